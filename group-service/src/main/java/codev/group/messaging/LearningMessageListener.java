package codev.group.messaging;

import codev.group.authority.ApprovalProperties;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.ApprovalCommand.WithdrawApproval;
import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.PersonCommand.ErasePerson;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of learning-service: erasures of people wait here for a second person's approval, and
 * erased people are removed from the directory.
 */
@Component
public record LearningMessageListener(CommandSender commands, ApprovalProperties approvals)
    implements MessageListener {
  /** Who takes back what learning-service has lost: no person of the organisation. */
  private static final Username OPERATOR = new Username("operator");

  @Override
  public String name() {
    return "learning";
  }

  @Override
  public String topic() {
    return "codev.learning";
  }

  @Override
  public void handle(InboundMessage message) {
    command(message, approvals.expireAfter()).ifPresent(commands::send);
  }

  /** Not of a request that was carried out. A command that was obeyed before has no result. */
  @Override
  public boolean undo(InboundMessage lost) {
    return commandTakingBack(lost)
        .map(undoing -> !Boolean.FALSE.equals(commands.send(undoing).result()))
        .orElse(false);
  }

  /** Nobody asks for an erasure any more whose request is lost; an erased person stays so. */
  static Optional<GroupServiceCommand> commandTakingBack(InboundMessage lost) {
    if (!lost.type().equals("learning.erasure-requested.v1")) return Optional.empty();
    var request = lost.as(ErasureRequested.class).requestId();
    return Optional.of(new WithdrawApproval(request, OPERATOR, lost.at()));
  }

  static Optional<GroupServiceCommand> command(InboundMessage message, Duration expireAfter) {
    return switch (message.type()) {
      case "learning.erasure-requested.v1" ->
          Optional.of(message.as(ErasureRequested.class).command(expireAfter));
      case "learning.erasure-cancelled.v1" ->
          Optional.of(message.as(ErasureCancelled.class).command());
      case "learning.person-erased.v1" -> Optional.of(message.as(PersonErased.class).toCommand());
      default -> Optional.empty();
    };
  }

  record ErasureRequested(
      ApprovalId requestId,
      Username username,
      Set<ProgrammeId> programmeIds,
      @Nullable EncryptedText reason,
      Username by,
      Instant at) {
    GroupServiceCommand command(Duration expireAfter) {
      return new RequestApproval(
          requestId,
          new PersonErasure(username, programmeIds),
          by,
          reason,
          at.plus(expireAfter),
          at);
    }
  }

  record ErasureCancelled(ApprovalId requestId, Username by, Instant at) {
    GroupServiceCommand command() {
      return new WithdrawApproval(requestId, by, at);
    }
  }

  record PersonErased(Username username, Username by, Instant at) {
    GroupServiceCommand toCommand() {
      return new ErasePerson(username, by, at);
    }
  }
}
