package codev.session.room.section;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.room.SessionMoment;
import codev.session.room.section.ChecklistSection.SettledPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est réglé avant l'étape suivante")
class ChecklistSectionTest {
  private static final CurrentUser FACILITATOR =
      new CurrentUser(ANNE.value(), Set.of(UserRole.FACILITATOR));

  @Test
  @DisplayName("en préparation : les présences, les actions revues, chaque sujet choisi")
  void of_the_preparation() {
    var events =
        new ArrayList<SessionEvent>(List.of(scheduled(), opened(earlierAction()), proposed()));
    assertThat(settled(events)).isEmpty();
    for (var member : List.of(ALICE, BOB)) events.add(marked(member, AttendanceStatus.PRESENT));
    assertThat(settled(events)).as("Carla is not marked yet").isEmpty();
    events.add(marked(CARLA, AttendanceStatus.ABSENT));
    assertThat(settled(events)).containsExactly(SettledPoint.of("settled.attendance"));
    events.add(
        new EarlierActionReviewed(
            SESSION, ORIGIN, EARLIER, BOB, EarlierAction.Outcome.DONE, null, null, BOB, NOON));
    events.add(chosen());
    assertThat(settled(events))
        .containsExactly(
            SettledPoint.of("settled.attendance"),
            SettledPoint.of("settled.actions"),
            SettledPoint.of("settled.topic", "Alice Martin"));
  }

  @Test
  @DisplayName("une action dont l'échéance est à venir n'est ni attendue ni dite revue")
  void an_action_under_way() {
    var underWay =
        new EarlierAction(new ActionId(uuid(81)), CARLA, words("Écrire"), LocalDate.of(2027, 3, 1));
    var events =
        new ArrayList<SessionEvent>(
            List.of(scheduled(), opened(earlierAction(), underWay), proposed()));
    events.add(
        new EarlierActionReviewed(
            SESSION, ORIGIN, EARLIER, BOB, EarlierAction.Outcome.DONE, null, null, BOB, NOON));
    assertThat(settled(events)).containsExactly(SettledPoint.of("settled.actions"));
    assertThat(settled(List.of(scheduled(), opened(underWay), proposed()))).isEmpty();
  }

  @Test
  @DisplayName("une action dont l'auteur est absent n'est ni attendue ni dite revue")
  void an_action_of_who_is_absent() {
    var underReview =
        new EarlierAction(new ActionId(uuid(81)), CARLA, words("Écrire"), LocalDate.of(2027, 1, 4));
    var events =
        new ArrayList<SessionEvent>(
            List.of(scheduled(), opened(earlierAction(), underReview), proposed()));
    events.add(
        new EarlierActionReviewed(
            SESSION, ORIGIN, EARLIER, BOB, EarlierAction.Outcome.DONE, null, null, BOB, NOON));
    assertThat(settled(events)).as("Carla's is due").isEmpty();
    events.add(marked(CARLA, AttendanceStatus.ABSENT));
    assertThat(settled(events)).containsExactly(SettledPoint.of("settled.actions"));
  }

  @Test
  @DisplayName("au contrat : sa version, et combien l'acceptent de ceux dont l'accord compte")
  void of_the_contract() {
    var events = at(Step.PROBLEM_DEFINITION);
    assertThat(settled(events)).isEmpty();
    events.add(redefined(1));
    assertThat(settled(events)).containsExactly(SettledPoint.of("settled.contract", 1));
    events.add(accepted(1, BOB));
    assertThat(settled(events))
        .containsExactly(
            SettledPoint.of("settled.contract", 1), SettledPoint.of("settled.acceptances", 1, 2));
  }

  @Test
  @DisplayName("de qui a quitté le groupe, ni présence, ni action, ni accord ne compte")
  void without_who_has_left_the_group() {
    var left = new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, NOON);
    var preparing =
        new ArrayList<SessionEvent>(List.of(scheduled(), opened(earlierAction()), proposed()));
    for (var member : List.of(ALICE, CARLA))
      preparing.add(marked(member, AttendanceStatus.PRESENT));
    assertThat(settled(preparing)).as("Bob is not marked").isEmpty();
    preparing.add(left);
    assertThat(settled(preparing)).containsExactly(SettledPoint.of("settled.attendance"));

    var agreeing = at(Step.PROBLEM_DEFINITION);
    agreeing.addAll(List.of(redefined(1), accepted(1, BOB), left, accepted(1, CARLA)));
    assertThat(settled(agreeing))
        .containsExactly(
            SettledPoint.of("settled.contract", 1), SettledPoint.of("settled.acceptances", 1, 1));
  }

  @Test
  @DisplayName("à la synthèse : le texte écrit ; aux étapes sans condition, rien")
  void of_the_synthesis() {
    var events = at(Step.SYNTHESIS);
    assertThat(settled(events)).isEmpty();
    events.add(new SynthesisWritten(SESSION, words("Je retiens"), ALICE, NOON));
    assertThat(settled(events)).containsExactly(SettledPoint.of("settled.synthesis"));
    events.add(step(Step.LEARNING));
    assertThat(settled(events)).isEmpty();
    assertThat(settled(List.of(scheduled(), proposed()))).as("not opened").isEmpty();
  }

  private static List<SettledPoint> settled(List<SessionEvent> events) {
    var viewer = new SessionPageViewer(SessionMoment.seen(events, FACILITATOR), ANNE, false);
    return new ChecklistSection(viewer).settled();
  }

  private static AttendanceMarked marked(Username member, AttendanceStatus status) {
    return new AttendanceMarked(SESSION, ORIGIN, member, status, null, ANNE, NOON);
  }
}
