package codev.infra.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the PostgreSQL server of a pool answers. It is known already: a health check that asked
 * would be as late as the server.
 */
public final class DatabaseHealthIndicator implements HealthIndicator {
  private final PostgresPool pool;

  public DatabaseHealthIndicator(PostgresPool pool) {
    this.pool = pool;
  }

  @Override
  public Health health() {
    return (pool.isServerAnswering() ? Health.up() : Health.down()).build();
  }
}
