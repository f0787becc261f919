package codev.infra.eventstore.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One numbering of a batch: its commits after a given head, with their positions and hashes. While
 * the outcome of a statement is unknown, the hash at the last position tells which attempt was
 * stored.
 */
record NumberedBatch(List<PendingCommit> commits, List<EventRow> events) {
  static NumberedBatch after(LogPosition head, List<PendingCommit> commits) {
    var events = new ArrayList<EventRow>();
    var last = head;
    for (var pending : commits) {
      events.addAll(pending.commit().after(last));
      last = events.getLast().logPosition();
    }
    return new NumberedBatch(List.copyOf(commits), events);
  }

  /** The attempt among several of unknown outcome that the log holds; null when it holds none. */
  static @Nullable NumberedBatch findStored(Connection connection, List<NumberedBatch> attempts)
      throws SQLException {
    for (var attempt : attempts) if (attempt.isStored(connection)) return attempt;
    return null;
  }

  private boolean isStored(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("select from events where position = ? and hash = ?")) {
      statement.setLong(1, end().position());
      statement.setBytes(2, EventRowMapper.bytes(end().hash()));
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The head of the log once this attempt is stored. */
  LogPosition end() {
    return events.getLast().logPosition();
  }

  /** Of the commits that are traced, by the position of the last event of each. */
  Map<Long, String> traceparents() {
    var traceparents = new LinkedHashMap<Long, String>();
    int last = 0;
    for (var pending : commits) {
      last += pending.size();
      var traceparent = pending.commit().traceparent();
      if (traceparent != null) traceparents.put(events.get(last - 1).commit(), traceparent);
    }
    return traceparents;
  }

  /** Gives each commit the position of its last event. */
  void complete() {
    int last = 0;
    for (var pending : commits) {
      last += pending.size();
      pending.complete(events.get(last - 1).position());
    }
  }
}
