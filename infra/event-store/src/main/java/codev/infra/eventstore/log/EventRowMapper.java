package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The columns of the log's tables, and the mapping of a row to {@link EventRow}. */
public final class EventRowMapper {
  public static final String CHANNEL = "codev_log";

  /** What {@link #entries} expects, in this order. */
  static final String SELECT =
      """
      select position, aggregate_type, aggregate_id, sequence, event_id, type, revision,
        payload, metadata, at, commit_id, hash
      from events
      """;

  /** One look into the index for each aggregate. */
  private static final String LAST_POSITIONS =
      """
      select asked.id, last.position from unnest(?::text[]) as asked (id),
        lateral (select position from events
          where aggregate_id = asked.id and aggregate_type = ? and position <= ?
          order by sequence desc limit 1) as last
      """;

  private static final HexFormat HEX = HexFormat.of();

  private EventRowMapper() {}

  static List<EventRow> entries(PreparedStatement statement) throws SQLException {
    var entries = new ArrayList<EventRow>();
    try (var row = statement.executeQuery()) {
      while (row.next()) entries.add(entry(row));
    }
    return entries;
  }

  static EventRow entry(ResultSet row) throws SQLException {
    return new EventRow(
        row.getLong(1),
        new Aggregate(row.getString(2), row.getString(3)),
        row.getLong(4),
        new NewEvent(
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getBytes(8),
            row.getBytes(9),
            row.getObject(10, OffsetDateTime.class).toInstant()),
        row.getLong(11),
        hex(row.getBytes(12)));
  }

  /** Of those that have events up to a position. */
  static Map<String, Long> lastPositions(
      Connection connection, String aggregateType, Collection<String> aggregateIds, long upTo)
      throws SQLException {
    try (var statement = connection.prepareStatement(LAST_POSITIONS)) {
      statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
      statement.setString(2, aggregateType);
      statement.setLong(3, upTo);
      var positions = new HashMap<String, Long>();
      try (var row = statement.executeQuery()) {
        while (row.next()) positions.put(row.getString(1), row.getLong(2));
      }
      return positions;
    }
  }

  static LogPosition head(ResultSet row) throws SQLException {
    return new LogPosition(row.getLong(1), hex(row.getBytes(2)));
  }

  static LogPosition head(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select position, hash from log_head");
        var row = statement.executeQuery()) {
      row.next();
      return head(row);
    }
  }

  static String hex(byte[] hash) {
    return HEX.formatHex(hash);
  }

  static byte[] bytes(String hash) {
    return HEX.parseHex(hash);
  }
}
