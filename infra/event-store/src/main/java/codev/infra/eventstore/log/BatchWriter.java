package codev.infra.eventstore.log;

import codev.infra.database.DatabaseFailure;
import codev.infra.database.SilentServerException;
import codev.infra.eventstore.log.EventRow.Aggregate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Stores one batch of commits and gives each its outcome. First it tries a single optimistic
 * statement, which succeeds if the head of the log is the cached one and no commit is stale. If
 * that changes nothing, a transaction locks the head, refuses the stale commits and numbers the
 * others after the new head. The head's row is thus the fence between processes, and the order of
 * positions is the order in which events become visible.
 *
 * <p>When the connection is lost while a statement is under way, its outcome is unknown: the next
 * attempt looks under the lock whether it was stored. What the server refuses, because its disk is
 * full or it is read-only, fails at once.
 *
 * <p>Called by one thread at a time, the leader of {@link GroupCommit}.
 */
final class BatchWriter {
  private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private final DataSource dataSource;
  private final Duration patience;
  private final AppendSignal signal;
  private final IntConsumer batchSizes;
  private final HeadCache cache = new HeadCache();
  private final ConnectionWatchdog watchdog;

  /**
   * @param patience how long to go on asking for the outcome when the database has gone away
   * @param signal is raised to the last position of each batch that was stored
   * @param batchSizes receives the number of commits of each batch
   */
  BatchWriter(
      DataSource dataSource, Duration patience, AppendSignal signal, IntConsumer batchSizes) {
    this.dataSource = dataSource;
    this.patience = patience;
    this.signal = signal;
    this.batchSizes = batchSizes;
    this.watchdog = new ConnectionWatchdog(patience.dividedBy(3));
  }

  /** Returns when every commit of the batch has its outcome. */
  void write(List<PendingCommit> batch) {
    try {
      tryUntilKnown(batch);
    } catch (RuntimeException | Error e) {
      cache.clear();
      batch.forEach(pending -> pending.fail(new UnknownOutcomeException(e)));
    }
  }

  private void tryUntilKnown(List<PendingCommit> batch) {
    batchSizes.accept(batch.size());
    var attempts = new ArrayList<NumberedBatch>();
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      int unsettled = attempts.size();
      try (var connection = dataSource.getConnection()) {
        watchdog.begin(connection);
        signal.noteOwnConnection(connection.unwrap(PGConnection.class).getBackendPID());
        if (attempts.isEmpty() && appendOptimistically(connection, batch, attempts)) return;
        appendUnderLock(connection, batch, attempts);
        return;
      } catch (SQLException e) {
        cache.clear();
        var failure = DatabaseFailure.of(e);
        if (failure.isRefusal()) {
          // Of this attempt nothing is stored; an earlier one without an answer may still be.
          attempts.subList(unsettled, attempts.size()).clear();
          if (attempts.isEmpty()) {
            refuse(batch, failure, e);
            return;
          }
        }
        if (e instanceof SilentServerException || System.nanoTime() > deadline) {
          var outcome =
              attempts.isEmpty() ? new AppendFailedException(e) : new UnknownOutcomeException(e);
          batch.forEach(pending -> pending.fail(outcome));
          return;
        }
        LockSupport.parkNanos(RETRY_PAUSE.toNanos());
      } finally {
        watchdog.end();
      }
    }
  }

  /** A batch with faulty data is written one by one, so that only the faulty commits fail. */
  private void refuse(List<PendingCommit> batch, DatabaseFailure failure, SQLException cause) {
    if (failure != DatabaseFailure.INVALID || batch.size() == 1)
      batch.forEach(pending -> pending.fail(new AppendFailedException(cause)));
    else
      batch.stream()
          .filter(pending -> !pending.isDone())
          .forEach(pending -> tryUntilKnown(List.of(pending)));
  }

  private boolean appendOptimistically(
      Connection connection, List<PendingCommit> batch, List<NumberedBatch> attempts)
      throws SQLException {
    var firstSequences = new LinkedHashMap<Aggregate, Long>();
    if (!areConsecutive(batch, firstSequences)) return false;
    var cached = cache.head();
    var head = cached != null ? cached : EventRowMapper.head(connection);
    var attempt = NumberedBatch.after(head, batch);
    attempts.add(attempt);
    if (!AppendStatement.execute(connection, head, firstSequences, attempt)) {
      attempts.clear();
      return false;
    }
    complete(attempt);
    return true;
  }

  /**
   * Whether commits to the same aggregate follow each other, and what this process wrote before.
   *
   * @param firstSequences filled with the first sequence of the batch in each other aggregate
   */
  private boolean areConsecutive(List<PendingCommit> batch, Map<Aggregate, Long> firstSequences) {
    var nextSequences = new HashMap<Aggregate, Long>();
    for (var pending : batch) {
      var commit = pending.commit();
      var expected = nextSequences.put(commit.aggregate(), commit.nextSequence());
      if (expected == null) expected = cache.nextSequence(commit.aggregate());
      if (expected == null) firstSequences.put(commit.aggregate(), commit.sequence());
      else if (expected != commit.sequence()) return false;
    }
    return true;
  }

  private void appendUnderLock(
      Connection connection, List<PendingCommit> batch, List<NumberedBatch> attempts)
      throws SQLException {
    cache.clear();
    connection.setAutoCommit(false);
    var head =
        LockedHead.lock(
            connection,
            batch.stream().map(pending -> pending.commit().aggregate()).distinct().toList());
    var stored = NumberedBatch.findStored(connection, attempts);
    if (stored != null) {
      connection.rollback();
      complete(stored);
      // Another process has gone on from there, perhaps with the same aggregates.
      if (!stored.end().equals(head.position())) cache.clear();
      cache.setHead(head.position());
    } else {
      append(connection, head.position(), refuseStale(batch, head), attempts);
    }
    connection.setAutoCommit(true);
  }

  /** The commits that are still to be stored. */
  private static List<PendingCommit> refuseStale(List<PendingCommit> batch, LockedHead head) {
    var current = new ArrayList<PendingCommit>();
    for (var pending : batch) {
      if (pending.isDone()) continue;
      if (pending.continues(head.nextSequences())) current.add(pending);
      else pending.fail(new StaleCommitException(pending.commit()));
    }
    return current;
  }

  private void append(
      Connection connection,
      LogPosition head,
      List<PendingCommit> current,
      List<NumberedBatch> attempts)
      throws SQLException {
    if (current.isEmpty()) {
      connection.rollback();
      cache.setHead(head);
      return;
    }
    var attempt = NumberedBatch.after(head, current);
    attempts.add(attempt);
    if (!AppendStatement.execute(connection, head, Map.of(), attempt))
      throw new IllegalStateException("The head of the log changed although it was locked");
    connection.commit();
    complete(attempt);
  }

  private void complete(NumberedBatch attempt) {
    cache.advance(attempt);
    attempt.complete();
    signal.raise(attempt.end().position());
  }
}
