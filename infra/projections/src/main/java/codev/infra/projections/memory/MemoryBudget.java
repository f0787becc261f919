package codev.infra.projections.memory;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The memory that the documents of all views which are being built take together. Each may hold
 * what the others leave; once it is used up, each gives back what is more than its equal part. What
 * is written is a copy, so only few write at a time.
 */
public final class MemoryBudget {
  private static final int PART_OF_HEAP = 8;
  private static final int WRITERS = 2;
  private static final long SIGN_OF_LIFE_MILLIS = 500;

  private final long bytes;
  private final AtomicLong total = new AtomicLong();
  private final AtomicInteger parts = new AtomicInteger();
  private final Semaphore writers = new Semaphore(WRITERS, true);

  public MemoryBudget(long bytes) {
    this.bytes = bytes;
  }

  /** An eighth of what this process may use. */
  public static MemoryBudget ofHeap() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** What all of them hold. */
  public long held() {
    return total.get();
  }

  /** The part of one more view, until it is closed. */
  public Part open() {
    parts.incrementAndGet();
    return new Part();
  }

  /**
   * Writes when it is its turn.
   *
   * @param progress reported while it waits: others get on
   */
  public <T> T write(Runnable progress, Supplier<T> write) {
    try {
      while (!writers.tryAcquire(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS)) progress.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before documents were written", e);
    }
    try {
      return write.get();
    } finally {
      writers.release();
    }
  }

  /** What one view holds; used by one thread at a time. */
  public final class Part implements AutoCloseable {
    private long bytesHeld;
    private boolean closed;

    private Part() {}

    public long held() {
      return bytesHeld;
    }

    /**
     * @param more bytes than before, or fewer if it is negative
     */
    public void hold(long more) {
      bytesHeld += more;
      total.addAndGet(more);
    }

    /** What each may hold in any case. */
    public long equalPart() {
      return bytes / Math.max(1, parts.get());
    }

    /** Whether all together hold too much, and this one more than its equal part. */
    public boolean isExceeded() {
      return total.get() > bytes && bytesHeld > equalPart();
    }

    /** Nothing is held any more. */
    @Override
    public void close() {
      if (closed) return;
      closed = true;
      hold(-bytesHeld);
      parts.decrementAndGet();
    }
  }
}
