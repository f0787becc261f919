package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.messaging.SessionMessage.*;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Messages of session-service become commands here; texts stay encrypted as they came. */
@Component
public record SessionMessageListener(CommandSender commands) implements MessageListener {
  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public void handle(InboundMessage message) {
    commandFor(message).ifPresent(commands::send);
  }

  @Override
  public boolean undo(InboundMessage lost) {
    var undoing = commandTakingBack(lost);
    undoing.ifPresent(commands::send);
    return undoing.isPresent();
  }

  /** Corrections, reviews, evaluations, presences, signatures and ends have no opposite. */
  static Optional<LearningServiceCommand> commandTakingBack(InboundMessage lost) {
    return switch (lost.type()) {
      case "session.action-planned.v1", "session.action-planned.v2", "session.action-restored.v1" ->
          Optional.of(action(lost).command(true));
      case "session.action-withdrawn.v1" -> Optional.of(action(lost).command(false));
      case "session.learning-stated.v1", "session.learning-restored.v1" ->
          Optional.of(learning(lost).withdrawal());
      case "session.learning-withdrawn.v1" -> Optional.of(learning(lost).restoration());
      default -> Optional.empty();
    };
  }

  private static ActionWithdrawnMessage action(InboundMessage lost) {
    return new ActionWithdrawnMessage(lost.as(ActionWithdrawnMessage.class).actionId(), lost.at());
  }

  private static LearningWithdrawnMessage learning(InboundMessage lost) {
    var message = lost.as(LearningWithdrawnMessage.class);
    return new LearningWithdrawnMessage(
        message.sessionId(),
        message.groupId(),
        message.programmeId(),
        message.learningId(),
        message.by(),
        lost.at());
  }

  static Optional<LearningServiceCommand> commandFor(InboundMessage message) {
    return switch (message.type()) {
      case "session.action-planned.v1", "session.action-planned.v2" ->
          command(message, ActionPlannedMessage.class);
      case "session.action-reviewed.v1" -> command(message, ActionReviewedMessageV1.class);
      case "session.action-reviewed.v2" -> command(message, ActionReviewedMessage.class);
      case "session.learning-stated.v1" -> command(message, LearningStatedMessage.class);
      case "session.action-corrected.v1", "session.action-corrected.v2" ->
          Optional.of(message.as(ActionPlannedMessage.class).correction());
      case "session.action-withdrawn.v1" ->
          Optional.of(message.as(ActionWithdrawnMessage.class).command(true));
      case "session.action-restored.v1" ->
          Optional.of(message.as(ActionWithdrawnMessage.class).command(false));
      case "session.learning-corrected.v1" ->
          Optional.of(message.as(LearningStatedMessage.class).correction());
      case "session.learning-withdrawn.v1" ->
          Optional.of(message.as(LearningWithdrawnMessage.class).withdrawal());
      case "session.learning-restored.v1" ->
          Optional.of(message.as(LearningWithdrawnMessage.class).restoration());
      case "session.evaluated.v1", "session.evaluated.v2" ->
          command(message, SessionEvaluatedMessageV2.class);
      case "session.evaluated.v3" -> command(message, SessionEvaluatedMessage.class);
      case "session.postponed.v1" -> command(message, SessionPostponedMessage.class);
      case "session.closed.v1", "session.closed.v2", "session.closed.v3" ->
          command(message, SessionClosedMessage.class);
      case "session.attendance-marked.v1" -> command(message, AttendanceMarkedMessage.class);
      case "session.attendance-signed.v1" -> command(message, AttendanceSignedMessage.class);
      default -> Optional.empty();
    };
  }

  private static Optional<LearningServiceCommand> command(
      InboundMessage message, Class<? extends SessionMessage> shape) {
    return Optional.of(message.as(shape).command());
  }
}
