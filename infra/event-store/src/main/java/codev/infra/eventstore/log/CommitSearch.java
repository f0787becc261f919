package codev.infra.eventstore.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds commits of the log by aggregate, event type and day. Only positions and aggregates have an
 * index: a rare type or a day is looked for from the asked position on.
 */
record CommitSearch(CommitFilter filter, long from, int atMost) {
  List<ChainedCommit> in(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(select())) {
      fill(statement);
      var links = new ArrayList<ChainedCommit>();
      var commit = new ArrayList<EventRow>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var entry = EventRowMapper.entry(row);
          commit.add(entry);
          if (entry.position() != entry.commit()) continue;
          var before = row.getBytes(13);
          links.add(
              ChainedCommit.of(
                  before == null ? LogPosition.START.hash() : EventRowMapper.hex(before), commit));
          commit.clear();
        }
      }
      return links;
    }
  }

  /** The last commit that ends before a position. */
  static LogPosition lastBefore(long position, Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select position, hash from events where position < ? and position = commit_id"
                + " order by position desc limit 1")) {
      statement.setLong(1, position);
      try (var row = statement.executeQuery()) {
        return row.next() ? EventRowMapper.head(row) : LogPosition.START;
      }
    }
  }

  /** The whole commits that hold a wanted event, each with the hash of the commit before it. */
  private String select() {
    return """
    select e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_id, e.type,
      e.revision, e.payload, e.metadata, e.at, e.commit_id, e.hash, before.hash
    from (select distinct commit_id from events where position >= ? %s
          order by commit_id limit ?) found
      left join lateral (select position, hash from events
          where position < found.commit_id and position = commit_id
          order by position desc limit 1) before on true
      join events e on e.position > coalesce(before.position, 0)
        and e.position <= found.commit_id
    order by e.position
    """
        .formatted(conditions());
  }

  private String conditions() {
    return (filter.aggregate() == null ? "" : " and aggregate_id = ?")
        + (filter.type() == null ? "" : " and type = ?")
        + (filter.since() == null ? "" : " and at >= ?")
        + (filter.until() == null ? "" : " and at < ?");
  }

  private void fill(PreparedStatement statement) throws SQLException {
    int i = 1;
    statement.setLong(i++, from);
    if (filter.aggregate() != null) statement.setString(i++, filter.aggregate());
    if (filter.type() != null) statement.setString(i++, filter.type());
    if (filter.since() != null) statement.setObject(i++, midnight(filter.since()));
    if (filter.until() != null) statement.setObject(i++, midnight(filter.until().plusDays(1)));
    statement.setInt(i, atMost);
  }

  private static OffsetDateTime midnight(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
