package codev.infra.eventstore.processor;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while an event processor of this instance is stopped until a person decides. */
public final class EventProcessorHealthIndicator implements HealthIndicator {
  private final EventProcessors processors;

  public EventProcessorHealthIndicator(EventProcessors processors) {
    this.processors = processors;
  }

  @Override
  public Health health() {
    var stopped = processors.stopped();
    return stopped.isEmpty() ? Health.up().build() : Health.down().withDetails(stopped).build();
  }
}
