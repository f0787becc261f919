package codev.infra.eventstore.log;

import codev.infra.database.PostgresPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The event log of one service: many writers append to it, readers read it by position or by
 * aggregate.
 */
public final class EventLog {
  private static final Duration SCAN_LIMIT = Duration.ofMinutes(2);

  private final DataSource dataSource;
  private final GroupCommit commits;
  private final AppendSignal signal = new AppendSignal();

  /**
   * Its tables are those of {@link codev.infra.database.DatabaseSchema#SERVICE}.
   *
   * @param patience how long an append goes on asking for its outcome when the database has gone
   */
  public EventLog(DataSource dataSource, Duration patience, MeterRegistry meters) {
    this.dataSource = dataSource;
    commits = new GroupCommit(dataSource, patience, signal, meters);
  }

  /**
   * Appends a commit, and gives the position of its last event.
   *
   * @throws StaleCommitException if an aggregate has meanwhile gone on; nothing is stored
   * @throws AppendFailedException if the database did not take it; nothing is stored
   * @throws UnknownOutcomeException if the database went away and stayed away
   */
  public long append(Commit commit) {
    return commits.append(commit);
  }

  /** The last event, {@link LogPosition#START} of an empty log. */
  public LogPosition head() {
    try (var connection = dataSource.getConnection()) {
      return EventRowMapper.head(connection);
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  /** The hash of the event at a position in lower-case hex; empty beyond the head. */
  public Optional<String> hashAt(long position) {
    if (position == 0) return Optional.of(LogPosition.START.hash());
    return page(position - 1, 1).stream().map(EventRow::hash).findFirst();
  }

  /** Whether what was read at a position, or the log's beginning, is still what stands there. */
  public boolean includes(LogPosition position) {
    return hashAt(position.position()).equals(Optional.of(position.hash()));
  }

  /**
   * The events after a position, in order.
   *
   * @throws LogCorruptedException if one is missing
   */
  public List<EventRow> page(long after, int atMost) {
    var rows =
        rows(
            "where position > ? order by position limit ?",
            statement -> {
              statement.setLong(1, after);
              statement.setInt(2, atMost);
            });
    long expected = after;
    for (var row : rows)
      if (row.position() != ++expected) throw new LogCorruptedException(expected, "it is missing");
    return rows;
  }

  /** The events stored under some names after a position, in order; it scans from there on. */
  public List<EventRow> ofTypes(Collection<String> names, long after, int atMost) {
    return ofTypes(names, after, Long.MAX_VALUE, atMost);
  }

  /** Likewise up to a position: it scans no further. */
  public List<EventRow> ofTypes(Collection<String> names, long after, long upTo, int atMost) {
    try (var connection = scanningConnection()) {
      return rows(
          connection,
          "where position > ? and position <= ? and type = any (?) order by position limit ?",
          statement -> {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            statement.setInt(4, atMost);
          });
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  /**
   * The events at these positions, in order.
   *
   * @throws LogCorruptedException if one is missing
   */
  public List<EventRow> at(Collection<Long> positions) {
    var sorted = new TreeSet<>(positions);
    if (sorted.isEmpty()) return List.of();
    var rows =
        rows(
            "where position = any (?) order by position",
            statement ->
                statement.setArray(
                    1, statement.getConnection().createArrayOf("bigint", sorted.toArray())));
    rows.forEach(row -> sorted.remove(row.position()));
    if (!sorted.isEmpty()) throw new LogCorruptedException(sorted.first(), "it is missing");
    return rows;
  }

  /**
   * The audit chain from the commit on that holds a position.
   *
   * @param atMost commits
   * @throws LogCorruptedException if something is missing or does not fit
   */
  public List<ChainedCommit> chain(long from, int atMost) {
    return chain(from, Long.MAX_VALUE, atMost);
  }

  /**
   * The same of the commits that end before a position: of a damaged log, what is intact.
   *
   * @throws LogCorruptedException if something before that is missing or does not fit
   */
  public List<ChainedCommit> chain(long from, long end, int atMost) {
    var before = commitBefore(from);
    var previous = before.hash();
    var links = new ArrayList<ChainedCommit>();
    var commit = new ArrayList<EventRow>();
    var pages =
        new PrefetchingPageIterator<>(
            before.position(),
            atMost,
            after -> page(after, (int) Math.min(atMost, end - 1 - after)),
            EventRow::position);
    while (pages.hasNext())
      for (var entry : pages.next()) {
        commit.add(entry);
        if (entry.position() != entry.commit()) continue;
        links.add(ChainedCommit.of(previous, commit));
        if (links.size() == atMost) return links;
        previous = entry.hash();
        commit.clear();
      }
    return links;
  }

  /**
   * The commits that hold a wanted event, from a position on; they follow one another only where
   * nothing between them was left out.
   *
   * @param atMost commits
   */
  public List<ChainedCommit> find(CommitFilter filter, long from, int atMost) {
    if (filter.isAll()) return chain(from, atMost);
    try (var connection = scanningConnection()) {
      return new CommitSearch(filter, from, atMost).in(connection);
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  /** For what no index answers: it may have to read the whole log. */
  private Connection scanningConnection() throws SQLException {
    var connection = dataSource.getConnection();
    connection.setNetworkTimeout(Runnable::run, (int) SCAN_LIMIT.toMillis());
    return connection;
  }

  private LogPosition commitBefore(long position) {
    try (var connection = dataSource.getConnection()) {
      return CommitSearch.lastBefore(position, connection);
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  /** One aggregate's events from a sequence on, in order. */
  public List<EventRow> history(String aggregateType, String aggregateId, long fromSequence) {
    return rows(
        "where aggregate_id = ? and aggregate_type = ? and sequence >= ? order by sequence",
        statement -> {
          statement.setString(1, aggregateId);
          statement.setString(2, aggregateType);
          statement.setLong(3, fromSequence);
        });
  }

  /** One aggregate's events between two positions, in order. */
  public List<EventRow> stretch(String aggregateType, String aggregateId, long after, long upTo) {
    return rows(
        "where aggregate_id = ? and aggregate_type = ? and position > ? and position <= ?"
            + " order by sequence",
        statement -> {
          statement.setString(1, aggregateId);
          statement.setString(2, aggregateType);
          statement.setLong(3, after);
          statement.setLong(4, upTo);
        });
  }

  /** As {@link #history(String, String, long)}, where only one aggregate can have this id. */
  public List<EventRow> history(String aggregateId, long fromSequence) {
    return rows(
        "where aggregate_id = ? and sequence >= ? order by aggregate_type, sequence",
        statement -> {
          statement.setString(1, aggregateId);
          statement.setLong(2, fromSequence);
        });
  }

  /** Whether nothing was added to an aggregate's history after this sequence. */
  public boolean endsWith(String aggregateType, String aggregateId, long sequence) {
    return ask(
            "select sequence from events where aggregate_id = ? and aggregate_type = ?"
                + " order by sequence desc limit 1",
            aggregateId,
            aggregateType)
        .equals(Optional.of(sequence));
  }

  /** Position of the last event of the aggregates with this id. */
  public Optional<Long> lastPositionOf(String aggregateId) {
    return ask("select max(position) from events where aggregate_id = ?", aggregateId);
  }

  /** Position of the last event up to another one, of each of these aggregates that has any. */
  public Map<String, Long> lastPositionsOf(
      String aggregateType, Collection<String> aggregateIds, long upTo) {
    try (var connection = dataSource.getConnection()) {
      return EventRowMapper.lastPositions(connection, aggregateType, aggregateIds, upTo);
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  public Optional<Long> lastSequenceOf(String aggregateId) {
    return ask("select max(sequence) from events where aggregate_id = ?", aggregateId);
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public AppendSignal signal() {
    return signal;
  }

  /**
   * Whether no other process has appended lately, and the database answers, as far as is known: an
   * aggregate is then very likely as this process has written it.
   */
  public boolean isOnlyWriter() {
    return signal.isOnlyWriter()
        && !(dataSource instanceof PostgresPool pool && !pool.isServerAnswering());
  }

  /** Sets the parameters of a statement. */
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private List<EventRow> rows(String condition, Parameters parameters) {
    try (var connection = dataSource.getConnection()) {
      return rows(connection, condition, parameters);
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }

  private static List<EventRow> rows(Connection connection, String condition, Parameters parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(EventRowMapper.SELECT + condition)) {
      parameters.set(statement);
      return EventRowMapper.entries(statement);
    }
  }

  private Optional<Long> ask(String sql, String... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogUnavailableException(e);
    }
  }
}
