package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * The statement that stores a whole batch: it compares and sets the head of the log and, only if
 * that succeeds and no commit is stale, inserts the numbered and chained events. Where a commit is
 * traced, the same statement keeps its context in a table beside the log.
 */
final class AppendStatement {
  private static final String HEAD =
      """
      with head as (
        update log_head set position = ?, hash = ? where position = ? and hash = ?
          and not exists (
            select from unnest(?::text[], ?::text[], ?::bigint[]) as first (type, id, sequence)
            where first.sequence <> coalesce((select sequence + 1 from events
                where aggregate_id = first.id and aggregate_type = first.type
                order by sequence desc limit 1), 0))
        returning pg_notify('codev_log', position::text))
      """;

  /** A log that was set back has positions again that once had a context. */
  private static final String TRACES =
      """
      , traces as (
        insert into commit_trace (commit_id, traceparent, at)
        select t.commit_id, t.traceparent, now()
        from head, unnest(?::bigint[], ?::text[]) as t (commit_id, traceparent)
        on conflict do nothing)
      """;

  private static final String EVENTS =
      """
      insert into events (position, aggregate_type, aggregate_id, sequence, event_id, type,
          revision, payload, metadata, at, commit_id, hash)
      select e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_id, e.type,
          e.revision, e.payload, e.metadata,
          timestamptz 'epoch' + e.micros * interval '1 microsecond', e.commit_id, e.hash
      from head, unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
          ?::text[], ?::bytea[], ?::bytea[], ?::bigint[], ?::bigint[], ?::bytea[])
        as e (position, aggregate_type, aggregate_id, sequence, event_id, type, revision,
          payload, metadata, micros, commit_id, hash)
      """;

  private static final String SQL = HEAD + EVENTS;
  private static final String TRACED_SQL = HEAD + TRACES + EVENTS;

  private AppendStatement() {}

  /**
   * Stores all events or none.
   *
   * @param head what the head has to be
   * @param firstSequences for each aggregate to be checked, the sequence that it has to go on with
   * @return false if the head is another one or an aggregate goes on elsewhere; nothing is stored
   */
  static boolean execute(
      Connection connection,
      LogPosition head,
      Map<Aggregate, Long> firstSequences,
      NumberedBatch batch)
      throws SQLException {
    var last = batch.events().getLast();
    var traceparents = batch.traceparents();
    var aggregates = firstSequences.keySet();
    try (var statement = connection.prepareStatement(sql(traceparents))) {
      statement.setLong(1, last.position());
      statement.setBytes(2, EventRowMapper.bytes(last.hash()));
      statement.setLong(3, head.position());
      statement.setBytes(4, EventRowMapper.bytes(head.hash()));
      statement.setArray(5, texts(connection, aggregates.stream().map(Aggregate::type)));
      statement.setArray(6, texts(connection, aggregates.stream().map(Aggregate::id)));
      statement.setArray(7, connection.createArrayOf("bigint", firstSequences.values().toArray()));
      int before = 7;
      if (!traceparents.isEmpty()) {
        statement.setArray(
            ++before, connection.createArrayOf("bigint", traceparents.keySet().toArray()));
        statement.setArray(++before, texts(connection, traceparents.values().stream()));
      }
      var columns = new Columns(statement, batch.events(), before);
      columns.numbers(1, EventRow::position);
      columns.texts(2, stored -> stored.aggregate().type());
      columns.texts(3, stored -> stored.aggregate().id());
      columns.numbers(4, EventRow::sequence);
      columns.texts(5, stored -> stored.event().eventId());
      columns.texts(6, stored -> stored.event().type());
      columns.texts(7, stored -> stored.event().revision());
      columns.bytes(8, stored -> stored.event().payload());
      columns.bytes(9, stored -> stored.event().metadata());
      columns.numbers(10, stored -> HashChain.micros(stored.event().at()));
      columns.numbers(11, EventRow::commit);
      columns.bytes(12, stored -> EventRowMapper.bytes(stored.hash()));
      return statement.executeUpdate() > 0;
    }
  }

  /** A batch without a traced commit pays nothing for traces. */
  static String sql(Map<Long, String> traceparents) {
    return traceparents.isEmpty() ? SQL : TRACED_SQL;
  }

  private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray(String[]::new));
  }

  /**
   * @param before parameters of the statement
   */
  private record Columns(PreparedStatement statement, List<EventRow> events, int before) {
    void numbers(int index, ToLongFunction<EventRow> field) throws SQLException {
      set(index, "bigint", events.stream().mapToLong(field).toArray());
    }

    void texts(int index, Function<EventRow, String> field) throws SQLException {
      set(index, "text", events.stream().map(field).toArray(String[]::new));
    }

    void bytes(int index, Function<EventRow, byte[]> field) throws SQLException {
      set(index, "bytea", events.stream().map(field).toArray(byte[][]::new));
    }

    private void set(int index, String type, Object values) throws SQLException {
      statement.setArray(
          before + index,
          statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }
  }
}
