package codev.infra.eventstore.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts a connection on which a batch gets no answer, so that a connection lost in silence does
 * not block every writer. A timeout on the socket would do the same, but costs two more thread
 * switches for each batch.
 */
final class ConnectionWatchdog {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatchdog.class);

  private final Duration limit;
  private volatile @Nullable ConnectionUse current;

  /**
   * @param limit how long one use of a connection may take
   */
  ConnectionWatchdog(Duration limit) {
    this.limit = limit;
    Thread.ofVirtual().name("log-watchdog").start(this::run);
  }

  /** The time for this connection starts now. */
  void begin(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
    current = new ConnectionUse(connection, System.nanoTime());
  }

  void end() {
    current = null;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(limit.dividedBy(4));
        var use = current;
        if (use != null && System.nanoTime() - use.since > limit.toNanos()) use.abort();
      }
    } catch (InterruptedException _) {
      // Nothing interrupts it.
    }
  }

  private record ConnectionUse(Connection connection, long since) {
    void abort() {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.warn("Could not abort the event log's connection: {}", e.getMessage());
      } catch (RuntimeException | Error e) { // the thread must not end before the log
        LOG.error("Could not abort the event log's connection", e);
      }
    }
  }
}
