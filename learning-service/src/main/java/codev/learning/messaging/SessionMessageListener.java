package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.learning.domain.LearningCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Messages of session-service become commands here; texts stay encrypted as they came. */
@Component
public class SessionMessageListener implements MessageListener {
  private final CommandSender commands;

  SessionMessageListener(CommandSender commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public String topic() {
    return "codev.sessions";
  }

  @Override
  public void handle(InboundMessage heard) {
    commandFor(heard).ifPresent(commands::send);
  }

  static Optional<LearningCommand> commandFor(InboundMessage heard) {
    return switch (heard.type()) {
      case "session.topic-chosen.v1" -> told(heard, TopicChosenMessage.class);
      case "session.action-planned.v1" -> told(heard, ActionPlannedMessage.class);
      case "session.action-reviewed.v1" -> told(heard, ActionReviewedMessage.class);
      case "session.learning-stated.v1" -> told(heard, LearningStatedMessage.class);
      case "session.evaluated.v1", "session.evaluated.v2" ->
          told(heard, SessionEvaluatedMessage.class);
      case "session.closed.v1", "session.closed.v2" -> told(heard, SessionClosedMessage.class);
      case "session.attendance-marked.v1" -> told(heard, AttendanceMarkedMessage.class);
      case "session.attendance-signed.v1" -> told(heard, AttendanceSignedMessage.class);
      default -> Optional.empty();
    };
  }

  private static Optional<LearningCommand> told(
      InboundMessage heard, Class<? extends SessionMessage> shape) {
    return Optional.of(heard.as(shape).command());
  }
}
