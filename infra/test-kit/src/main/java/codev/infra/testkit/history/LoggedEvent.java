package codev.infra.testkit.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An event as it stands in the log's table.
 *
 * @param commit position of the last event of its commit
 * @param hash of its commit, lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record LoggedEvent(
    long position,
    Aggregate aggregate,
    long sequence,
    String eventId,
    String type,
    String revision,
    byte[] payload,
    byte[] metadata,
    Instant at,
    long commit,
    String hash) {
  /** Whose history it belongs to. */
  public record Aggregate(String type, String id) {}

  /** The whole log in the order of positions. */
  public static List<LoggedEvent> all(Connection connection) throws SQLException {
    var events = new ArrayList<LoggedEvent>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select position, aggregate_type, aggregate_id, sequence, event_id, type, revision,"
                    + " payload, metadata, at, commit_id, hash from events order by position")) {
      while (row.next()) events.add(of(row));
    }
    return events;
  }

  private static LoggedEvent of(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getLong(1),
        new Aggregate(row.getString(2), row.getString(3)),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getBytes(8),
        row.getBytes(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getLong(11),
        HexFormat.of().formatHex(row.getBytes(12)));
  }
}
