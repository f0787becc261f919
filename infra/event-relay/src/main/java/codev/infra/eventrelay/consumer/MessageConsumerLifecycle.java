package codev.infra.eventrelay.consumer;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the message consumers of a service while it runs; its health is down where one of them is
 * stopped, or fails with an error.
 */
final class MessageConsumerLifecycle implements SmartLifecycle, HealthIndicator {
  private final DeadLetterQueue deadLetters;
  private final List<MessageConsumer> consumers;
  private volatile boolean running;

  MessageConsumerLifecycle(DeadLetterQueue deadLetters, List<MessageConsumer> consumers) {
    this.deadLetters = deadLetters;
    this.consumers = consumers;
  }

  @Override
  public void start() {
    deadLetters.protectEarlier();
    consumers.forEach(MessageConsumer::start);
    running = true;
  }

  @Override
  public void stop() {
    consumers.forEach(MessageConsumer::close);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (var consumer : consumers) {
      consumer
          .stopped()
          .forEach((partition, why) -> health.down().withDetail(partition.toString(), why));
      consumer.errors().forEach((name, why) -> health.down().withDetail(name, why));
    }
    return health.build();
  }
}
