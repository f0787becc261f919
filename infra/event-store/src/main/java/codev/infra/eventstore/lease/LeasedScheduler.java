package codev.infra.eventstore.lease;

import codev.infra.eventstore.failure.FailureLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done at a fixed interval while the application runs, on one instance of the service
 * at a time: under a lease, on a thread of its own that ends with the instance and not before. An
 * instance whose round fails leaves the next one to another instance.
 */
public abstract class LeasedScheduler implements SmartLifecycle {
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  private final String name;
  private final Leases leases;
  private final Duration interval;
  private final Duration maxStep;
  private final FailureLog failures;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /** One round of the work. */
  @FunctionalInterface
  public interface Round {
    /**
     * @param mayGoOn asked before each step: false once this instance is to stop, or has lost the
     *     lease
     * @return whether the next round should be here, too, and not on another instance
     */
    boolean work(BooleanSupplier mayGoOn) throws Exception;
  }

  /**
   * @param name of the lease and of the thread
   * @param interval between two rounds, and before the first one
   * @param maxStep longer than one step of a round may take
   */
  protected LeasedScheduler(String name, Leases leases, Duration interval, Duration maxStep) {
    this.name = name;
    this.leases = leases;
    this.interval = interval;
    this.maxStep = maxStep;
    failures =
        new FailureLog(
            LoggerFactory.getLogger(getClass()),
            "The work of the lease %s failed here; next attempt in %s".formatted(name, interval),
            "The work of the lease %s is done here again".formatted(name));
  }

  /** What is done in each round from now on, as this instance has got the lease. */
  protected abstract Round beginTerm();

  /** This instance gives up the lease, or has lost it. */
  protected void endTerm() {}

  /** Another instance has the lease. */
  protected void passOver() {}

  /** This instance is to stop: ends a step that would last. Called by another thread. */
  protected void endStep() {}

  protected final boolean isStopping() {
    return stopped.getCount() == 0;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** After the step under way: an interrupt would break a connection that it uses. */
  @Override
  public void stop() {
    stopped.countDown();
    endStep();
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
      if (awaitInterval()) return;
      while (!isStopping()) if (!attempt()) awaitInterval();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether this instance is to stop. */
  private boolean awaitInterval() throws InterruptedException {
    return stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** False where another instance should get the lease first, or after a failure. */
  private boolean attempt() throws InterruptedException {
    try {
      var lease = leases.tryAcquire(name, interval.plus(maxStep));
      if (lease.isPresent()) return workRepeatedly(lease.get());
      leases.await();
      passOver();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) { // the thread must not end before the instance
      failures.noteFailure(e);
      return false;
    }
  }

  /** Until this instance stops, loses the lease, or (false) should leave it to another one. */
  private boolean workRepeatedly(Lease lease) throws Exception {
    try {
      var round = beginTerm();
      do {
        lease.progress();
        var isToStay = round.work(() -> mayGoOn(lease));
        failures.noteSuccess();
        if (!isToStay) return false;
      } while (!awaitInterval() && lease.isHeld());
      return true;
    } finally {
      end(lease);
    }
  }

  private void end(Lease lease) {
    try {
      endTerm();
    } finally {
      lease.release();
    }
  }

  private boolean mayGoOn(Lease lease) {
    lease.progress();
    return lease.isHeld() && !isStopping();
  }
}
