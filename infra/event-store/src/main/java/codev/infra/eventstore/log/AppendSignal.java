package codev.infra.eventstore.log;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the threads that wait for the log to grow. */
public final class AppendSignal {
  /** Another process that has appended nothing for so long is taken for one that does not. */
  private static final long OTHERS_COUNT_FOR = TimeUnit.SECONDS.toNanos(10);

  /** More than a pool has at a time; those before are forgotten. */
  private static final int MANY_CONNECTIONS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final AtomicInteger setBacks = new AtomicInteger();
  private final Set<Integer> ownConnections = ConcurrentHashMap.newKeySet();
  private volatile long othersAppendedAt = System.nanoTime() - OTHERS_COUNT_FOR;
  private volatile long knownHead;

  /** The log is known to reach up to this position. */
  public void raise(long position) {
    lock.lock();
    try {
      if (position <= knownHead) return;
      knownHead = position;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The log was found to reach up to this position, whatever was known before: it may have been
   * restored to an earlier state. Who resets it has to be notified of all later appends already,
   * since one of them may have raised it a moment ago.
   */
  public void reset(long position) {
    lock.lock();
    try {
      if (position < knownHead) setBacks.incrementAndGet();
      knownHead = position;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How often the log was found to end before what was known of it. What was kept of it before the
   * last time may be of events that are lost.
   */
  public int timesSetBack() {
    return setBacks.get();
  }

  /**
   * From now on this process appends on a connection.
   *
   * @param backend process of the server that serves it
   */
  void noteOwnConnection(int backend) {
    if (ownConnections.size() >= MANY_CONNECTIONS) ownConnections.clear();
    ownConnections.add(backend);
  }

  /**
   * The log is known to reach up to this position, as a connection has notified.
   *
   * @param backend process of the server that serves the connection
   */
  public void raise(long position, int backend) {
    if (!ownConnections.contains(backend)) othersAppendedAt = System.nanoTime();
    raise(position);
  }

  /** Whether no other process has appended lately, as far as is known. */
  public boolean isOnlyWriter() {
    return System.nanoTime() - othersAppendedAt >= OTHERS_COUNT_FOR;
  }

  /** The position up to which the log is known to reach. */
  public long knownHead() {
    return knownHead;
  }

  /** Waits until the log is known to reach to another position, or until the time is over. */
  public void awaitOther(long head, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var nanosLeft = atMost.toNanos();
      while (knownHead == head && nanosLeft > 0) nanosLeft = moved.awaitNanos(nanosLeft);
    } finally {
      lock.unlock();
    }
  }
}
