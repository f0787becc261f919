package codev.group.learning;

import codev.group.domain.GroupCommand.ErasePerson;
import codev.group.domain.Username;
import codev.infra.eventstore.Commands;
import codev.infra.relay.Heard;
import codev.infra.relay.Listener;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the directory hears of learning-service: who is erased. */
@Component
public class Learning implements Listener {
  private final Commands commands;

  Learning(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String room() {
    return "learning";
  }

  @Override
  public String topic() {
    return "codev.learning";
  }

  @Override
  public void on(Heard heard) {
    command(heard).ifPresent(commands::send);
  }

  static Optional<ErasePerson> command(Heard heard) {
    return switch (heard.type()) {
      case "learning.person-erased.v1" -> Optional.of(heard.as(PersonErased.class).noted());
      default -> Optional.empty();
    };
  }

  record PersonErased(Username username, Username by, Instant at) {
    ErasePerson noted() {
      return new ErasePerson(username, by, at);
    }
  }
}
