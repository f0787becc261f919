package codev.infra.eventstore;

import codev.infra.eventstore.ChainedCommit.Aggregate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many commits, one flush of the disk. While one batch is on its way to the database the next one
 * forms; the thread whose commit stands first in it writes it for all. It waits a moment for those
 * who have just written, since they often come again at once; a lone writer writes at once.
 *
 * <p>A batch is one statement that sets the head only if it is what this process left there, and
 * only if no commit is stale. If it changes nothing, a locked transaction finds out why: it names
 * the stale commits and numbers the others after the new head. The head's row is thus the fence
 * between processes, and the order of positions is the order in which events become visible.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** Keeps a statement small enough to hold in memory everywhere; far above what piles up. */
  private static final int MOST_EVENTS = 2_000;

  /** Waiting for more saves less than it costs: with them the flush is shared already. */
  private static final int ENOUGH = 32;

  private static final long LONGEST_WAIT = TimeUnit.MICROSECONDS.toNanos(100);

  private static final String APPEND =
      """
      with head as (
        update log_head set position = ?, hash = ? where position = ? and hash = ?
          and not exists (
            select from unnest(?::text[], ?::text[], ?::bigint[]) as first (type, id, sequence)
            where first.sequence <> coalesce((select sequence + 1 from events
                where aggregate_id = first.id and aggregate_type = first.type
                order by sequence desc limit 1), 0))
        returning pg_notify('codev_log', position::text))
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

  /** Two statements in one message: the second sees what was committed before the lock. */
  private static final String LOCK =
      """
      select position, hash from log_head for update;
      select type, id, coalesce((select sequence + 1 from events where aggregate_id = asked.id
          and aggregate_type = asked.type order by sequence desc limit 1), 0)
      from unnest(?::text[], ?::text[]) as asked (type, id)
      """;

  private final DataSource dataSource;
  private final Duration patience;
  private final LongConsumer bell;
  private final IntConsumer batchSizes;

  private final ReentrantLock door = new ReentrantLock();
  private List<Pending> forming = new ArrayList<>();
  private boolean inFlight;

  /** How many commits the next batch may hope for, behind the door. */
  private int expected;

  /** Who waits for them, behind the door. */
  private @Nullable Thread gathering;

  /** Only the leader touches it. Unknown at first and after every failure. */
  private volatile @Nullable LogPosition head;

  /**
   * What aggregates go on with. As long as the head is the one that this process left, nobody else
   * has added to what it wrote, and the database need not look. Only the leader touches it.
   */
  private final Map<Aggregate, Long> written = new Recent();

  /** What the database is asked right now. */
  private volatile @Nullable Question question;

  /**
   * @param patience how long to go on asking for the outcome when the database has gone away
   * @param bell is told the last position of each batch
   * @param batchSizes is told the commits of each batch
   */
  GroupCommit(DataSource dataSource, Duration patience, LongConsumer bell, IntConsumer batchSizes) {
    this.dataSource = dataSource;
    this.patience = patience;
    this.bell = bell;
    this.batchSizes = batchSizes;
    Thread.ofVirtual().name("log-watch").start(this::watch);
  }

  /** Gives the position of the commit's last event. */
  long append(Commit commit) {
    var mine = new Pending(commit);
    boolean lead;
    door.lock();
    try {
      forming.add(mine);
      lead = !inFlight;
      inFlight = true;
      if (gathering != null && isEnough()) LockSupport.unpark(gathering);
    } finally {
      door.unlock();
    }
    if (lead || mine.isToldToLead()) lead();
    return mine.position();
  }

  private void lead() {
    gather();
    var batch = nextBatch();
    try {
      write(batch);
    } catch (RuntimeException | Error e) {
      forget();
      batch.forEach(pending -> pending.fail(new UnknownOutcomeException(e)));
    } finally {
      handOver(batch.size());
      batch.forEach(Pending::wake);
    }
  }

  private void gather() {
    var end = System.nanoTime() + LONGEST_WAIT;
    for (long left = LONGEST_WAIT; left > 0 && !hasEnough(); left = end - System.nanoTime())
      LockSupport.parkNanos(this, left);
  }

  private boolean hasEnough() {
    door.lock();
    try {
      gathering = Thread.currentThread();
      return isEnough();
    } finally {
      door.unlock();
    }
  }

  private boolean isEnough() {
    return forming.size() >= expected;
  }

  private List<Pending> nextBatch() {
    door.lock();
    try {
      gathering = null;
      int events = 0;
      int commits = 0;
      while (commits < forming.size()
          && (commits == 0 || events + forming.get(commits).commit.events().size() <= MOST_EVENTS))
        events += forming.get(commits++).commit.events().size();
      var batch = forming;
      forming = new ArrayList<>(batch.subList(commits, batch.size()));
      return batch.subList(0, commits);
    } finally {
      door.unlock();
    }
  }

  /** Those who have written and those who wait already are expected next time. */
  private void handOver(int written) {
    door.lock();
    try {
      expected = Math.min(ENOUGH, written + forming.size());
      if (forming.isEmpty()) inFlight = false;
      else forming.getFirst().tellToLead();
    } finally {
      door.unlock();
    }
  }

  private void write(List<Pending> batch) {
    batchSizes.accept(batch.size());
    var attempts = new ArrayList<Attempt>();
    var giveUp = System.nanoTime() + patience.toNanos();
    while (true) {
      try (var connection = dataSource.getConnection()) {
        question = new Question(connection, System.nanoTime());
        if (attempts.isEmpty() && appendedAtOnce(connection, batch, attempts)) return;
        appendLocked(connection, batch, attempts);
        return;
      } catch (SQLException e) {
        forget();
        if (isTheBatchsFault(e) && attempts.size() <= 1) {
          if (batch.size() == 1) batch.getFirst().fail(new AppendFailedException(e));
          else
            batch.stream().filter(pending -> !pending.isDone()).forEach(one -> write(List.of(one)));
          return;
        }
        if (System.nanoTime() > giveUp) {
          var outcome =
              attempts.isEmpty() ? new AppendFailedException(e) : new UnknownOutcomeException(e);
          batch.forEach(pending -> pending.fail(outcome));
          return;
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      } finally {
        question = null;
      }
    }
  }

  private void forget() {
    head = null;
    written.clear();
  }

  /**
   * Ends a connection that died in silence, so that it does not hold up everybody. A timeout on the
   * socket would do the same, but costs two more thread switches for each batch.
   */
  private void watch() {
    var longest = patience.dividedBy(3);
    try {
      while (true) {
        Thread.sleep(longest.dividedBy(4));
        var asked = question;
        if (asked != null && System.nanoTime() - asked.since > longest.toNanos()) asked.abort();
      }
    } catch (InterruptedException _) {
      // Nobody interrupts it.
    }
  }

  private boolean appendedAtOnce(Connection connection, List<Pending> batch, List<Attempt> attempts)
      throws SQLException {
    var firsts = new LinkedHashMap<Aggregate, Long>();
    if (!countsOn(batch, firsts)) return false;
    var from = head != null ? head : EventRowMapper.head(connection);
    var attempt = Attempt.after(from, batch);
    attempts.add(attempt);
    if (!appended(connection, from, firsts, attempt.entries)) {
      attempts.clear();
      return false;
    }
    settle(attempt);
    return true;
  }

  /**
   * Whether commits to the same aggregate follow each other, and what this process wrote before.
   *
   * @param firsts filled with the sequence with which the batch starts in each other aggregate
   */
  private boolean countsOn(List<Pending> batch, Map<Aggregate, Long> firsts) {
    var nexts = new HashMap<Aggregate, Long>();
    for (var pending : batch) {
      var commit = pending.commit;
      var expected = nexts.put(commit.aggregate(), commit.next());
      if (expected == null) expected = written.get(commit.aggregate());
      if (expected == null) firsts.put(commit.aggregate(), commit.sequence());
      else if (expected != commit.sequence()) return false;
    }
    return true;
  }

  private void appendLocked(Connection connection, List<Pending> batch, List<Attempt> attempts)
      throws SQLException {
    forget();
    connection.setAutoCommit(false);
    var nexts = new HashMap<Aggregate, Long>();
    var from = lock(connection, batch, nexts);
    var done = standing(connection, attempts);
    if (done != null) {
      connection.rollback();
      settle(done);
      head = from;
    } else {
      var current = new ArrayList<Pending>();
      for (var pending : batch)
        if (!pending.isDone()) {
          if (pending.continues(nexts)) current.add(pending);
          else pending.fail(new StaleCommitException(pending.commit));
        }
      append(connection, from, current, attempts);
    }
    connection.setAutoCommit(true);
  }

  private void append(
      Connection connection, LogPosition from, List<Pending> current, List<Attempt> attempts)
      throws SQLException {
    if (current.isEmpty()) {
      connection.rollback();
      head = from;
      return;
    }
    var attempt = Attempt.after(from, current);
    attempts.add(attempt);
    if (!appended(connection, from, Map.of(), attempt.entries))
      throw new IllegalStateException("The head moved under its lock");
    connection.commit();
    settle(attempt);
  }

  private void settle(Attempt attempt) {
    head = attempt.entries.getLast().mark();
    for (var pending : attempt.commits)
      written.put(pending.commit.aggregate(), pending.commit.next());
    attempt.done();
    bell.accept(attempt.entries.getLast().position());
  }

  /**
   * @param nexts filled with the sequence that each aggregate of the batch goes on with
   * @return the head, held until the end of the transaction
   */
  private static LogPosition lock(
      Connection connection, List<Pending> batch, Map<Aggregate, Long> nexts) throws SQLException {
    var aggregates = batch.stream().map(pending -> pending.commit.aggregate()).distinct().toList();
    try (var statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, texts(connection, aggregates.stream().map(Aggregate::type)));
      statement.setArray(2, texts(connection, aggregates.stream().map(Aggregate::id)));
      statement.execute();
      LogPosition head;
      try (var row = statement.getResultSet()) {
        row.next();
        head = EventRowMapper.head(row);
      }
      statement.getMoreResults();
      try (var row = statement.getResultSet()) {
        while (row.next())
          nexts.put(new Aggregate(row.getString(1), row.getString(2)), row.getLong(3));
      }
      return head;
    }
  }

  /** Which of the attempts of unknown outcome was stored after all. */
  private static @Nullable Attempt standing(Connection connection, List<Attempt> attempts)
      throws SQLException {
    for (var attempt : attempts) {
      var last = attempt.entries.getLast();
      try (var statement =
          connection.prepareStatement("select from events where position = ? and hash = ?")) {
        statement.setLong(1, last.position());
        statement.setBytes(2, EventRowMapper.bytes(last.hash()));
        try (var row = statement.executeQuery()) {
          if (row.next()) return attempt;
        }
      }
    }
    return null;
  }

  private static boolean appended(
      Connection connection,
      LogPosition from,
      Map<Aggregate, Long> firsts,
      List<StoredEvent> entries)
      throws SQLException {
    var last = entries.getLast();
    try (var statement = connection.prepareStatement(APPEND)) {
      statement.setLong(1, last.position());
      statement.setBytes(2, EventRowMapper.bytes(last.hash()));
      statement.setLong(3, from.position());
      statement.setBytes(4, EventRowMapper.bytes(from.hash()));
      statement.setArray(5, texts(connection, firsts.keySet().stream().map(Aggregate::type)));
      statement.setArray(6, texts(connection, firsts.keySet().stream().map(Aggregate::id)));
      statement.setArray(7, connection.createArrayOf("bigint", firsts.values().toArray()));
      var columns = new Columns(statement, entries);
      columns.numbers(8, StoredEvent::position);
      columns.texts(9, entry -> entry.aggregate().type());
      columns.texts(10, entry -> entry.aggregate().id());
      columns.numbers(11, StoredEvent::sequence);
      columns.texts(12, entry -> entry.event().eventId());
      columns.texts(13, entry -> entry.event().type());
      columns.texts(14, entry -> entry.event().revision());
      columns.bytes(15, entry -> entry.event().payload());
      columns.bytes(16, entry -> entry.event().metadata());
      columns.numbers(17, entry -> HashChain.micros(entry.event().at()));
      columns.numbers(18, StoredEvent::commit);
      columns.bytes(19, entry -> EventRowMapper.bytes(entry.hash()));
      return statement.executeUpdate() > 0;
    }
  }

  private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray(String[]::new));
  }

  /** Data that PostgreSQL cannot take, or a statement it does not understand. */
  private static boolean isTheBatchsFault(SQLException e) {
    var state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }

  /** Forgets what has not been written to for longest. */
  private static final class Recent extends LinkedHashMap<Aggregate, Long> {
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Aggregate, Long> eldest) {
      return size() > MOST;
    }
  }

  private record Question(Connection connection, long since) {
    void abort() {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.warn("The log's connection could not be ended: {}", e.getMessage());
      }
    }
  }

  private record Columns(PreparedStatement statement, List<StoredEvent> entries) {
    void numbers(int index, ToLongFunction<StoredEvent> field) throws SQLException {
      set(index, "bigint", entries.stream().mapToLong(field).toArray());
    }

    void texts(int index, Function<StoredEvent, String> field) throws SQLException {
      set(index, "text", entries.stream().map(field).toArray(String[]::new));
    }

    void bytes(int index, Function<StoredEvent, byte[]> field) throws SQLException {
      set(index, "bytea", entries.stream().map(field).toArray(byte[][]::new));
    }

    private void set(int index, String type, Object values) throws SQLException {
      statement.setArray(
          index, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }
  }

  /** One way in which a batch was numbered, and whose commits it held. */
  private record Attempt(List<Pending> commits, List<StoredEvent> entries) {
    static Attempt after(LogPosition head, List<Pending> commits) {
      var entries = new ArrayList<StoredEvent>();
      var last = head;
      for (var pending : commits) {
        entries.addAll(pending.commit.after(last));
        last = entries.getLast().mark();
      }
      return new Attempt(List.copyOf(commits), entries);
    }

    void done() {
      int events = 0;
      for (var pending : commits) {
        events += pending.commit.events().size();
        pending.done(entries.get(events - 1).position());
      }
    }
  }

  /** A commit on its way, and the thread that waits for it. */
  private static final class Pending {
    private final Commit commit;
    private final Thread writer = Thread.currentThread();
    private volatile boolean toldToLead;
    private volatile long position;
    private volatile @Nullable RuntimeException failure;

    Pending(Commit commit) {
      this.commit = commit;
    }

    /** Whether the commit follows what its aggregate holds; if so, the next has to follow it. */
    boolean continues(Map<Aggregate, Long> nexts) {
      return nexts.replace(commit.aggregate(), commit.sequence(), commit.next());
    }

    void done(long position) {
      this.position = position;
    }

    void fail(RuntimeException failure) {
      if (!isDone()) this.failure = failure;
    }

    boolean isDone() {
      return position > 0 || failure != null;
    }

    void wake() {
      if (writer != Thread.currentThread()) LockSupport.unpark(writer);
    }

    void tellToLead() {
      toldToLead = true;
      wake();
    }

    /** Waits; an interruption is kept for later, since the outcome must be known. */
    boolean isToldToLead() {
      var interrupted = false;
      while (!isDone() && !toldToLead) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) writer.interrupt();
      return toldToLead;
    }

    long position() {
      var failed = failure;
      if (failed != null) throw failed;
      return position;
    }
  }
}
