package codev.group.messaging;

import codev.group.domain.authority.ApprovalAction.CarriedOutHere;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.event.*;
import codev.group.domain.event.ApprovalEvent.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.IdentityRetentionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.event.ProgrammeEvent.*;
import codev.group.domain.event.SubjectEvent.*;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.Username;
import codev.group.messaging.AuthorityMessages.ApprovalDecidedV1;
import codev.group.messaging.AuthorityMessages.GrantGivenV1;
import codev.group.messaging.AuthorityMessages.GrantRevokedV1;
import codev.group.messaging.GroupMessages.CharterAcceptanceWithdrawnV1;
import codev.group.messaging.GroupMessages.CharterAcceptedV1;
import codev.group.messaging.GroupMessages.CharterWordedV1;
import codev.group.messaging.GroupMessages.FacilitatorChangedV1;
import codev.group.messaging.GroupMessages.GroupFormedV1;
import codev.group.messaging.GroupMessages.MemberJoinedV1;
import codev.group.messaging.GroupMessages.MemberLeftV1;
import codev.group.messaging.GroupMessages.ProgrammeDeclaredV1;
import codev.group.messaging.GroupMessages.TurnCountedV1;
import codev.group.messaging.PersonMessages.IdentityPeriodEndedV1;
import codev.group.messaging.PersonMessages.SessionsEndedV1;
import codev.group.messaging.PersonMessages.SubjectReleasedV2;
import codev.group.messaging.SessionPlanMessages.SessionCancelledV1;
import codev.group.messaging.SessionPlanMessages.SessionMovedV1;
import codev.group.messaging.SessionPlanMessages.SessionPlaceChangedV1;
import codev.group.messaging.SessionPlanMessages.SessionPlannedV2;
import codev.group.messaging.SessionPlanMessages.SessionTemplateChangedV1;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for each event of this service whether it is published, and under which message name. */
@Component
public class GroupMessageMapper implements MessageMapper<GroupServiceEvent> {
  private final PersonMessages people;

  GroupMessageMapper(TextEncryption encryption) {
    this.people = new PersonMessages(encryption);
  }

  @Override
  public String topic() {
    return "codev.groups";
  }

  @Override
  public Class<GroupServiceEvent> eventType() {
    return GroupServiceEvent.class;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<GroupServiceEvent> recorded) {
    return switch (recorded.event()) {
      case ProgrammeDeclared e ->
          outbound("group.programme-declared.v1", ProgrammeDeclaredV1.of(e));
      case PersonRegistered e -> outbound(PersonMessages.REGISTERED, people.registered(e));
      case ProfileChanged e -> outbound(PersonMessages.REGISTERED, people.registered(e));
      case ContactChanged e -> outbound(PersonMessages.CONTACT, people.contactChanged(e));
      case EmailAddressChanged _ -> Optional.empty(); // the new one is in the contact
      case SubjectBound e -> outbound(PersonMessages.BOUND, people.bound(e));
      case SubjectAssigned e -> outbound(PersonMessages.BOUND, people.bound(e.binding()));
      case SubjectReleased e -> outbound("group.subject-released.v2", SubjectReleasedV2.of(e));
      case SessionsEnded e -> outbound("group.sessions-ended.v1", SessionsEndedV1.of(e));
      case SubjectRefused _ -> Optional.empty(); // for administrators, in this service
      case GrantGiven e -> outbound("group.grant-given.v1", GrantGivenV1.of(e));
      case GrantRevoked e -> outbound("group.grant-revoked.v1", GrantRevokedV1.of(e));
      case GroupFormed e -> outbound("group.group-formed.v1", GroupFormedV1.of(e));
      case MemberJoined e -> outbound("group.member-joined.v1", MemberJoinedV1.of(e));
      case MemberLeft e -> outbound("group.member-left.v1", MemberLeftV1.of(e));
      case FacilitatorReplaced e ->
          outbound("group.facilitator-changed.v1", FacilitatorChangedV1.of(e));
      case CharterAccepted e -> outbound("group.charter-accepted.v1", CharterAcceptedV1.of(e));
      case CharterAcceptanceWithdrawn e ->
          outbound("group.charter-acceptance-withdrawn.v1", CharterAcceptanceWithdrawnV1.of(e));
      case CharterDeclined _ -> Optional.empty(); // until they leave, they are a member
      case CharterReminded _ -> Optional.empty(); // only this service reminds of it
      case CharterWorded e -> outbound("group.charter-worded.v1", CharterWordedV1.of(e));
      case SessionPlanned e -> outbound("group.session-planned.v2", SessionPlannedV2.of(e));
      case SessionMoved e -> outbound("group.session-moved.v1", SessionMovedV1.of(e));
      case SessionPlaceChanged e ->
          outbound("group.session-place-changed.v1", SessionPlaceChangedV1.of(e));
      case SessionTemplateChanged e ->
          outbound("group.session-template-changed.v1", SessionTemplateChangedV1.of(e));
      case SessionCancelled e -> outbound("group.session-cancelled.v1", SessionCancelledV1.of(e));
      case TemplateDefined _ -> Optional.empty(); // each session carries its own
      case ParticipantAdded _, ParticipantRemoved _ -> Optional.empty(); // groups say who meets
      case TrainingDescribed _ -> Optional.empty(); // used only in documents of this service
      case WelcomeWorded _,
          WelcomeEmailsHeldBack _,
          WelcomeEmailsReleased _,
          WelcomeTrialRequested _ ->
          Optional.empty(); // for e-mails of this service
      case SessionOpened _,
          SessionPostponed _,
          SessionHandedOver _,
          SignatureNoted _,
          PresenceNoted _,
          ClientNoted _,
          SessionHeld _,
          PersonErased _ ->
          Optional.empty(); // they came to us as messages
      case ApprovalGranted e -> outboundDecision("group.approval-granted.v1", e, e.by());
      case ApprovalRefused e -> outboundDecision("group.approval-refused.v1", e, e.by());
      case ApprovalExpired e -> outboundDecision("group.approval-expired.v1", e, null);
      case ApprovalRequested _, ApprovalWithdrawn _, ApprovalCarriedOut _, ApprovalFailed _ ->
          Optional.empty();
      case RetentionEvent _ -> Optional.empty(); // this service destroys the keys
      case IdentityPeriodEnded e ->
          outbound("group.identity-period-ended.v1", IdentityPeriodEndedV1.of(e));
      case IdentityErasureAnnounced _, IdentityErasureCalledOff _ ->
          Optional.empty(); // for the person and their managers, in this service
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> Optional.empty(); // served here
      case AbsenceEvent _ -> Optional.empty(); // calendars are proposed here alone
      case ListColumnsChosen _ -> Optional.empty(); // a preference of a page of this service
      case PersonLeft _, PersonReturned _ -> Optional.empty(); // groups are formed here alone
      case ExternalIdChanged _ -> Optional.empty(); // for the system that provisions the directory
      case FacilitatorEvent _ -> Optional.empty(); // read in this service when groups are formed
      case SessionDateAccepted _ -> Optional.empty(); // the date stays what it was
      case SessionInvitationAnswered _, SessionAnswerWithdrawn _ ->
          Optional.empty(); // only this service plans
      case TurnCounted e -> outbound("group.turn-counted.v1", TurnCountedV1.of(e));
      case TurnsSwapped _, TurnSkipped _ -> Optional.empty(); // only this service shows rotations
      case MembersReviewed _ -> Optional.empty(); // for programme managers, in this service
    };
  }

  /** Neighbours need it where they carry it out. */
  private static Optional<OutboundMessage> outboundDecision(
      String type, ApprovalEvent e, @Nullable Username by) {
    return switch (e.action()) {
      case PersonErasure a -> outbound(type, ApprovalDecidedV1.of(e, a.person(), by));
      case CarriedOutHere _ -> Optional.empty();
    };
  }

  private static Optional<OutboundMessage> outbound(String type, Object body) {
    return Optional.of(new OutboundMessage(type, body));
  }
}
