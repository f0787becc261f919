package codev.infra.email;

import codev.infra.eventstore.lease.Lease;
import codev.infra.eventstore.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the dispatcher at a fixed interval while the application runs, on one instance of the
 * service at a time. An instance that fails, or gets none of the pending e-mails accepted, leaves
 * the next attempt to another one.
 */
final class EmailDispatchScheduler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EmailDispatchScheduler.class);
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);
  private static final String LEASE = "emails";

  /** Longer than it takes to notice that a lease is free. */
  private static final Duration HANDOVER = Duration.ofSeconds(10);

  /** Longer than finding what is due, or one e-mail, may take. */
  private static final Duration MAX_STEP = Duration.ofMinutes(2);

  private final EmailDispatcher dispatcher;
  private final Leases leases;
  private final Duration interval;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("email-schedule").unstarted(this::run);

  /** When the last run here ended; used by the thread only. */
  private long endedAt = System.nanoTime();

  EmailDispatchScheduler(
      EmailDispatcher dispatcher, Leases leases, Duration interval, Clock clock) {
    this.dispatcher = dispatcher;
    this.leases = leases;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Without an interrupt, which would break the connection of an e-mail under way. */
  @Override
  public void stop() {
    dispatcher.stop();
    stopped.countDown();
    try {
      thread.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) if (!attempt()) awaitInterval();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** False where another instance should get the lease first, or after a failure. */
  private boolean attempt() throws InterruptedException {
    try {
      var lease = leases.tryAcquire(LEASE, interval.plus(MAX_STEP));
      if (lease.isPresent()) {
        var isToGoOn = dispatchRepeatedly(lease.get());
        endedAt = System.nanoTime();
        return isToGoOn;
      }
      leases.await();
      if (isDispatchedElsewhere()) dispatcher.forgetPending();
      return true;
    } catch (RuntimeException | Error e) { // the thread must not end before the instance
      LOG.error("E-mails are not dispatched here; next attempt in {}", interval, e);
      return false;
    }
  }

  /** Another instance has kept the lease after a run, so it counts what is pending. */
  private boolean isDispatchedElsewhere() {
    return System.nanoTime() - endedAt > interval.multipliedBy(2).plus(HANDOVER).toNanos();
  }

  /** Until this instance stops, loses the lease, or (false) should leave it to another one. */
  private boolean dispatchRepeatedly(Lease lease) throws InterruptedException {
    try {
      while (!awaitInterval() && lease.isHeld()) {
        lease.progress();
        if (!dispatch(lease)) return false;
      }
      return true;
    } finally {
      lease.release();
    }
  }

  /** Whether this instance is to stop. */
  private boolean awaitInterval() throws InterruptedException {
    return stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean dispatch(Lease lease) {
    try {
      var sentCount = dispatcher.sendDue(clock.instant(), () -> isHeld(lease));
      return dispatcher.knowsAll() && (sentCount > 0 || dispatcher.pending() == 0);
    } catch (RuntimeException | Error e) {
      LOG.warn("Dispatching e-mails failed; next attempt in {}", interval, e);
      return false;
    }
  }

  private static boolean isHeld(Lease lease) {
    lease.progress();
    return lease.isHeld();
  }
}
