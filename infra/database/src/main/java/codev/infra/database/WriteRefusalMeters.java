package codev.infra.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts, for each reason, whether the database of a pool refuses writes. */
public final class WriteRefusalMeters implements MeterBinder {
  private final PostgresPool pool;

  public WriteRefusalMeters(PostgresPool pool) {
    this.pool = pool;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (var reason : DatabaseFailure.values()) {
      if (!reason.refusesWrites()) continue;
      Gauge.builder(
              "codev.database.writes.refused",
              pool,
              each -> each.writeRefusal().filter(reason::equals).isPresent() ? 1 : 0)
          .description("1 while the database refuses writes for this reason")
          .baseUnit("databases")
          .tag("database", pool.getPoolName())
          .tag("reason", reason.label())
          .register(meters);
    }
  }
}
