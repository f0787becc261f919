package codev.session.room;

import static codev.session.domain.People.ALICE;
import static codev.session.domain.People.ANNE;
import static codev.session.domain.People.CARLA;
import static codev.session.domain.People.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les échanges d'une étape passée")
class EarlierStepsTest {
  /** The first in the clarification; a reply to it follows. */
  private static final int ASKED = 32;

  private static final CurrentUser FACILITATOR = participant(ANNE);
  private static final CurrentUser CLIENT = participant(ALICE);
  private static final CurrentUser CONSULTANT = participant(CARLA);
  private static final CurrentUser AUDITOR = new CurrentUser("audrey", Set.of(UserRole.AUDITOR));

  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("tant que la séance dure, ne sont lus que dépliés : l'adresse en est dans la page")
  void are_read_when_they_are_unfolded() {
    var address = "/sessions/%s/earlier/%s".formatted(session(), uuid(ASKED));
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(talk(SessionMoment.CONSULTATION, user))
          .contains("clarification (2)", "hx-get=\"" + address + "\"")
          .doesNotContain("texte 32", "texte 33", "texte 34");
  }

  @Test
  @DisplayName("sont, dépliés, ceux de cette étape seule, réponses comprises")
  void have_all_of_their_step() {
    for (var user : List.of(FACILITATOR, CLIENT, CONSULTANT))
      assertThat(folded(ASKED, user))
          .containsSubsequence("texte 32", "texte 34", "texte 33")
          .doesNotContain("texte 31", "texte 35", "texte 36");
    assertThat(folded(ASKED, FACILITATOR)).contains("/hidden-entries");
    assertThat(folded(ASKED, CONSULTANT)).doesNotContain("/hidden-entries", "correct-text-");
  }

  @Test
  @DisplayName("ne sont dépliés ni par qui n'y a pas droit, ni par ce qui n'ouvre aucune étape")
  void are_nobody_elses() {
    assertThat(folded(ASKED, AUDITOR)).doesNotContainPattern("texte \\d");
    assertThat(folded(ASKED + 1, CONSULTANT)).isBlank();
    assertThat(folded(36, CONSULTANT)).as("of the running step").isBlank();
    assertThat(folded(1_000, CONSULTANT)).isBlank();
  }

  @Test
  @DisplayName("sont dans la page, dépliés, pour l'exposé qu'on clarifie")
  void are_in_the_page_while_they_are_worked_on() {
    assertThat(talk(SessionMoment.CLARIFICATION, CONSULTANT))
        .contains("texte 30", "texte 31")
        .doesNotContain("/earlier/");
  }

  @Test
  @DisplayName("sont dans la page d'une séance close, et pas à pas")
  void are_in_a_page_that_is_not_redrawn() {
    assertThat(talk(SessionMoment.CLOSED, CONSULTANT))
        .contains("texte 32", "texte 36")
        .doesNotContain("/earlier/");
    var seen = SessionMoment.CONSULTATION.seenBy(CONSULTANT);
    assertThat(
            renderer.readOnly(
                "room/discussion :: section", seen, Map.of(), CONSULTANT, Locale.FRENCH))
        .contains("texte 32")
        .doesNotContain("/earlier/");
  }

  private String talk(SessionMoment moment, CurrentUser user) {
    return renderer.section(PageSection.TALK, moment, user, Locale.FRENCH);
  }

  private String folded(int first, CurrentUser user) {
    return renderer.folded(
        new ContributionId(uuid(first)), SessionMoment.CONSULTATION.seenBy(user), user);
  }

  private static Object session() {
    return SessionMoment.CONSULTATION.seenBy(CONSULTANT).header().id();
  }

  private static CurrentUser participant(Username username) {
    return new CurrentUser(username.value(), Set.of(UserRole.FACILITATOR, UserRole.PARTICIPANT));
  }
}
