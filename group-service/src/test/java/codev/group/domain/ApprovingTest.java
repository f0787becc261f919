package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.APPROVAL;
import static codev.group.domain.People.APPROVAL_ENDS;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.CARLA;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.FREE;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.SELF_APPOINTMENT;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.approved;
import static codev.group.domain.People.carriedOut;
import static codev.group.domain.People.disapproved;
import static codev.group.domain.People.expired;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.impossible;
import static codev.group.domain.People.peer;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.requested;
import static codev.group.domain.People.withdrawn;
import static codev.group.domain.People.words;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalAction.MemberAddition;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.CompleteApproval;
import codev.group.domain.command.ApprovalCommand.DecideApproval;
import codev.group.domain.command.ApprovalCommand.ExpireApproval;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.ApprovalCommand.WithdrawApproval;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.command.MembershipCommand.FormGroup;
import codev.group.domain.command.MembershipCommand.ReplaceFacilitator;
import codev.group.domain.event.MembershipEvent.FacilitatorReplaced;
import codev.group.domain.person.Username;
import codev.group.domain.rights.Approval;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L’accord d’une seconde personne")
class ApprovingTest {
  @Test
  @DisplayName("qui gère ne s’attribue ni l’animation ni une place de membre sans lui")
  void managers_give_themselves_no_place() {
    var plan = planned(FIRST, 1, JANUARY_11);
    refused(
        given(Group.class, formed(), plan).when(replace(MONA, FIRST, false)),
        RuleViolation.APPROVAL_NEEDED);
    refused(
        given(Group.class, formed()).when(replace(MONA, null, false)),
        RuleViolation.APPROVAL_NEEDED);
    refused(given(Group.class, formed()).when(join(MONA, false)), RuleViolation.APPROVAL_NEEDED);
    refused(given(Group.class).when(form(MONA, ALICE, false)), RuleViolation.APPROVAL_NEEDED);
    refused(given(Group.class).when(form(ANNE, MONA, false)), RuleViolation.APPROVAL_NEEDED);
  }

  @Test
  @DisplayName("avec lui, c’est fait ; pour quelqu’un d’autre, il n’en faut pas")
  void approved_it_is_done() {
    given(Group.class, formed()).when(replace(MONA, null, true)).expectSuccessfulHandlerExecution();
    given(Group.class, formed()).when(join(MONA, true)).expectSuccessfulHandlerExecution();
    given(Group.class).when(form(MONA, ALICE, true)).expectSuccessfulHandlerExecution();
    given(Group.class, formed())
        .when(replace(PAUL, null, false))
        .expectSuccessfulHandlerExecution();
    given(Group.class, formed()).when(join(PAUL, false)).expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("qui anime déjà le groupe reprend une séance confiée à quelqu’un d’autre")
  void who_facilitates_already_goes_on() {
    var theirs =
        new FacilitatorReplaced(
            GROUP, PROGRAMME, MONA, null, words("Congé"), List.of(), PAUL, TODAY);
    var once =
        new FacilitatorReplaced(
            GROUP, PROGRAMME, PAUL, FIRST, words("Congé"), List.of(), MONA, TODAY);
    given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), theirs, once)
        .when(replace(MONA, FIRST, false))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("ce qui est impossible est refusé avant d’être demandé")
  void what_is_impossible_is_refused_first() {
    refused(
        given(Group.class, formed()).when(replace(MONA, FIRST, false)),
        RuleViolation.UNKNOWN_SESSION);
  }

  @Test
  @DisplayName("demandé une fois, avec son motif et son terme")
  void it_is_requested_once() {
    given(Approval.class).when(request(SELF_APPOINTMENT, "Congé d’Anne")).expectEvents(requested());
    nothingNew(
        given(Approval.class, requested()).when(request(SELF_APPOINTMENT, "Un autre motif")));
    var other = new MemberAddition(GROUP.value(), PROGRAMME, "Groupe Lumière", MONA);
    refused(
        given(Approval.class, requested()).when(request(other, "Congé d’Anne")),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("accordé ou refusé par quelqu’un d’autre, une fois")
  void it_is_decided_once_by_another_person() {
    given(Approval.class, requested()).when(decide(true, "D’accord")).expectEvents(approved());
    given(Approval.class, requested())
        .when(decide(false, "Prenez Paul"))
        .expectEvents(disapproved());
    nothingNew(given(Approval.class, requested(), approved()).when(decide(true, "D’accord")));
    refused(
        given(Approval.class, requested(), approved()).when(decide(false, "D’accord")),
        RuleViolation.APPROVAL_DECIDED_ALREADY);
    refused(
        given(Approval.class, requested(), disapproved()).when(decide(true, "D’accord")),
        RuleViolation.APPROVAL_DECIDED_ALREADY);
  }

  @Test
  @DisplayName("jamais par qui l’a demandé")
  void never_by_who_asked() {
    refused(
        given(Approval.class, requested()).when(decide(true, "D’accord", MONA, TODAY)),
        RuleViolation.APPROVAL_OF_ONES_OWN);
  }

  @Test
  @DisplayName("ni après son terme, à partir duquel il est échu, une fois")
  void it_expires() {
    var last = APPROVAL_ENDS.minusMillis(1);
    given(Approval.class, requested())
        .when(decide(true, "D’accord", PAUL, last))
        .expectSuccessfulHandlerExecution();
    refused(
        given(Approval.class, requested()).when(decide(true, "D’accord", PAUL, APPROVAL_ENDS)),
        RuleViolation.APPROVAL_EXPIRED);
    nothingNew(given(Approval.class, requested()).when(new ExpireApproval(APPROVAL, last)));
    given(Approval.class, requested())
        .when(new ExpireApproval(APPROVAL, APPROVAL_ENDS))
        .expectEvents(expired());
    nothingNew(
        given(Approval.class, requested(), expired())
            .when(new ExpireApproval(APPROVAL, APPROVAL_ENDS)));
    nothingNew(
        given(Approval.class, requested(), approved())
            .when(new ExpireApproval(APPROVAL, APPROVAL_ENDS)));
    refused(
        given(Approval.class, requested(), expired()).when(decide(true, "D’accord")),
        RuleViolation.APPROVAL_DECIDED_ALREADY);
  }

  @Test
  @DisplayName("accordé, il est réalisé ou devenu impossible, une fois")
  void it_is_completed_once() {
    given(Approval.class, requested(), approved())
        .when(new CompleteApproval(APPROVAL, null, TODAY))
        .expectEvents(carriedOut());
    given(Approval.class, requested(), approved())
        .when(new CompleteApproval(APPROVAL, "group.facilitator.already", TODAY))
        .expectEvents(impossible());
    nothingNew(
        given(Approval.class, requested(), approved(), impossible())
            .when(new CompleteApproval(APPROVAL, null, TODAY)));
    nothingNew(
        given(Approval.class, requested(), disapproved())
            .when(new CompleteApproval(APPROVAL, null, TODAY)));
  }

  @Test
  @DisplayName("se retire tant qu’il n’est ni refusé ni réalisé, une fois")
  void it_is_withdrawn_until_it_has_ended() {
    var withdraw = new WithdrawApproval(APPROVAL, MONA, TODAY);
    given(Approval.class, requested()).when(withdraw).expectEvents(withdrawn());
    given(Approval.class, requested(), approved()).when(withdraw).expectEvents(withdrawn());
    nothingNew(given(Approval.class, requested(), withdrawn()).when(withdraw));
    nothingNew(given(Approval.class, requested(), disapproved()).when(withdraw));
    nothingNew(given(Approval.class, requested(), approved(), carriedOut()).when(withdraw));
    nothingNew(
        given(Approval.class, requested(), approved(), withdrawn())
            .when(new CompleteApproval(APPROVAL, null, TODAY)));
    refused(
        given(Approval.class, requested(), withdrawn()).when(decide(true, "D’accord")),
        RuleViolation.APPROVAL_DECIDED_ALREADY);
  }

  @Test
  @DisplayName("retiré, il répond s’il n’en reste rien : tout sauf réalisé")
  void a_withdrawal_answers_whether_nothing_is_left() {
    var withdraw = new WithdrawApproval(APPROVAL, MONA, TODAY);
    given(Approval.class, requested()).when(withdraw).expectResultMessagePayload(true);
    given(Approval.class, requested(), disapproved())
        .when(withdraw)
        .expectResultMessagePayload(true);
    given(Approval.class, requested(), approved(), impossible())
        .when(withdraw)
        .expectNoEvents()
        .expectResultMessagePayload(true);
    given(Approval.class, requested(), approved(), carriedOut())
        .when(withdraw)
        .expectNoEvents()
        .expectResultMessagePayload(false);
  }

  @Test
  @DisplayName("la même demande garde son identifiant tant qu’elle n’est pas terminée")
  void the_same_request_has_the_same_id() {
    var first = ApprovalId.of(MONA, SELF_APPOINTMENT, 0);
    assertThat(ApprovalId.of(MONA, SELF_APPOINTMENT, 0)).isEqualTo(first);
    assertThat(ApprovalId.of(MONA, SELF_APPOINTMENT, 1)).isNotEqualTo(first);
    assertThat(ApprovalId.of(PAUL, SELF_APPOINTMENT, 0)).isNotEqualTo(first);
  }

  private static RequestApproval request(ApprovalAction action, String reason) {
    return new RequestApproval(APPROVAL, action, MONA, words(reason), APPROVAL_ENDS, TODAY);
  }

  private static DecideApproval decide(boolean granted, String reason) {
    return decide(granted, reason, PAUL, TODAY);
  }

  private static DecideApproval decide(boolean granted, String reason, Username by, Instant at) {
    return new DecideApproval(APPROVAL, granted, words(reason), by, at);
  }

  private static ReplaceFacilitator replace(
      Username facilitator, @Nullable SessionId session, boolean approved) {
    return new ReplaceFacilitator(
        GROUP, facilitator, session, FREE, false, words("Congé"), approved, MONA, TODAY);
  }

  private static AddMember join(Username member, boolean approved) {
    return new AddMember(
        GROUP, member, List.of(peer(member)), words("Intérêt"), approved, MONA, TODAY);
  }

  private static FormGroup form(Username facilitator, Username member, boolean approved) {
    return new FormGroup(
        GROUP,
        PROGRAMME,
        "Groupe Lumière",
        facilitator,
        FREE,
        false,
        List.of(peer(member), peer(BOB), peer(CARLA)),
        approved,
        MONA,
        TODAY);
  }
}
