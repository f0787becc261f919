package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FREE;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.ZOE;
import static codev.group.domain.People.form;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.peer;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import codev.group.domain.command.MembershipCommand.FormGroup;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Créer un groupe")
class FormingAGroupTest {
  private static final MemberCandidate[] PEERS = {peer(ALICE, ZOE), peer(BOB), peer(CARLA)};

  @Test
  @DisplayName("trois pairs et un animateur suffisent")
  void three_peers_and_a_facilitator_are_enough() {
    given(Group.class).when(form(PEERS)).expectEvents(formed());
  }

  @Test
  @DisplayName("un animateur hors du vivier, ou qui en a trop, est accepté avec l’avertissement")
  void what_speaks_against_the_facilitator_is_told() {
    var overloaded = new FacilitatorWorkload(true, false, 3, 3);
    var warnings =
        List.of(MethodWarning.FACILITATOR_NOT_QUALIFIED, MethodWarning.FACILITATOR_OVER_CAPACITY);
    given(Group.class)
        .when(formBy(overloaded))
        .expectEvents(formed(warnings.toArray(MethodWarning[]::new)))
        .expectResultMessagePayload(warnings);
    given(Group.class, formed(warnings.toArray(MethodWarning[]::new)))
        .when(formBy(FREE))
        .expectNoEvents()
        .expectResultMessagePayload(warnings);
  }

  @Test
  @DisplayName("qui commandite ou audite le programme n’en anime pas les groupes")
  void who_sponsors_or_audits_the_programme_facilitates_no_group() {
    refused(
        given(Group.class).when(formBy(FREE, true)),
        RuleViolation.FACILITATOR_REVIEWS_THE_PROGRAMME);
    given(Group.class, formed()).when(formBy(FREE, true)).expectNoEvents();
  }

  private static FormGroup formBy(FacilitatorWorkload workload) {
    return formBy(workload, false);
  }

  private static FormGroup formBy(FacilitatorWorkload workload, boolean sponsorsOrAudits) {
    return new FormGroup(
        GROUP,
        PROGRAMME,
        "Groupe Lumière",
        ANNE,
        workload,
        sponsorsOrAudits,
        List.of(PEERS),
        false,
        MONA,
        TODAY);
  }

  @Test
  @DisplayName("à deux, ce n’est pas un groupe")
  void two_are_not_a_group() {
    refused(
        given(Group.class).when(form(peer(ALICE), peer(BOB))),
        RuleViolation.FEWER_THAN_THREE_MEMBERS);
  }

  @Test
  @DisplayName("huit membres au plus")
  void eight_members_at_most() {
    given(Group.class).when(form(peers(8))).expectSuccessfulHandlerExecution();
    refused(given(Group.class).when(form(peers(9))), RuleViolation.MORE_THAN_EIGHT_MEMBERS);
  }

  @Test
  @DisplayName("personne n’y est deux fois")
  void nobody_is_in_it_twice() {
    refused(
        given(Group.class).when(form(peer(ALICE), peer(BOB), peer(BOB))),
        RuleViolation.MEMBER_NAMED_TWICE);
  }

  @Test
  @DisplayName("l’animateur n’est pas membre")
  void the_facilitator_is_not_a_member() {
    refused(
        given(Group.class).when(form(peer(ALICE), peer(BOB), peer(ANNE))),
        RuleViolation.FACILITATOR_IS_A_MEMBER);
  }

  @Test
  @DisplayName("qui n’est pas à l’annuaire est nommé")
  void unknown_people_are_named() {
    var zoe = new MemberCandidate(ZOE, false, List.of());
    var carla = new MemberCandidate(CARLA, false, List.of());

    assertThatExceptionOfType(RuleViolationException.class)
        .isThrownBy(() -> MembershipRules.check(ANNE, List.of(zoe, carla, peer(BOB))))
        .returns(RuleViolation.UNKNOWN_PEOPLE, RuleViolationException::violation)
        .returns(
            List.of("carla, zoe"),
            refusal -> refusal.arguments().stream().map(String::valueOf).toList());
  }

  @Test
  @DisplayName("personne ne siège avec son responsable, direct ou indirect")
  void nobody_sits_with_their_manager() {
    refused(
        given(Group.class).when(form(peer(ALICE, ZOE, CARLA), peer(BOB), peer(CARLA))),
        RuleViolation.MEMBER_WITH_THEIR_MANAGER);
  }

  @Test
  @DisplayName("le redire à l’identique ne change rien")
  void the_same_again_changes_nothing() {
    nothingNew(given(Group.class, formed()).when(form(PEERS)));
  }

  @Test
  @DisplayName("le même identifiant ne peut pas en désigner un autre")
  void the_same_id_cannot_mean_another() {
    refused(
        given(Group.class, formed()).when(form(peer(ALICE), peer(BOB), peer(ZOE))),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  private static MemberCandidate[] peers(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> peer(new Username("peer" + n)))
        .toArray(MemberCandidate[]::new);
  }
}
