package codev.infra.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits, within bounds, for a PostgreSQL server that is starting, recovering or not listening yet.
 *
 * <p>A service that starts beside its database server, or after a crash of it, finds a port that
 * refuses connections or a server that answers {@code 57P03} (cannot connect now) until recovery is
 * complete. Anything else, such as a wrong password or a missing database, fails at once: waiting
 * does not cure it.
 */
public final class PostgresReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresReadiness.class);

  private static final PostgresReadiness DEFAULT =
      new PostgresReadiness(Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofSeconds(5));

  /**
   * SQLSTATEs of a server that is not available yet: admin shutdown, crash shutdown, cannot connect
   * now (all PostgreSQL), unable to connect, connection failure (both of the SQL standard).
   */
  private static final Set<String> NOT_READY_STATES =
      Set.of("57P01", "57P02", "57P03", "08001", "08006");

  private final Duration timeout;
  private final Duration retryInterval;
  private final Duration logInterval;

  PostgresReadiness(Duration timeout, Duration retryInterval, Duration logInterval) {
    this.timeout = timeout;
    this.retryInterval = retryInterval;
    this.logInterval = logInterval;
  }

  /**
   * Returns once the server accepts a connection, at the latest after 60 seconds.
   *
   * @param database what the database is for, as the log names it
   * @throws IllegalStateException if the server refuses for another reason or for too long
   */
  public static void await(DataSource dataSource, String database) {
    DEFAULT.awaitConnection(dataSource, database);
  }

  void awaitConnection(DataSource dataSource, String database) {
    var began = System.nanoTime();
    var nextLog = Duration.ZERO;
    while (true) {
      var failure = failure(dataSource);
      if (failure == null) return;
      var waited = Duration.ofNanos(System.nanoTime() - began);
      if (!isNotAvailableYet(failure) || waited.compareTo(timeout) >= 0)
        throw new IllegalStateException(
            "No connection to the database of %s after %d s"
                .formatted(database, waited.toSeconds()),
            failure);
      if (waited.compareTo(nextLog) >= 0) {
        LOG.warn(
            "The database of {} is not available yet, waiting for it for up to {} s more: {}",
            database,
            timeout.minus(waited).toSeconds(),
            failure.getMessage());
        nextLog = waited.plus(logInterval);
      }
      pause();
    }
  }

  private static @Nullable SQLException failure(DataSource dataSource) {
    try (var _ = dataSource.getConnection()) {
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  /** A connection pool may have wrapped what the driver threw. */
  private static boolean isNotAvailableYet(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e
          && e.getSQLState() != null
          && NOT_READY_STATES.contains(e.getSQLState())) return true;
    }
    return false;
  }

  private void pause() {
    try {
      Thread.sleep(retryInterval);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the database", e);
    }
  }
}
