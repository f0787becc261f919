package codev.infra.eventstore.log;

import codev.infra.eventstore.log.ChainedCommit.Aggregate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** The columns of the log's tables, and the mapping of a row to {@link EventRow}. */
public final class EventRowMapper {
  public static final String CHANNEL = "codev_log";

  /**
   * Ids are compared byte by byte: quicker than by the rules of a language, and no new version of
   * the system's library reorders the index.
   */
  private static final String TABLES =
      """
      create table if not exists events (
        position bigint primary key,
        aggregate_type text collate "C" not null,
        aggregate_id text collate "C" not null,
        sequence bigint not null,
        event_id text not null,
        type text not null,
        revision text not null,
        payload bytea not null,
        metadata bytea not null,
        at timestamptz not null,
        commit_id bigint not null,
        hash bytea not null,
        unique (aggregate_id, aggregate_type, sequence)
      );
      create table if not exists log_head (
        one boolean primary key default true check (one),
        position bigint not null,
        hash bytea not null
      ) with (fillfactor = 10);
      create table if not exists checkpoints (
        position bigint primary key,
        hash text not null,
        at text not null,
        signature text not null,
        key_id text not null
      );
      insert into log_head (position, hash) values (0, '') on conflict do nothing;
      """;

  /** What {@link #entries} expects, in this order. */
  static final String SELECT =
      """
      select position, aggregate_type, aggregate_id, sequence, event_id, type, revision,
        payload, metadata, at, commit_id, hash
      from events
      """;

  private static final HexFormat HEX = HexFormat.of();

  private EventRowMapper() {}

  /** Creates the tables unless they are there; several processes may try at once. */
  static void createTables(DataSource dataSource) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('codev tables'))");
      statement.execute(TABLES);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

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
