package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ALICES_ID;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.erased;
import static codev.group.domain.People.registered;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.PersonCommand.ChoosePreferences;
import codev.group.domain.command.PersonCommand.ErasePerson;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Oublier quelqu’un")
class ErasingAPersonTest {
  @Test
  @DisplayName("se note une fois")
  void is_noted_once() {
    given(Person.class, registered()).when(erase()).expectEvents(erased());
    nothingNew(given(Person.class, registered(), erased()).when(erase()));
  }

  @Test
  @DisplayName("vaut aussi pour qui n’a jamais été inscrit")
  void is_noted_of_whoever_was_never_registered() {
    given(Person.class).when(erase()).expectEvents(erased());
  }

  @Test
  @DisplayName("la liste suivante ne fait pas revenir son nom")
  void the_next_list_does_not_bring_the_name_back() {
    refused(
        given(Person.class, registered(), erased())
            .when(new RegisterPerson(ALICE, ALICES_ID, registered().profile(), MONA, TODAY)),
        RuleViolation.PERSON_IS_ERASED);
  }

  @Test
  @DisplayName("ni ses préférences son adresse")
  void nor_do_preferences_bring_back_the_address() {
    refused(
        given(Person.class, registered(), contact(null, true), erased())
            .when(new ChoosePreferences(ALICE, Language.FR, true, null, TODAY)),
        RuleViolation.PERSON_IS_ERASED);
  }

  private static ErasePerson erase() {
    return new ErasePerson(ALICE, ALICE, TODAY);
  }
}
