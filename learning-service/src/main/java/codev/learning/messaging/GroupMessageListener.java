package codev.learning.messaging;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.personaldata.SealedData;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.authority.AuthorityCommand;
import codev.learning.messaging.GroupMessages.*;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Messages of group-service become commands here: of each message, only what figures, e-mails and
 * decisions about access need.
 */
@Component
public class GroupMessageListener implements MessageListener {
  private final CommandSender commands;
  private final ErasureProperties erasures;
  private final SealedData data;

  GroupMessageListener(
      CommandSender commands, ErasureProperties erasures, TextEncryption encryption) {
    this.commands = commands;
    this.erasures = erasures;
    this.data = new SealedData(encryption);
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public void handle(InboundMessage message) {
    commandsFor(message, erasures.grace(), data).forEach(commands::send);
    authorityCommandsFor(message, data).forEach(commands::send);
  }

  @Override
  public boolean undo(InboundMessage lost) {
    var undoing = new LostGroupMessage(lost).commands().toList();
    undoing.forEach(commands::send);
    return !undoing.isEmpty();
  }

  static Stream<? extends LearningServiceCommand> commandsFor(
      InboundMessage message, Duration grace, SealedData data) {
    return switch (message.type()) {
      case "group.programme-declared.v1" -> message.as(ProgrammeDeclared.class).commands();
      case "group.group-formed.v1" -> message.as(GroupFormed.class).commands();
      case "group.member-joined.v1" -> Stream.of(message.as(MemberJoined.class).command());
      case "group.member-left.v1" -> Stream.of(message.as(MemberLeft.class).command());
      case "group.facilitator-changed.v1" -> message.as(FacilitatorChanged.class).commands();
      case "group.session-planned.v2" -> message.as(SessionPlanned.class).commands();
      case "group.session-moved.v1" -> Stream.of(message.as(SessionMoved.class).command());
      case "group.session-template-changed.v1" ->
          message.as(SessionTemplateChanged.class).commands();
      case "group.session-cancelled.v1" -> Stream.of(message.as(SessionCancelled.class).command());
      case "group.turn-counted.v1" -> Stream.of(message.as(TurnCounted.class).command());
      case "group.person-registered.v1" -> Stream.of(message.as(PersonRegistered.class).command());
      case SealedRegistration.TYPE -> message.as(SealedRegistration.class).commands(data);
      case "group.approval-granted.v1" ->
          message.as(ApprovalDecided.class).commandsIfGranted(grace);
      case "group.approval-refused.v1", "group.approval-expired.v1" ->
          message.as(ApprovalDecided.class).commandsIfDeclined();
      case "group.identity-period-ended.v1" ->
          Stream.of(message.as(IdentityPeriodEnded.class).command());
      case "group.contact-changed.v1" -> Stream.of(message.as(ContactChanged.class).command());
      case SealedContact.TYPE -> message.as(SealedContact.class).commands(data);
      default -> Stream.empty();
    };
  }

  static Stream<? extends AuthorityCommand> authorityCommandsFor(
      InboundMessage message, SealedData data) {
    return switch (message.type()) {
      case "group.programme-declared.v1" -> message.as(ProgrammeInUnit.class).commands();
      case "group.grant-given.v1" -> Stream.of(message.as(GrantGiven.class).command());
      case "group.subject-bound.v1" -> Stream.of(message.as(SubjectBound.class).command());
      case SealedSubject.TYPE -> Stream.of(message.as(SealedSubject.class).command(data));
      case "group.subject-released.v1", "group.subject-released.v2" ->
          Stream.of(message.as(SubjectReleased.class).command());
      case "group.sessions-ended.v1" -> Stream.of(message.as(SessionsEnded.class).command());
      case "group.grant-revoked.v1" -> Stream.of(message.as(GrantRevoked.class).command());
      default -> Stream.empty();
    };
  }
}
