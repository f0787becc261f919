package codev.infra.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.testkit.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Logs and commits for the tests of this module. */
public final class EventLogs {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private EventLogs() {}

  /** A new database with the tables of a service, and nothing in them. */
  public static TestPostgres.Database database() {
    return TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  }

  /** One process's sight of the log: its own pool, its own batches. */
  public static EventLog on(TestPostgres.Database database) {
    return on(pool(database));
  }

  public static EventLog on(DataSource dataSource) {
    return new EventLog(dataSource, Duration.ofSeconds(20), new SimpleMeterRegistry());
  }

  /** Takes the log back to its beginning. */
  static void clear(TestPostgres.Database database) {
    database.alterProtected("truncate events; update log_head set position = 0, hash = ''");
  }

  public static HikariDataSource pool(TestPostgres.Database database) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(TestPostgres.Database.USERNAME);
    pool.setPassword(TestPostgres.Database.PASSWORD);
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(1);
    return pool;
  }

  static Commit commit(String aggregate, long sequence) {
    return commit(aggregate, sequence, 1);
  }

  public static Commit commit(String aggregate, long sequence, int events) {
    return commit(new EventRow.Aggregate("Session", aggregate), sequence, events);
  }

  static Commit commit(EventRow.Aggregate aggregate, long sequence, int events) {
    return Commit.of(
        aggregate, sequence, Stream.generate(EventLogs::stepOpened).limit(events).toList());
  }

  private static NewEvent stepOpened() {
    return new NewEvent(
        UUID.randomUUID().toString(),
        "session.step-opened",
        "1",
        "{\"step\":\"CONSULTATION\"}".getBytes(UTF_8),
        "{}".getBytes(UTF_8),
        NOON);
  }
}
