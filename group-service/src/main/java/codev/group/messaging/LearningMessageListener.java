package codev.group.messaging;

import codev.group.domain.GroupCommand.ErasePerson;
import codev.group.domain.person.Username;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Messages of learning-service: erased people are removed from the directory. */
@Component
public class LearningMessageListener implements MessageListener {
  private final CommandSender commands;

  LearningMessageListener(CommandSender commands) {
    this.commands = commands;
  }

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
    command(message).ifPresent(commands::send);
  }

  static Optional<ErasePerson> command(InboundMessage message) {
    return switch (message.type()) {
      case "learning.person-erased.v1" -> Optional.of(message.as(PersonErased.class).noted());
      default -> Optional.empty();
    };
  }

  record PersonErased(Username username, Username by, Instant at) {
    ErasePerson noted() {
      return new ErasePerson(username, by, at);
    }
  }
}
