package codev.infra.projections;

import codev.infra.projections.failure.ViewUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether all views can be read, and how far those have come that cannot. Asks no store: what the
 * monitor has found is at most seconds old.
 */
record ReadModelsHealthIndicator(MongoReadModels views, ViewStoreMonitor monitor)
    implements HealthIndicator {
  @Override
  public Health health() {
    var outage = monitor.outage();
    if (outage.isPresent()) return Health.down().withDetail("store", outage.get()).build();
    var health = Health.up();
    for (var view : views.all()) {
      try {
        view.tokens().readableAsKnown();
      } catch (ViewUnavailableException e) {
        health.outOfService().withDetail(view.processor().name(), state(view, e.percent()));
      }
    }
    return health.build();
  }

  private static String state(MongoReadModel<?> view, int percent) {
    var state = "being rebuilt: %d %%".formatted(percent);
    var token = view.tokens().known();
    return token == null || token.older() == null
        ? state
        : "%s; %s is read, as of position %d".formatted(state, token.older(), token.target());
  }
}
