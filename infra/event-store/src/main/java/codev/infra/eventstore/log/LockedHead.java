package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The head of the log, locked until the end of the transaction, so that no other process appends.
 *
 * @param nextSequences the sequence that each aggregate asked for goes on with; it may be changed
 */
record LockedHead(LogPosition position, Map<Aggregate, Long> nextSequences) {
  /** Two statements in one message: the second sees what was committed before the lock. */
  private static final String SQL =
      """
      select position, hash from log_head for update;
      select type, id, coalesce((select sequence + 1 from events where aggregate_id = asked.id
          and aggregate_type = asked.type order by sequence desc limit 1), 0)
      from unnest(?::text[], ?::text[]) as asked (type, id)
      """;

  static LockedHead lock(Connection connection, Collection<Aggregate> aggregates)
      throws SQLException {
    var types = aggregates.stream().map(Aggregate::type).toArray(String[]::new);
    var ids = aggregates.stream().map(Aggregate::id).toArray(String[]::new);
    try (var statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, connection.createArrayOf("text", types));
      statement.setArray(2, connection.createArrayOf("text", ids));
      statement.execute();
      LogPosition head;
      try (var row = statement.getResultSet()) {
        row.next();
        head = EventRowMapper.head(row);
      }
      statement.getMoreResults();
      var nextSequences = new HashMap<Aggregate, Long>();
      try (var row = statement.getResultSet()) {
        while (row.next())
          nextSequences.put(new Aggregate(row.getString(1), row.getString(2)), row.getLong(3));
      }
      return new LockedHead(head, nextSequences);
    }
  }
}
