package codev.infra.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Rings when the log has grown. */
final class AppendSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private volatile long heard;

  void ring(long position) {
    lock.lock();
    try {
      if (position <= heard) return;
      heard = position;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The position up to which the log is known to reach. */
  long heard() {
    return heard;
  }

  /** Waits until the log is known to reach beyond a position, or until the time is over. */
  void await(long position, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (heard <= position && left > 0) left = rung.awaitNanos(left);
    } finally {
      lock.unlock();
    }
  }
}
