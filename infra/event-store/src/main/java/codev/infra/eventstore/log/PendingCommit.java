package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A commit that waits to be written, the thread that waits for it, and its outcome: a position or a
 * failure.
 */
final class PendingCommit {
  private final Commit commit;
  private final Thread waiter = Thread.currentThread();
  private volatile boolean leader;
  private volatile long position;
  private volatile @Nullable RuntimeException failure;

  PendingCommit(Commit commit) {
    this.commit = commit;
  }

  Commit commit() {
    return commit;
  }

  int size() {
    return commit.events().size();
  }

  /**
   * Whether the commit starts with the next sequence of its aggregate; if so, the map is moved on
   * to the sequence after it.
   */
  boolean continues(Map<Aggregate, Long> nextSequences) {
    return nextSequences.replace(commit.aggregate(), commit.sequence(), commit.nextSequence());
  }

  void complete(long lastPosition) {
    position = lastPosition;
  }

  /** Without effect on a commit whose outcome is known. */
  void fail(RuntimeException cause) {
    if (!isDone()) failure = cause;
  }

  boolean isDone() {
    return position > 0 || failure != null;
  }

  void wake() {
    if (waiter != Thread.currentThread()) LockSupport.unpark(waiter);
  }

  /** Makes the waiting thread the leader of the next batch. */
  void makeLeader() {
    leader = true;
    wake();
  }

  /**
   * Waits until the outcome is known or the thread has to lead. An interruption is kept for later,
   * since the outcome must be known.
   *
   * @return whether the thread has to lead
   */
  boolean awaitLeadership() {
    var interrupted = false;
    while (!isDone() && !leader) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) waiter.interrupt();
    return leader;
  }

  /** Position of the commit's last event; throws what made it fail. */
  long position() {
    var failed = failure;
    if (failed != null) throw failed;
    return position;
  }
}
