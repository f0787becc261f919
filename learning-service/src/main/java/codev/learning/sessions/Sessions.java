package codev.learning.sessions;

import codev.infra.eventstore.Commands;
import codev.infra.relay.Heard;
import codev.infra.relay.Listener;
import codev.learning.domain.LearningCommand;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps in our own log what session-service tells; words stay as sealed as they came. */
@Component
public class Sessions implements Listener {
  private final Commands commands;

  Sessions(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String room() {
    return "sessions";
  }

  @Override
  public String topic() {
    return "codev.sessions";
  }

  @Override
  public void on(Heard heard) {
    commandFor(heard).ifPresent(commands::send);
  }

  static Optional<LearningCommand> commandFor(Heard heard) {
    return switch (heard.type()) {
      case "session.topic-chosen.v1" -> told(heard, TopicChosen.class);
      case "session.action-planned.v1" -> told(heard, ActionPlanned.class);
      case "session.action-reviewed.v1" -> told(heard, ActionReviewed.class);
      case "session.learning-stated.v1" -> told(heard, LearningStated.class);
      case "session.evaluated.v1", "session.evaluated.v2" -> told(heard, Evaluated.class);
      case "session.closed.v1", "session.closed.v2" -> told(heard, Closed.class);
      case "session.attendance-marked.v1" -> told(heard, AttendanceMarked.class);
      case "session.attendance-signed.v1" -> told(heard, AttendanceSigned.class);
      default -> Optional.empty();
    };
  }

  private static Optional<LearningCommand> told(Heard heard, Class<? extends Told> shape) {
    return Optional.of(heard.as(shape).command());
  }
}
