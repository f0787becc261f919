package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.FREE;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.enlisted;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.peer;
import static codev.group.domain.People.plan;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.FacilitatorCommand.EnlistFacilitator;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.command.MembershipCommand.ReplaceFacilitator;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Remplacer l’animateur")
class ReplacingTheFacilitatorTest {
  private static final SessionPlanned PLANNED = planned(FIRST, 1, JANUARY_11);

  @Test
  @DisplayName("pour une séance, ou pour de bon")
  void for_one_session_or_for_good() {
    given(Group.class, formed(), PLANNED)
        .when(replace(PAUL, FIRST, FREE))
        .expectEvents(replaced(PAUL, FIRST))
        .expectResultMessagePayload(List.of());
    given(Group.class, formed(), PLANNED)
        .when(replace(PAUL, null, FREE))
        .expectEvents(replaced(PAUL, null));
  }

  @Test
  @DisplayName("le nouvel animateur mène le groupe, l’ancien n’y planifie plus")
  void the_new_one_leads() {
    given(Group.class, formed(), replaced(PAUL, null))
        .when(plan(SECOND, "2027-01-11T08:00:00Z", PAUL))
        .expectSuccessfulHandlerExecution();
    refused(
        given(Group.class, formed(), replaced(PAUL, null))
            .when(plan(SECOND, "2027-01-11T08:00:00Z", ANNE)),
        RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("redit, il répond comme la première fois ; s’il anime déjà, c’est un conflit")
  void sent_again_it_answers_as_the_first_time() {
    given(Group.class, formed(), replaced(PAUL, null, MethodWarning.FACILITATOR_NOT_QUALIFIED))
        .when(replace(PAUL, null, FREE))
        .expectNoEvents()
        .expectResultMessagePayload(List.of(MethodWarning.FACILITATOR_NOT_QUALIFIED));
    refused(
        given(Group.class, formed()).when(replace(ANNE, null, FREE)),
        RuleViolation.ALREADY_FACILITATES);
    given(Group.class, formed(), PLANNED, replaced(PAUL, FIRST))
        .when(replace(ANNE, FIRST, FREE))
        .expectEvents(replaced(ANNE, FIRST));
  }

  @Test
  @DisplayName("jamais un membre, et qui remplace ne devient pas membre avant sa séance")
  void never_a_member() {
    refused(
        given(Group.class, formed()).when(replace(ALICE, null, FREE)),
        RuleViolation.FACILITATOR_IS_A_MEMBER);
    var join =
        new AddMember(
            GROUP, PAUL, List.of(peer(PAUL)), words("Remplace Farid"), false, MONA, TODAY);
    refused(
        given(Group.class, formed(), PLANNED, replaced(PAUL, FIRST)).when(join),
        RuleViolation.FACILITATOR_IS_A_MEMBER);
    given(Group.class, formed(), PLANNED, replaced(PAUL, FIRST), held(ALICE))
        .when(join)
        .expectEvents(joined(PAUL));
  }

  @Test
  @DisplayName("une séance commencée garde le sien, une séance inconnue n’en a pas")
  void a_session_that_has_begun_keeps_its_own() {
    refused(
        given(Group.class, formed(), PLANNED, begun(JANUARY_11)).when(replace(PAUL, FIRST, FREE)),
        RuleViolation.SESSION_HAS_BEGUN);
    refused(
        given(Group.class, formed()).when(replace(PAUL, FIRST, FREE)),
        RuleViolation.UNKNOWN_SESSION);
  }

  @Test
  @DisplayName(
      "qui n’est pas qualifié, ou a assez de groupes, est pris quand même, et cela se voit")
  void who_is_not_qualified_or_busy_is_told() {
    assertThat(new FacilitatorWorkload(true, false, 0, null).warnings(true))
        .containsExactly(MethodWarning.FACILITATOR_NOT_QUALIFIED);
    assertThat(new FacilitatorWorkload(true, true, 3, 3).warnings(true))
        .containsExactly(MethodWarning.FACILITATOR_OVER_CAPACITY);
    assertThat(new FacilitatorWorkload(true, true, 3, 3).warnings(false)).isEmpty();
    given(Group.class, formed())
        .when(replace(PAUL, null, new FacilitatorWorkload(true, false, 0, null)))
        .expectEvents(replaced(PAUL, null, MethodWarning.FACILITATOR_NOT_QUALIFIED));
  }

  @Test
  @DisplayName("hors du vivier, nul n’est nommé ; qui anime déjà le groupe le reste")
  void who_is_missing_from_the_pool_is_not_named() {
    var missing = new FacilitatorWorkload(false, false, 0, null);
    refused(
        given(Group.class, formed()).when(replace(PAUL, null, missing)),
        RuleViolation.FACILITATOR_NOT_IN_THE_POOL);
    given(Group.class, formed(), PLANNED, replaced(PAUL, FIRST))
        .when(replace(ANNE, FIRST, missing))
        .expectEvents(replaced(ANNE, FIRST, MethodWarning.FACILITATOR_NOT_QUALIFIED));
  }

  @Test
  @DisplayName("qui commandite ou audite le programme n’est pas nommé, même avec un accord")
  void who_reviews_the_programme_is_not_named() {
    for (var approved : List.of(false, true))
      refused(
          given(Group.class, formed())
              .when(
                  new ReplaceFacilitator(
                      GROUP, PAUL, null, FREE, true, words("Congé"), approved, PAUL, TODAY)),
          RuleViolation.FACILITATOR_REVIEWS_THE_PROGRAMME);
  }

  @Test
  @DisplayName("la place d’un animateur dans le vivier se note une fois, et se change")
  void a_place_in_the_pool_is_recorded_once() {
    var enlist = new EnlistFacilitator(PAUL, enlisted().qualification(), 3, MONA, TODAY);
    given(Facilitator.class).when(enlist).expectEvents(enlisted());
    nothingNew(given(Facilitator.class, enlisted()).when(enlist));
    given(Facilitator.class, enlisted())
        .when(new EnlistFacilitator(PAUL, enlisted().qualification(), 4, MONA, TODAY))
        .expectSuccessfulHandlerExecution();
  }

  private static ReplaceFacilitator replace(
      Username facilitator, @Nullable SessionId session, FacilitatorWorkload workload) {
    return new ReplaceFacilitator(
        GROUP, facilitator, session, workload, false, words("Congé"), false, MONA, TODAY);
  }
}
