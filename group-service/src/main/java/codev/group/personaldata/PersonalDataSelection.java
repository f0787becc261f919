package codev.group.personaldata;

import codev.group.domain.event.*;
import codev.group.domain.event.ApprovalEvent.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.ProgrammeEvent.*;
import codev.group.domain.event.RetentionEvent.*;
import codev.group.domain.event.SubjectEvent.*;
import codev.group.domain.event.TurnDecisionEvent.*;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Username;
import java.util.stream.Stream;

/** Rules on which events belong in a person's export. */
public final class PersonalDataSelection {
  private PersonalDataSelection() {}

  static boolean concerns(GroupServiceEvent event, String username) {
    return concerned(event).anyMatch(username::equals);
  }

  public static Stream<String> concerned(GroupServiceEvent event) {
    return people(event).map(Username::value);
  }

  /**
   * The actor of an event and the people whom it is about. The person who registered another one,
   * and the participants of a planned session, are left out: that list is about the whole group.
   */
  private static Stream<Username> people(GroupServiceEvent event) {
    return switch (event) {
      case PersonEvent e -> Stream.of(e.person());
      case SubjectAssigned e -> Stream.of(e.person(), e.by());
      case SubjectReleased e -> Stream.of(e.person(), e.by());
      case AccountBindingEvent e -> Stream.of(e.person());
      case SessionsEnded e -> Stream.of(e.person(), e.by());
      case FacilitatorEvent e -> Stream.of(e.facilitator());
      case ProgrammeDeclared e -> Stream.of(e.by());
      case TemplateDefined e -> Stream.of(e.by());
      case TrainingDescribed e -> Stream.of(e.by());
      case WelcomeWorded e -> Stream.of(e.by());
      case WelcomeEmailsHeldBack e -> Stream.of(e.by());
      case WelcomeEmailsReleased e -> Stream.of(e.by());
      case WelcomeTrialRequested e -> Stream.of(e.by());
      case ParticipantAdded e -> Stream.of(e.person(), e.by());
      case ParticipantRemoved e -> Stream.of(e.person(), e.by());
      case GrantGiven e -> Stream.of(e.person(), e.by());
      case GrantRevoked e -> Stream.of(e.person(), e.by());
      case ApprovalRequested e -> Stream.of(e.asker());
      case ApprovalGranted e -> Stream.of(e.asker(), e.by());
      case ApprovalRefused e -> Stream.of(e.asker(), e.by());
      case ApprovalExpired e -> Stream.of(e.asker());
      case ApprovalWithdrawn e -> Stream.of(e.asker(), e.by());
      case ApprovalCarriedOut e -> Stream.of(e.asker());
      case ApprovalFailed e -> Stream.of(e.asker());
      case RetentionSet e -> Stream.of(e.by());
      case RetentionAnnounced _, RetentionCarriedOut _ -> Stream.empty(); // about a programme
      case IdentityRetentionEvent e -> Stream.of(e.person());
      case GroupFormed e -> Stream.concat(e.members().stream(), Stream.of(e.facilitator(), e.by()));
      case MembersReviewed _ -> Stream.empty(); // it reveals other people's managers
      case MemberJoined e -> Stream.of(e.member(), e.by());
      case MemberLeft e -> Stream.of(e.member(), e.by());
      case FacilitatorReplaced e -> Stream.of(e.facilitator(), e.by());
      case CharterAccepted e -> Stream.of(e.member());
      case CharterAcceptanceWithdrawn e -> Stream.of(e.member());
      case CharterDeclined e -> Stream.of(e.member());
      case CharterReminded e -> Stream.concat(e.members().stream(), Stream.of(e.by()));
      case CharterWorded e -> Stream.of(e.by());
      case SessionDateAccepted e -> Stream.of(e.by());
      case SessionPlanned e -> Stream.of(e.facilitator(), e.by());
      case SessionMoved e -> Stream.of(e.by());
      case SessionPlaceChanged e -> Stream.of(e.by());
      case SessionTemplateChanged e -> Stream.of(e.by());
      case SessionCancelled e -> Stream.of(e.by());
      case TurnsSwapped e -> Stream.of(e.member(), e.with(), e.by());
      case TurnSkipped e -> Stream.of(e.member(), e.by());
      case TurnCounted e -> Stream.of(e.member(), e.by());
      case SessionOpened e -> Stream.of(e.by());
      case SessionPostponed e -> Stream.of(e.by());
      case SessionHandedOver e -> Stream.of(e.to(), e.by());
      case SignatureNoted e -> Stream.of(e.person());
      case SessionInvitationAnswered e -> Stream.of(e.person());
      case SessionAnswerWithdrawn e -> Stream.of(e.person());
      case PresenceNoted e -> Stream.of(e.member());
      case ClientNoted e -> Stream.of(e.client());
      case SessionHeld e ->
          Stream.concat(
              e.attendance().stream().map(AttendanceRecord::member),
              Stream.ofNullable(e.facilitator()));
    };
  }
}
