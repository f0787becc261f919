package codev.infra.eventstore.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: many commits share one flush of the disk. While one batch is on its way to the
 * database the next one forms; the thread whose commit stands first in it leads, that is it writes
 * the batch for all. It waits a moment for the threads that have just written, since they often
 * come again at once; a lone writer writes at once. A batch is stored by {@link BatchWriter}.
 */
final class GroupCommit {
  /** Keeps a statement small enough to hold in memory everywhere; far above what piles up. */
  private static final int MAX_EVENTS = 2_000;

  /** Waiting for more commits saves less than it costs: the flush is shared already. */
  private static final int ENOUGH_COMMITS = 32;

  private static final long MAX_WAIT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final BatchWriter writer;
  private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private List<PendingCommit> forming = new ArrayList<>();
  private boolean inFlight;
  private int expectedCommits;
  private @Nullable Thread gatheringLeader;

  /** How an append ended, a tag of its meter. */
  private enum Outcome {
    STORED,
    CONFLICT,
    FAILED,
    UNKNOWN
  }

  /**
   * @param patience how long to go on asking for the outcome when the database has gone away
   * @param signal is raised to the last position of each batch that was stored
   */
  GroupCommit(DataSource dataSource, Duration patience, AppendSignal signal, MeterRegistry meters) {
    for (var outcome : Outcome.values())
      timers.put(
          outcome,
          Timer.builder("codev.log.appends")
              .description("Time from handing in a commit to knowing its outcome")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    var batches =
        DistributionSummary.builder("codev.log.batches")
            .description("Commits that one statement stored together")
            .baseUnit("commits")
            .register(meters);
    writer = new BatchWriter(dataSource, patience, signal, batches::record);
  }

  /** Gives the position of the commit's last event. */
  long append(Commit commit) {
    var started = System.nanoTime();
    var outcome = Outcome.FAILED;
    try {
      var position = appendWithOthers(commit);
      outcome = Outcome.STORED;
      return position;
    } catch (StaleCommitException e) {
      outcome = Outcome.CONFLICT;
      throw e;
    } catch (UnknownOutcomeException e) {
      outcome = Outcome.UNKNOWN;
      throw e;
    } finally {
      var timer = Objects.requireNonNull(timers.get(outcome));
      timer.record(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private long appendWithOthers(Commit commit) {
    var pendingCommit = new PendingCommit(commit);
    boolean leads;
    lock.lock();
    try {
      forming.add(pendingCommit);
      leads = !inFlight;
      inFlight = true;
      if (gatheringLeader != null && isEnough()) LockSupport.unpark(gatheringLeader);
    } finally {
      lock.unlock();
    }
    if (leads || pendingCommit.awaitLeadership()) lead();
    return pendingCommit.position();
  }

  private void lead() {
    gather();
    var batch = nextBatch();
    try {
      writer.write(batch);
    } finally {
      handOver(batch.size());
      batch.forEach(PendingCommit::wake);
    }
  }

  private void gather() {
    var end = System.nanoTime() + MAX_WAIT_NANOS;
    for (long remainingNanos = MAX_WAIT_NANOS;
        remainingNanos > 0 && !hasEnough();
        remainingNanos = end - System.nanoTime()) LockSupport.parkNanos(this, remainingNanos);
  }

  private boolean hasEnough() {
    lock.lock();
    try {
      gatheringLeader = Thread.currentThread();
      return isEnough();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEnough() {
    return forming.size() >= expectedCommits;
  }

  private List<PendingCommit> nextBatch() {
    lock.lock();
    try {
      gatheringLeader = null;
      int events = 0;
      int commits = 0;
      while (commits < forming.size()
          && (commits == 0 || events + forming.get(commits).size() <= MAX_EVENTS))
        events += forming.get(commits++).size();
      var batch = forming;
      forming = new ArrayList<>(batch.subList(commits, batch.size()));
      return batch.subList(0, commits);
    } finally {
      lock.unlock();
    }
  }

  /** The threads that have written and those that wait already are expected next time. */
  private void handOver(int writtenCount) {
    lock.lock();
    try {
      expectedCommits = Math.min(ENOUGH_COMMITS, writtenCount + forming.size());
      if (forming.isEmpty()) inFlight = false;
      else forming.getFirst().makeLeader();
    } finally {
      lock.unlock();
    }
  }
}
