package codev.infra.projections;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while a projection is stopped at an event that it cannot fold. Asks no store, as {@link
 * ReadModelsHealthIndicator} does not.
 */
record ProjectionsHealthIndicator(MongoReadModels views) implements HealthIndicator {
  @Override
  public Health health() {
    var health = Health.up();
    for (var view : views.all()) {
      var failureReason = view.processor().failureReason();
      if (failureReason != null) health.down().withDetail(view.processor().name(), failureReason);
    }
    return health.build();
  }
}
