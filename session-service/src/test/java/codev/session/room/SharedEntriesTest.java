package codev.session.room;

import static codev.session.domain.People.ALICE;
import static codev.session.domain.People.ANNE;
import static codev.session.domain.People.BOB;
import static codev.session.domain.People.CARLA;
import static codev.session.domain.People.at;
import static codev.session.domain.People.made;
import static codev.session.domain.People.step;
import static codev.session.domain.People.unclassified;
import static codev.session.domain.People.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Les contributions dessinées une fois pour plusieurs")
class SharedEntriesTest {
  private static final CurrentUser FACILITATOR = participant(ANNE);
  private static final CurrentUser CLIENT = participant(ALICE);
  private static final CurrentUser AUTHOR = participant(CARLA);
  private static final CurrentUser CONSULTANT = participant(BOB);
  private static final CurrentUser AUDITOR = new CurrentUser("audrey", Set.of(UserRole.AUDITOR));
  private static final CurrentUser MANAGER = new CurrentUser("marc", Set.of(UserRole.MANAGER));
  private static final List<CurrentUser> ALL =
      List.of(FACILITATOR, CLIENT, AUTHOR, CONSULTANT, AUDITOR, MANAGER);
  private static final List<String> FRAGMENTS = List.of("entry", "earlier");

  private final PageTestRenderer renderer = new PageTestRenderer();

  @TestFactory
  @DisplayName("sont, à chaque moment et pour chacun, celles qu'on dessinerait pour lui seul")
  Stream<DynamicTest> are_what_would_be_rendered_for_one_viewer() {
    return Stream.of(SessionMoment.values())
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    moment.name(),
                    () -> ALL.forEach(user -> assertSameAsAlone(moment.seenBy(user), user))));
  }

  @Test
  @DisplayName("et de même quand on est revenu en arrière, des contributions restant à classer")
  void are_so_after_going_back() {
    var events = new ArrayList<>(at(Step.CONSULTATION));
    events.add(unclassified(50, Step.CONSULTATION, BOB));
    events.add(made(51, ContributionKind.IDEA, CARLA));
    ALL.forEach(user -> assertSameAsAlone(SessionMoment.seen(events, user), user));
    events.add(step(Step.CLARIFICATION, 80));
    events.add(made(52, ContributionKind.FACT, CARLA));
    ALL.forEach(user -> assertSameAsAlone(SessionMoment.seen(events, user), user));
  }

  private void assertSameAsAlone(SessionResponse seen, CurrentUser user) {
    var room = renderer.model(seen, user);
    for (var language : List.of(Locale.FRENCH, Locale.ENGLISH))
      for (var contribution : seen.discussion().contributions())
        for (var fragment : FRAGMENTS)
          assertThat(room.entries(language).html(fragment, contribution))
              .as("%s of %s for %s", fragment, contribution.id(), user.username())
              .isEqualTo(renderer.entry(fragment, contribution, room, language));
  }

  @Test
  @DisplayName("ne montrent un texte masqué qu'à l'animateur et à son auteur")
  void hidden_words_stay_with_their_author() {
    for (var user : List.of(FACILITATOR, AUTHOR))
      assertThat(discussion(user)).contains("texte 39", "blessant");
    for (var user : List.of(CLIENT, CONSULTANT, AUDITOR, MANAGER))
      assertThat(discussion(user)).doesNotContain("texte 39", "blessant");
  }

  @Test
  @DisplayName("ne montrent aucun mot à qui n'y a pas droit, même après les autres")
  void words_stay_with_those_who_may_read_them() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(discussion(user)).contains("texte 36");
    for (var user : List.of(AUDITOR, MANAGER))
      assertThat(discussion(user)).doesNotContainPattern("texte \\d");
  }

  @Test
  @DisplayName("ne proposent à personne ce qu'un autre peut faire")
  void nobody_is_offered_what_another_may_do() {
    assertThat(entry(36, FACILITATOR)).contains("/hidden-entries").doesNotContain("correct-text");
    assertThat(entry(36, CONSULTANT)).contains("correct-text").doesNotContain("/hidden-entries");
    assertThat(entry(36, CLIENT)).contains("/marks").doesNotContain("correct-text");
    assertThat(entry(36, AUTHOR)).doesNotContain("<form");
  }

  @Test
  @DisplayName("le sont une fois pour ceux qui voient la même chose")
  void are_rendered_once_for_those_who_see_the_same() {
    var events = at(Step.CLARIFICATION);
    events.add(made(32, ContributionKind.STATEMENT, ALICE));
    events.add(made(33, ContributionKind.FACT, BOB));
    assertThat(entry(32, SessionMoment.seen(events, CONSULTANT), CONSULTANT))
        .isSameAs(entry(32, SessionMoment.seen(events, AUTHOR), AUTHOR))
        .isNotEqualTo(entry(32, SessionMoment.seen(events, CLIENT), CLIENT));
    assertThat(entry(33, SessionMoment.seen(events, CONSULTANT), CONSULTANT))
        .as("Bob's own words")
        .isNotEqualTo(entry(33, SessionMoment.seen(events, AUTHOR), AUTHOR));
  }

  private String discussion(CurrentUser user) {
    return renderer.section(PageSection.TALK, SessionMoment.CONSULTATION, user, Locale.FRENCH);
  }

  private String entry(int id, CurrentUser user) {
    return entry(id, SessionMoment.CONSULTATION.seenBy(user), user);
  }

  private String entry(int id, SessionResponse seen, CurrentUser user) {
    var contribution = seen.discussion().find(new ContributionId(uuid(id))).orElseThrow();
    return renderer.model(seen, user).entries(Locale.FRENCH).html("entry", contribution);
  }

  private static CurrentUser participant(Username username) {
    return new CurrentUser(username.value(), Set.of(UserRole.FACILITATOR, UserRole.PARTICIPANT));
  }
}
