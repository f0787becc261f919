package codev.group.domain;

import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.declared;
import static codev.group.domain.People.welcomeEmailsHeldBack;
import static codev.group.domain.People.welcomeEmailsReleased;
import static codev.group.domain.People.welcomeTried;
import static codev.group.domain.People.welcomeWorded;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;

import codev.group.domain.command.ProgrammeCommand.HoldWelcomeEmails;
import codev.group.domain.command.ProgrammeCommand.RequestWelcomeTrial;
import codev.group.domain.command.ProgrammeCommand.RewordWelcomeEmail;
import codev.group.domain.event.ProgrammeEvent.WelcomeTrialRequested;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rédiger le début du courriel de bienvenue")
class WordingTheWelcomeTest {
  private static final String WHY = "Parce que l’usine change.";

  @Test
  @DisplayName("un texte remplace le précédent, le même ne change rien")
  void a_text_replaces_the_one_before() {
    given(Programme.class, declared()).when(word(WHY)).expectEvents(welcomeWorded(WHY));
    nothingNew(given(Programme.class, declared(), welcomeWorded(WHY)).when(word(WHY)));
    given(Programme.class, declared(), welcomeWorded(WHY))
        .when(word(""))
        .expectEvents(welcomeWorded(""));
    nothingNew(given(Programme.class, declared()).when(word("")));
  }

  @Test
  @DisplayName(
      "un essai redemandé aussitôt est le même, plus tard ou par un autre c’en est un autre")
  void a_trial_is_asked_for_once() {
    given(Programme.class, declared()).when(trial(MONA, TODAY)).expectEvents(welcomeTried());
    nothingNew(
        given(Programme.class, declared(), welcomeTried())
            .when(trial(MONA, TODAY.plusSeconds(59))));
    var later = TODAY.plusSeconds(60);
    given(Programme.class, declared(), welcomeTried())
        .when(trial(MONA, later))
        .expectEvents(new WelcomeTrialRequested(PROGRAMME, GROUP, MONA, later));
    given(Programme.class, declared(), welcomeTried())
        .when(trial(PAUL, TODAY))
        .expectEvents(new WelcomeTrialRequested(PROGRAMME, GROUP, PAUL, TODAY));
  }

  @Test
  @DisplayName("l’envoi se retient, puis se reprend, une fois")
  void welcomes_are_held_and_released() {
    given(Programme.class, declared()).when(hold(true)).expectEvents(welcomeEmailsHeldBack());
    nothingNew(given(Programme.class, declared()).when(hold(false)));
    nothingNew(given(Programme.class, declared(), welcomeEmailsHeldBack()).when(hold(true)));
    given(Programme.class, declared(), welcomeEmailsHeldBack())
        .when(hold(false))
        .expectEvents(welcomeEmailsReleased());
  }

  private static HoldWelcomeEmails hold(boolean held) {
    return new HoldWelcomeEmails(PROGRAMME, held, MONA, TODAY);
  }

  private static RewordWelcomeEmail word(String why) {
    return new RewordWelcomeEmail(PROGRAMME, why, MONA, TODAY);
  }

  private static RequestWelcomeTrial trial(Username by, Instant at) {
    return new RequestWelcomeTrial(PROGRAMME, GROUP, by, at);
  }
}
