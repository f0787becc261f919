package codev.infra.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the PostgreSQL server of a pool takes writes, and why not. It is known already, as {@link
 * DatabaseHealthIndicator} has it.
 */
public final class DatabaseWritesHealthIndicator implements HealthIndicator {
  private final PostgresPool pool;

  public DatabaseWritesHealthIndicator(PostgresPool pool) {
    this.pool = pool;
  }

  @Override
  public Health health() {
    if (!pool.isServerAnswering()) return down(DatabaseFailure.UNAVAILABLE);
    return pool.writeRefusal().map(this::down).orElseGet(() -> Health.up().build());
  }

  private Health down(DatabaseFailure reason) {
    return Health.down()
        .withDetail("database", pool.getPoolName())
        .withDetail("reason", reason.label())
        .build();
  }
}
