package codev.infra.eventrelay;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** All that a service listens to, as long as it runs; down where something was lost. */
final class MessageConsumers implements SmartLifecycle, HealthIndicator {
  private final List<MessageConsumer> hearings;
  private volatile boolean running;

  MessageConsumers(List<MessageConsumer> hearings) {
    this.hearings = hearings;
  }

  @Override
  public void start() {
    hearings.forEach(MessageConsumer::start);
    running = true;
  }

  @Override
  public void stop() {
    hearings.forEach(MessageConsumer::close);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (var hearing : hearings)
      if (!hearing.losses().isEmpty()) health.down().withDetails(hearing.losses());
    return health.build();
  }
}
