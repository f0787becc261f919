package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ALICES_ID;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.profile;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.uuid;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.ProfileChanged;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Language;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Inscrire une personne à l’annuaire")
class RegisteringAPersonTest {
  @Test
  @DisplayName("la première fois, elle y entre")
  void the_first_time_they_enter() {
    given(Person.class)
        .when(register(ALICES_ID, profile("Finance")))
        .expectEvents(registered(), contact(null, true));
  }

  @Test
  @DisplayName("un profil différent met sa fiche à jour")
  void another_profile_brings_the_entry_up_to_date() {
    given(Person.class, registered(), contact(null, true))
        .when(register(ALICES_ID, profile("Achats")))
        .expectEvents(moved());
  }

  @Test
  @DisplayName("le même profil ne change rien")
  void the_same_profile_changes_nothing() {
    nothingNew(
        given(Person.class, registered(), contact(null, true), moved())
            .when(register(ALICES_ID, profile("Achats"))));
  }

  @Test
  @DisplayName("un identifiant de connexion ne désigne qu’une personne")
  void a_username_means_one_person() {
    refused(
        given(Person.class, registered())
            .when(register(new PersonId(uuid(99)), profile("Finance"))),
        RuleViolation.USERNAME_HAS_ANOTHER_ID);
  }

  @Test
  @DisplayName("personne n’est son propre responsable")
  void nobody_is_their_own_manager() {
    refused(
        given(Person.class)
            .when(register(ALICES_ID, new Profile("Alice", null, null, null, null, ALICE))),
        RuleViolation.OWN_MANAGER);
  }

  @Test
  @DisplayName("inscrite avant qu’on garde de quoi lui écrire, elle l’est à la liste suivante")
  void who_was_registered_before_contacts_were_kept_gets_one() {
    given(Person.class, registered())
        .when(register(ALICES_ID, profile("Finance")))
        .expectEvents(contact(null, true));
  }

  @Test
  @DisplayName("une nouvelle adresse laisse ses préférences comme elles sont")
  void a_new_address_leaves_preferences_alone() {
    var renamed = new Profile("Alice Morel", "morel@example.org", "Finance", null, null, null);
    given(Person.class, registered(), contact(Language.EN, false))
        .when(register(ALICES_ID, renamed))
        .expectEvents(
            new ProfileChanged(ALICE, ALICES_ID, renamed, MONA, TODAY),
            new ContactChanged(
                ALICE, new Contact("Alice Morel", "morel@example.org", Language.EN, false), TODAY));
  }

  private static RegisterPerson register(PersonId id, Profile profile) {
    return new RegisterPerson(ALICE, id, profile, MONA, TODAY);
  }
}
