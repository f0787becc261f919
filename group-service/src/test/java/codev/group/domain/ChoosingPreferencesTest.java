package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.registered;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static codev.group.domain.person.EmailKind.ACTIONS;
import static codev.group.domain.person.EmailKind.SUMMARIES;
import static codev.group.domain.person.EmailKind.SURVEYS;

import codev.group.domain.command.PersonCommand.ChoosePreferences;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.person.Contact;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Choisir comment on m’écrit")
class ChoosingPreferencesTest {
  @Test
  @DisplayName("la langue et le silence se choisissent")
  void language_and_silence_are_chosen() {
    given(Person.class, registered(), contact(null, true))
        .when(choose(Language.EN, false))
        .expectEvents(contact(Language.EN, false));
  }

  @Test
  @DisplayName("ce qui n’est pas dit reste comme c’était")
  void what_is_left_out_stays() {
    given(Person.class, registered(), contact(Language.EN, true))
        .when(choose(null, false))
        .expectEvents(contact(Language.EN, false));
  }

  @Test
  @DisplayName("le même choix ne change rien")
  void the_same_choice_changes_nothing() {
    nothingNew(
        given(Person.class, registered(), contact(Language.EN, false))
            .when(choose(Language.EN, false)));
  }

  @Test
  @DisplayName("chacun choisit les sortes de courriels dont il se passe")
  void kinds_of_emails_are_chosen() {
    given(Person.class, registered(), contact(null, true))
        .when(doWithout(SURVEYS, SUMMARIES, SURVEYS))
        .expectEvents(without(true, SUMMARIES, SURVEYS));
    given(Person.class, registered(), without(true, SUMMARIES))
        .when(doWithout())
        .expectEvents(contact(null, true));
    given(Person.class, registered(), contact(null, true))
        .when(doWithout(EmailKind.values()))
        .expectEvents(without(false, EmailKind.values()));
    given(Person.class, registered(), without(false, EmailKind.values()))
        .when(doWithout(ACTIONS))
        .expectEvents(without(true, ACTIONS));
  }

  @Test
  @DisplayName("tous les courriels, ou aucun, remplace le choix de chaque sorte")
  void all_or_none_replaces_the_kinds() {
    given(Person.class, registered(), without(true, SUMMARIES))
        .when(choose(null, true))
        .expectEvents(contact(null, true));
    given(Person.class, registered(), without(true, SUMMARIES))
        .when(choose(null, false))
        .expectEvents(contact(null, false));
    nothingNew(
        given(Person.class, registered(), without(true, SUMMARIES)).when(choose(null, null)));
  }

  @Test
  @DisplayName("hors de l’annuaire, il n’y a personne à qui écrire")
  void outside_the_directory_there_is_nobody_to_write_to() {
    refused(
        given(Person.class).when(choose(Language.EN, null)), RuleViolation.NOT_IN_THE_DIRECTORY);
  }

  private static ChoosePreferences choose(
      @Nullable Language language, @Nullable Boolean reminders) {
    return new ChoosePreferences(ALICE, language, reminders, null, TODAY);
  }

  private static ChoosePreferences doWithout(EmailKind... kinds) {
    return new ChoosePreferences(ALICE, null, null, List.of(kinds), TODAY);
  }

  private static ContactChanged without(boolean reminders, EmailKind... kinds) {
    return new ContactChanged(
        ALICE,
        new Contact("Alice Martin", "alice@example.org", null, reminders, List.of(kinds)),
        TODAY);
  }
}
