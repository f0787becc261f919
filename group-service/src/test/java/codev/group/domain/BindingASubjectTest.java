package codev.group.domain;

import static codev.group.domain.People.ALICES_ID;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROVIDER;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.assigned;
import static codev.group.domain.People.bound;
import static codev.group.domain.People.profile;
import static codev.group.domain.People.refusedSubject;
import static codev.group.domain.People.released;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.PersonCommand.AssignSubject;
import codev.group.domain.command.PersonCommand.BindSubject;
import codev.group.domain.command.PersonCommand.ReleaseSubject;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.event.PersonEvent.ProfileChanged;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Relier un identifiant à un compte")
class BindingASubjectTest {
  private static final PersonRegistered REGISTERED =
      new PersonRegistered(PAUL, ALICES_ID, profile("Finance"), MONA, TODAY);

  @Test
  @DisplayName("se fait à la première connexion, une fois")
  void is_done_once() {
    given(Person.class)
        .when(bind("7d3c"))
        .expectResultMessagePayload(true)
        .expectEvents(bound("7d3c"));
    nothingNew(given(Person.class, bound("7d3c")).when(bind("7d3c")));
  }

  @Test
  @DisplayName("un autre compte avec le même identifiant est refusé, et noté une fois")
  void another_account_is_refused() {
    given(Person.class, bound("7d3c"))
        .when(bind("91fa"))
        .expectResultMessagePayload(false)
        .expectEvents(refusedSubject("91fa"));
    given(Person.class, bound("7d3c"), refusedSubject("91fa"))
        .when(bind("91fa"))
        .expectResultMessagePayload(false)
        .expectNoEvents();
  }

  @Test
  @DisplayName("libéré avec un motif, l’identifiant va au compte suivant")
  void released_it_goes_to_the_next() {
    given(Person.class, bound("7d3c"), refusedSubject("91fa"))
        .when(release("Compte recréé"))
        .expectEvents(released("7d3c"));
    given(Person.class, bound("7d3c"), refusedSubject("91fa"), released("7d3c"))
        .when(bind("91fa"))
        .expectResultMessagePayload(true)
        .expectEvents(bound("91fa"));
  }

  @Test
  @DisplayName("ne se libère que s’il est relié ; la même demande répétée ne change rien")
  void only_what_is_bound_is_released() {
    nothingNew(given(Person.class, bound("7d3c"), released("7d3c")).when(release("Compte recréé")));
    refused(
        given(Person.class, bound("7d3c"), released("7d3c")).when(release("Autre motif")),
        RuleViolation.SUBJECT_NOT_BOUND);
    refused(given(Person.class).when(release("Motif")), RuleViolation.SUBJECT_NOT_BOUND);
  }

  @Test
  @DisplayName("un administrateur relie le compte d’une autre personne à la fiche de celle-ci")
  void an_account_is_linked_to_another_person() {
    given(Person.class, REGISTERED).when(assign("91fa")).expectEvents(assigned("91fa"));
    nothingNew(given(Person.class, REGISTERED, assigned("91fa")).when(assign("91fa")));
    given(Person.class, REGISTERED, assigned("91fa"))
        .when(bind("91fa"))
        .expectResultMessagePayload(true)
        .expectNoEvents();
    refused(
        given(Person.class, REGISTERED, bound("7d3c")).when(assign("91fa")),
        RuleViolation.SUBJECT_BOUND_ALREADY);
    refused(given(Person.class).when(assign("91fa")), RuleViolation.NOT_IN_THE_DIRECTORY);
  }

  @Test
  @DisplayName("par son adresse, pas après que la même personne l’a changée et a libéré le nom")
  void not_by_an_address_that_its_releaser_changed() {
    var others = address("other@example.org", MONA);
    var released = released("7d3c"); // by Mona
    refused(
        given(Person.class, REGISTERED, bound("7d3c"), others, released)
            .when(bindByAddress("91fa")),
        RuleViolation.ADDRESS_CHANGED_BY_ITS_RELEASER);
    refused(
        given(Person.class, REGISTERED, bound("7d3c"), released, others)
            .when(bindByAddress("91fa")),
        RuleViolation.ADDRESS_CHANGED_BY_ITS_RELEASER);

    isBound(REGISTERED, bound("7d3c"), released);
    isBound(REGISTERED, others, bound("7d3c"), released);
    isBound(REGISTERED, bound("7d3c"), address("other@example.org", ZOE), released);
    isBound(REGISTERED, bound("7d3c"), others, released, address("third@example.org", ZOE));
  }

  private static void isBound(GroupServiceEvent... history) {
    given(Person.class, history)
        .when(bindByAddress("91fa"))
        .expectResultMessagePayload(true)
        .expectEvents(bound("91fa"));
  }

  private static ProfileChanged address(String email, Username by) {
    var profile = new Profile("Paul", email, null, null, null, null);
    return new ProfileChanged(PAUL, ALICES_ID, profile, by, TODAY);
  }

  private static BindSubject bindByAddress(String subject) {
    return new BindSubject(PAUL, PROVIDER, subject, true, TODAY);
  }

  private static AssignSubject assign(String subject) {
    return new AssignSubject(PAUL, PROVIDER, subject, MONA, TODAY);
  }

  private static BindSubject bind(String subject) {
    return new BindSubject(PAUL, PROVIDER, subject, false, TODAY);
  }

  private static ReleaseSubject release(String reason) {
    return new ReleaseSubject(PAUL, new EncryptedText(reason), MONA, TODAY);
  }
}
