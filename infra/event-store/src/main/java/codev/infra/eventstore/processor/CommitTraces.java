package codev.infra.eventstore.processor;

import codev.infra.eventstore.log.EventRow;
import codev.infra.tracing.Tracing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The traces that commits belong to, kept beside the log while tracing is on. They are deleted
 * after an hour, also where it has been switched off since.
 */
final class CommitTraces implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitTraces.class);
  private static final Duration BETWEEN_DELETIONS = Duration.ofMinutes(5);

  private static final String DELETE_OLD =
      "delete from commit_trace where at < now() - interval '1 hour'";

  private static final String SELECT =
      "select commit_id, traceparent from commit_trace where commit_id between ? and ?";

  private final DataSource dataSource;
  private final Tracing tracing;
  private final Thread deletion;

  CommitTraces(DataSource dataSource, Tracing tracing) {
    this.dataSource = dataSource;
    this.tracing = tracing;
    deletion = Thread.ofVirtual().name("commit-traces").start(this::deleteAgainAndAgain);
  }

  /** Of the commits of these events, by commit; empty while tracing is off. */
  Map<Long, String> of(List<EventRow> events) {
    if (!tracing.isOn() || events.isEmpty()) return Map.of();
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, events.getFirst().commit());
      statement.setLong(2, events.getLast().commit());
      var found = new HashMap<Long, String>();
      try (var row = statement.executeQuery()) {
        while (row.next()) found.put(row.getLong(1), row.getString(2));
      }
      return found;
    } catch (SQLException e) {
      LOG.debug("The traces of commits cannot be read: {}", e.getMessage());
      return Map.of();
    }
  }

  void deleteOld() {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(DELETE_OLD);
    } catch (SQLException | RuntimeException e) { // the thread goes on: it is tried again
      LOG.debug("Old traces of commits are not deleted yet: {}", e.getMessage());
    } catch (Error e) {
      LOG.error("Old traces of commits are not deleted yet", e);
    }
  }

  private void deleteAgainAndAgain() {
    try {
      while (true) {
        deleteOld();
        Thread.sleep(BETWEEN_DELETIONS);
      }
    } catch (InterruptedException _) {
      // It is to end.
    }
  }

  @Override
  public void close() {
    deletion.interrupt();
  }
}
