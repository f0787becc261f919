package codev.group.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Works on jobs one after another, also on those that an instance has left half-way. */
public abstract class JobRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** How soon a job is found that another instance has left. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  private final String name;
  private final Semaphore wake = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile boolean isStopping;
  private boolean hasFailed;

  /**
   * @param name of its thread
   */
  protected JobRunner(String name) {
    this.name = name;
  }

  /**
   * Deletes what has been kept long enough and works on the next job until it has ended, or until
   * this instance {@link #isStopping()}.
   *
   * @return whether there was one
   */
  protected abstract boolean workOnNext();

  /** After what is under way, the rest is to be left to another instance. */
  protected boolean isStopping() {
    return isStopping;
  }

  /** A job has been added, or is to be cancelled. */
  public void wake() {
    wake.release();
  }

  @Override
  public void start() {
    isStopping = false;
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** After what is under way; the rest goes on when an instance runs again. */
  @Override
  public void stop() {
    isStopping = true;
    wake();
    var running = thread;
    if (running == null) return;
    try {
      running.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    var running = thread;
    return running != null && running.isAlive();
  }

  private void run() {
    try {
      while (!isStopping) if (!workOnOne()) awaitNext();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNext() throws InterruptedException {
    if (wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) wake.drainPermits();
  }

  private boolean workOnOne() {
    try {
      var found = workOnNext();
      hasFailed = false;
      return found;
    } catch (RuntimeException | Error e) { // the thread must not end before the instance
      var level = hasFailed ? Level.DEBUG : Level.WARN; // once while a database is unavailable
      LOG.atLevel(level).setCause(e).log("The jobs {} cannot go on; it is tried again", name);
      hasFailed = true;
      return false;
    }
  }
}
