package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.registered;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.GroupServiceCommand.ChoosePreferences;
import codev.group.domain.person.Language;
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
  @DisplayName("hors de l’annuaire, il n’y a personne à qui écrire")
  void outside_the_directory_there_is_nobody_to_write_to() {
    refused(
        given(Person.class).when(choose(Language.EN, null)), RuleViolation.NOT_IN_THE_DIRECTORY);
  }

  private static ChoosePreferences choose(
      @Nullable Language language, @Nullable Boolean reminders) {
    return new ChoosePreferences(ALICE, language, reminders, TODAY);
  }
}
