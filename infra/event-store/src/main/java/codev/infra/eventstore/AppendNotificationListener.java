package codev.infra.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for what other processes append and rings this one's bell. May be deaf for a while: the
 * followers' slow poll is the net.
 */
final class AppendNotificationListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppendNotificationListener.class);

  /** Between two looks whether to go on and whether the connection still lives. */
  private static final int LISTEN_MILLIS = 1_000;

  private static final int PROBE_SECONDS = 2;

  private final EventLog log;
  private volatile boolean closed;

  AppendNotificationListener(EventLog log) {
    this.log = log;
    Thread.ofPlatform().name("log-ears").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      try (var connection = log.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("listen " + EventRowMapper.CHANNEL);
        log.bell().ring(log.head().position());
        var notices = connection.unwrap(PGConnection.class);
        while (!closed && connection.isValid(PROBE_SECONDS))
          for (var notice : notices.getNotifications(LISTEN_MILLIS))
            log.bell().ring(Long.parseLong(notice.getParameter()));
        statement.execute("unlisten *");
      } catch (SQLException | LogUnavailableException e) {
        if (!closed) LOG.warn("Cannot hear the log, listening again: {}", e.getMessage());
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
