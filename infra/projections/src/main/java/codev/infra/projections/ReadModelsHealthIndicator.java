package codev.infra.projections;

import codev.infra.projections.failure.ViewUnavailableException;
import com.mongodb.MongoException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether all views can be read, and how far those have come that cannot. */
final class ReadModelsHealthIndicator implements HealthIndicator {
  private final MongoReadModels views;

  ReadModelsHealthIndicator(MongoReadModels views) {
    this.views = views;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (var view : views.all()) {
      try {
        view.tokens().readable();
      } catch (ViewUnavailableException e) {
        var state = "being rebuilt: %d %%".formatted(e.percent());
        health.outOfService().withDetail(view.processor().name(), state);
      } catch (MongoException e) {
        return Health.down().withDetail("store", e.getClass().getSimpleName()).build();
      }
    }
    return health.build();
  }
}
