package codev.infra.projections;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Wakes the readers that wait until a view has reached a position. The processor of this instance
 * signals each; where another instance runs it, one of the waiting threads asks the store for all.
 * Where this instance runs it, they do so only when no signal comes.
 */
final class PositionSignal {
  private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);

  private final LongUnaryOperator stored;
  private final BooleanSupplier isFoldedHere;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long lastReached;
  private int changes;
  private long lastRefresh = System.nanoTime() - POLL_INTERVAL;

  /**
   * @param stored asks the store how far the view has come; the position that is wanted is given
   * @param isFoldedHere whether this instance runs the processor, as far as it knows
   */
  PositionSignal(LongUnaryOperator stored, BooleanSupplier isFoldedHere) {
    this.stored = stored;
    this.isFoldedHere = isFoldedHere;
  }

  void signalReached(long position) {
    lock.lock();
    try {
      lastReached = position;
      changes++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean await(long position, Duration atMost) {
    var started = System.nanoTime();
    var end = started + atMost.toNanos();
    lock.lock();
    try {
      var expectsSignal = atMost.toNanos() > POLL_INTERVAL && isFoldedHere.getAsBoolean();
      var firstRefresh = expectsSignal ? started + POLL_INTERVAL : started;
      while (lastReached < position) {
        var now = System.nanoTime();
        if (now - firstRefresh >= 0 && now - lastRefresh >= POLL_INTERVAL) refresh(now, position);
        else if (end - now <= 0) return false;
        else moved.awaitNanos(Math.min(end - now, POLL_INTERVAL));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Blocks no processor meanwhile. */
  private void refresh(long now, long target) {
    lastRefresh = now;
    var changesBefore = changes;
    var position = 0L;
    lock.unlock();
    try {
      position = stored.applyAsLong(target);
    } finally {
      lock.lock();
    }
    if (changes == changesBefore) signalReached(position);
  }
}
