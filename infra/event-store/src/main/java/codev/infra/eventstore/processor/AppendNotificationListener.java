package codev.infra.eventstore.processor;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRowMapper;
import codev.infra.eventstore.log.LogUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives PostgreSQL's notifications of what other processes append and raises this process's
 * {@code AppendSignal}. While it reconnects it misses some, which the processors' slow poll covers,
 * and the log may be another one then: so it begins with the end of the log as it is.
 */
final class AppendNotificationListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppendNotificationListener.class);

  /** Between two checks whether to go on and whether the connection still lives. */
  private static final int LISTEN_MILLIS = 1_000;

  private static final int PROBE_SECONDS = 2;

  private final EventLog log;
  private volatile boolean closed;

  AppendNotificationListener(EventLog log) {
    this.log = log;
    Thread.ofPlatform().name("log-notifications").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      try (var connection = log.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("listen " + EventRowMapper.CHANNEL);
        log.signal().reset(log.head().position());
        var notices = connection.unwrap(PGConnection.class);
        while (!closed && connection.isValid(PROBE_SECONDS))
          for (var notice : notices.getNotifications(LISTEN_MILLIS))
            log.signal().raise(Long.parseLong(notice.getParameter()), notice.getPID());
        statement.execute("unlisten *");
      } catch (SQLException | LogUnavailableException e) {
        if (!closed)
          LOG.warn("No notifications of the event log, reconnecting: {}", e.getMessage());
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      } catch (RuntimeException | Error e) { // the thread must not end before the processors
        LOG.error("No notifications of the event log, reconnecting", e);
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
