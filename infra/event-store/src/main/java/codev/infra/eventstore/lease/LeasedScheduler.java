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
 * at a time: under a lease, on a thread of its own that ends with the instance and not before. A
 * failure that lasts is logged once.
 */
public abstract class LeasedScheduler implements SmartLifecycle {
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  /** Longer than a round takes that fails, as a rule. */
  private static final Duration FAILING_ROUND = Duration.ofSeconds(10);

  private final String name;
  private final Leases leases;
  private final Timing timing;
  private final Duration failingRound;
  private final FailureLog failures;
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /**
   * When a round begins, and how long it may take.
   *
   * @param delay before the first round of an instance that has got the lease
   * @param interval between two rounds
   * @param maxStep longer than one step of a round may take
   */
  public record Timing(Duration delay, Duration interval, Duration maxStep) {}

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
   */
  protected LeasedScheduler(String name, Leases leases, Timing timing) {
    this(name, leases, timing, FAILING_ROUND);
  }

  /**
   * @param failingRound longer than a round takes that fails
   */
  LeasedScheduler(String name, Leases leases, Timing timing, Duration failingRound) {
    this.name = name;
    this.leases = leases;
    this.timing = timing;
    this.failingRound = failingRound;
    failures =
        new FailureLog(
            LoggerFactory.getLogger(getClass()),
            "The work of the lease %s failed here; it is tried again each %s"
                .formatted(name, timing.interval()),
            "The work of the lease %s no longer fails here".formatted(name));
  }

  /** What is done in each round from now on, as this instance has got the lease. */
  protected abstract Round beginTerm();

  /** Whether the next round should be here, too, after one that failed. */
  protected boolean staysAfterFailure() {
    return false;
  }

  /** This instance gives up the lease, or has lost it. */
  protected void endTerm() {}

  /** Another instance has the lease, and has kept it after a round. */
  protected void noteWorkElsewhere() {}

  /** This instance is to stop: ends a step that would last. Called by another thread. */
  protected void endStep() {}

  protected final boolean isStopping() {
    return stopped.getCount() == 0;
  }

  /**
   * Also again, after a stop.
   *
   * @throws IllegalStateException if the step that was under way at the stop has not ended yet
   */
  @Override
  public void start() {
    if (isRunning()) {
      if (!isStopping()) return;
      throw new IllegalStateException(
          "The work of the lease %s has been stopped and has not ended yet".formatted(name));
    }
    stopped = new CountDownLatch(1);
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
      while (!isStopping()) if (!attempt()) await(timing.interval());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Duration time) throws InterruptedException {
    var _ = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** False where another instance should get the lease first, or after a failure. */
  private boolean attempt() throws InterruptedException {
    try {
      var lease = leases.acquire(name, timing.interval().plus(timing.maxStep()), 0);
      if (lease.isPresent()) return workRepeatedly(lease.get());
      leases.await();
      if (isDoneElsewhere()) {
        failures.noteSuccess();
        noteWorkElsewhere();
      }
      return true;
    } catch (LeaseUnavailableException _) { // which the leases log
      leases.await();
      return true;
    } catch (RuntimeException | Error e) { // the thread must not end before the instance
      failures.noteFailure(e);
      return false;
    }
  }

  /** Where each instance gives the lease up after a round that fails, none has it for so long. */
  private boolean isDoneElsewhere() {
    var firstRound = timing.delay().plus(failingRound).plus(timing.interval());
    return leases.heldElsewhere(name) > firstRound.toNanos() / 1e9;
  }

  /** Until this instance stops, loses the lease, or (false) should leave it to another one. */
  private boolean workRepeatedly(Lease lease) throws InterruptedException {
    try {
      var round = beginTerm();
      await(timing.delay());
      while (mayGoOn(lease)) {
        if (!work(round, lease)) return false;
        await(timing.interval());
      }
      return true;
    } finally {
      end(lease);
    }
  }

  private boolean work(Round round, Lease lease) throws InterruptedException {
    try {
      var isToStay = round.work(() -> mayGoOn(lease));
      failures.noteSuccess();
      return isToStay;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) { // the thread must not end before the instance
      failures.noteFailure(e);
      return staysAfterFailure();
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
