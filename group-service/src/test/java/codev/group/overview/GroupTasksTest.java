package codev.group.overview;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.overview.AttentionReason.CHARTER;
import static codev.group.overview.AttentionReason.CLASH;
import static codev.group.overview.AttentionReason.FACILITATOR_LEFT;
import static codev.group.overview.AttentionReason.NEW_DATE;
import static codev.group.overview.AttentionReason.NOT_CLOSED;
import static codev.group.overview.AttentionReason.NO_SESSION;
import static codev.group.overview.AttentionReason.OVERDUE;
import static codev.group.overview.AttentionReason.PLACE;
import static codev.group.overview.AttentionReason.QUORUM;
import static codev.group.overview.AttentionReason.ROTATION;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.answers.ExpectedPresence;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.InvitationAnswer;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est à faire dans un groupe")
class GroupTasksTest {
  private static final GroupEvent[] CHARTER_ACCEPTED = {
    accepted(ALICE), accepted(BOB), accepted(CARLA)
  };

  @Test
  @DisplayName("sans séance, en planifier passe avant les accords sur la charte")
  void without_a_session() {
    assertThat(needs(group(), TODAY)).containsExactly(NO_SESSION, CHARTER);
  }

  @Test
  @DisplayName("une séance reportée sans date passe avant les tours qui manquent")
  void postponed_without_a_date() {
    var group = group(planned(FIRST, 1, JANUARY_11), begun(JANUARY_11), postponed(JANUARY_11));
    assertThat(needs(group, JANUARY_11)).containsExactly(NEW_DATE, ROTATION, CHARTER);
    var first = tasks(group, false, null, JANUARY_11).getFirst();
    assertThat(first.path()).isEqualTo("/groups/" + GROUP + "#move-" + FIRST);
    assertThat(first.arguments(ZoneOffset.UTC, Locale.FRENCH))
        .containsExactly(1, "11 janv. 2027", 0);
  }

  @Test
  @DisplayName(
      "passée sans être tenue, ou ouverte sans être close, elle est à traiter après un jour")
  void overdue_or_not_closed() {
    var passed = group(planned(FIRST, 1, JANUARY_11));
    var opened = group(planned(FIRST, 1, JANUARY_11), begun(JANUARY_11));
    var sameDay = JANUARY_11.plus(Duration.ofHours(12));
    var later = JANUARY_11.plus(Duration.ofDays(3));
    assertThat(needs(passed, sameDay)).doesNotContain(OVERDUE);
    assertThat(needs(passed, later)).contains(OVERDUE).doesNotContain(NOT_CLOSED);
    assertThat(needs(opened, later)).contains(NOT_CLOSED).doesNotContain(OVERDUE);
  }

  @Test
  @DisplayName("sans lieu ni lien, une séance est à traiter deux semaines avant")
  void without_a_place() {
    var nowhere = group(at(null, null));
    assertThat(needs(nowhere, JANUARY_11.minus(Duration.ofDays(20)))).doesNotContain(PLACE);
    assertThat(needs(nowhere, JANUARY_11.minus(Duration.ofDays(3)))).startsWith(PLACE);
    var before = JANUARY_11.minus(Duration.ofDays(3));
    assertThat(needs(group(at("Salle Ampère", null)), before)).doesNotContain(PLACE);
    assertThat(needs(group(at(" ", "https://visio.example")), before)).doesNotContain(PLACE);
  }

  @Test
  @DisplayName("un conflit d’agenda, puis un quorum perdu, passent avant les tours")
  void conflicts_and_quorum() {
    var group = group(planned(FIRST, 1, JANUARY_11));
    var declined =
        new ExpectedPresence(
            Map.of(InvitationAnswer.DECLINED, List.of(ALICE, BOB)), List.of(CARLA), "");
    assertThat(tasks(group, true, declined, TODAY))
        .extracting(GroupTask::need)
        .containsExactly(CLASH, QUORUM, ROTATION, CHARTER);
  }

  @Test
  @DisplayName("un groupe qui a terminé n’a plus rien à faire")
  void a_finished_group_has_nothing_to_do() {
    assertThat(GroupTasks.of(group(), GroupStage.FINISHED, true, true, null, TODAY)).isEmpty();
  }

  @Test
  @DisplayName("la charte acceptée par tous, il ne reste que les tours sans séance")
  void once_the_charter_is_accepted() {
    var group = group(planned(FIRST, 1, JANUARY_11));
    for (var event : CHARTER_ACCEPTED) group = GroupView.after(group, event);
    assertThat(needs(group, TODAY)).containsExactly(ROTATION);
  }

  @Test
  @DisplayName("un animateur qui a quitté l’organisation est à remplacer avant tout le reste")
  void without_a_facilitator() {
    var group = group();
    var tasks = GroupTasks.of(group, GroupStage.of(group, false), true, true, null, TODAY);
    assertThat(tasks)
        .extracting(GroupTask::need)
        .containsExactly(FACILITATOR_LEFT, NO_SESSION, CLASH, CHARTER);
    assertThat(tasks.getFirst().path()).isEqualTo("/groups/" + GROUP + "#people");
  }

  private static List<AttentionReason> needs(GroupView group, Instant now) {
    return tasks(group, false, null, now).stream().map(GroupTask::need).toList();
  }

  private static List<GroupTask> tasks(
      GroupView group, boolean inConflict, @Nullable ExpectedPresence tooFew, Instant now) {
    return GroupTasks.of(group, GroupStage.of(group, false), false, inConflict, tooFew, now);
  }

  private static SessionPlanned at(@Nullable String place, @Nullable String videoLink) {
    var planned = planned(FIRST, 1, JANUARY_11);
    return new SessionPlanned(
        planned.group(),
        planned.session(),
        planned.programme(),
        planned.groupName(),
        planned.number(),
        planned.facilitator(),
        planned.members(),
        planned.charterVersion(),
        planned.startsAt(),
        planned.template(),
        place,
        videoLink,
        List.of(),
        MONA,
        TODAY);
  }

  private static GroupView group(GroupEvent... events) {
    var group = GroupView.after(null, formed());
    for (var event : events) group = GroupView.after(group, event);
    return group;
  }
}
