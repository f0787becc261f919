package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ALICES_ID;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.addressChanged;
import static codev.group.domain.People.contact;
import static codev.group.domain.People.knownElsewhere;
import static codev.group.domain.People.moved;
import static codev.group.domain.People.profile;
import static codev.group.domain.People.registered;
import static codev.group.domain.People.uuid;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.PersonCommand.ChangeExternalId;
import codev.group.domain.command.PersonCommand.IntroducePerson;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.event.PersonEvent.ExternalIdChanged;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.event.PersonEvent.ProfileChanged;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Language;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import java.util.List;
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
  @DisplayName("un identifiant que personne n’a choisi cède à celui d’un client, une fois")
  void an_id_that_no_client_chose_gives_way() {
    var derived =
        new PersonRegistered(ALICE, PersonId.derivedFrom(ALICE), profile("Finance"), MONA, TODAY);
    var chosen = new ProfileChanged(ALICE, ALICES_ID, profile("Finance"), MONA, TODAY);
    given(Person.class, derived, contact(null, true))
        .when(register(ALICES_ID, profile("Finance")))
        .expectEvents(chosen);
    refused(
        given(Person.class, derived, contact(null, true), chosen)
            .when(register(new PersonId(uuid(99)), profile("Finance"))),
        RuleViolation.USERNAME_HAS_ANOTHER_ID);
  }

  @Test
  @DisplayName(
      "présente dès le départ, elle entre une fois ; sa fiche reste ensuite ce qu’elle est")
  void from_the_start_they_enter_once() {
    var introduced = new IntroducePerson(ALICE, profile("Finance"), MONA, TODAY);
    given(Person.class)
        .when(introduced)
        .expectResultMessagePayload(true)
        .expectEvents(
            new PersonRegistered(
                ALICE, PersonId.derivedFrom(ALICE), profile("Finance"), MONA, TODAY),
            contact(null, true));
    nothingNew(given(Person.class, registered(), moved()).when(introduced));
    given(Person.class, registered()).when(introduced).expectResultMessagePayload(false);
    nothingNew(
        given(Person.class, registered(), new PersonErased(ALICE, MONA, TODAY)).when(introduced));
  }

  @Test
  @DisplayName("l’identifiant qu’un autre système lui donne se note une fois, et s’efface")
  void an_id_elsewhere_is_noted_once() {
    var known = new ChangeExternalId(ALICE, "00u1a2b3", MONA, TODAY);
    var unknown = new ChangeExternalId(ALICE, null, MONA, TODAY);
    given(Person.class, registered()).when(known).expectEvents(knownElsewhere());
    nothingNew(given(Person.class, registered(), knownElsewhere()).when(known));
    nothingNew(given(Person.class, registered()).when(unknown));
    given(Person.class, registered(), knownElsewhere())
        .when(unknown)
        .expectEvents(new ExternalIdChanged(ALICE, null, MONA, TODAY));
    refused(given(Person.class).when(known), RuleViolation.NOT_IN_THE_DIRECTORY);
    refused(
        given(Person.class, registered(), new PersonErased(ALICE, MONA, TODAY)).when(known),
        RuleViolation.PERSON_IS_ERASED);
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
            addressChanged(MONA),
            new ContactChanged(
                ALICE,
                new Contact("Alice Morel", "morel@example.org", Language.EN, false, List.of()),
                TODAY));
  }

  @Test
  @DisplayName("son adresse retirée a changé aussi")
  void an_address_that_is_removed_has_changed() {
    var none = new Profile("Alice Martin", null, "Finance", "Lyon", "Contrôle de gestion", ZOE);
    given(Person.class, registered(), contact(null, true))
        .when(register(ALICES_ID, none))
        .expectEvents(
            new ProfileChanged(ALICE, ALICES_ID, none, MONA, TODAY),
            addressChanged(MONA),
            new ContactChanged(
                ALICE, new Contact("Alice Martin", null, null, true, List.of()), TODAY));
  }

  @Test
  @DisplayName("une première adresse n’en remplace aucune, ni la même autrement écrite")
  void a_first_address_replaces_none() {
    var none = new Profile("Alice Martin", null, "Finance", "Lyon", "Contrôle de gestion", ZOE);
    var capital =
        new Profile(
            "Alice Martin", "Alice@Example.org", "Finance", "Lyon", "Contrôle de gestion", ZOE);
    given(Person.class, new PersonRegistered(ALICE, ALICES_ID, none, MONA, TODAY))
        .when(register(ALICES_ID, profile("Finance")))
        .expectEvents(
            new ProfileChanged(ALICE, ALICES_ID, profile("Finance"), MONA, TODAY),
            contact(null, true));
    given(Person.class, registered(), contact(null, true))
        .when(register(ALICES_ID, capital))
        .expectEvents(
            new ProfileChanged(ALICE, ALICES_ID, capital, MONA, TODAY),
            new ContactChanged(
                ALICE,
                new Contact("Alice Martin", "Alice@Example.org", null, true, List.of()),
                TODAY));
  }

  private static RegisterPerson register(PersonId id, Profile profile) {
    return new RegisterPerson(ALICE, id, profile, MONA, TODAY);
  }
}
