package codev.infra.email;

import codev.infra.eventstore.lease.LeasedScheduler;
import codev.infra.eventstore.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Runs the dispatcher at a fixed interval while the application runs, on one instance of the
 * service at a time. An instance that fails, or gets none of the pending e-mails accepted, leaves
 * the next attempt to another one.
 */
final class EmailDispatchScheduler extends LeasedScheduler {
  private static final String LEASE = "emails";

  /** Longer than it takes to notice that a lease is free. */
  private static final Duration HANDOVER = Duration.ofSeconds(10);

  /** Longer than finding what is due, or one e-mail, may take. */
  private static final Duration MAX_STEP = Duration.ofMinutes(2);

  private final EmailDispatcher dispatcher;
  private final Duration interval;
  private final Clock clock;

  /** When the last run here ended; used by the thread only. */
  private long endedAt = System.nanoTime();

  EmailDispatchScheduler(
      EmailDispatcher dispatcher, Leases leases, Duration interval, Clock clock) {
    super(LEASE, leases, interval, MAX_STEP);
    this.dispatcher = dispatcher;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  protected Round beginTerm() {
    return this::dispatch;
  }

  /** Stays here unless another instance may get e-mails accepted that this one does not. */
  private boolean dispatch(BooleanSupplier mayGoOn) {
    var sentCount = dispatcher.sendDue(clock.instant(), mayGoOn);
    return dispatcher.knowsAll() && (sentCount > 0 || dispatcher.pending() == 0);
  }

  @Override
  protected void endTerm() {
    endedAt = System.nanoTime();
  }

  @Override
  protected void passOver() {
    if (isDispatchedElsewhere()) dispatcher.forgetPending();
  }

  /** Another instance has kept the lease after a run, so it counts what is pending. */
  private boolean isDispatchedElsewhere() {
    return System.nanoTime() - endedAt > interval.multipliedBy(2).plus(HANDOVER).toNanos();
  }

  @Override
  protected void endStep() {
    dispatcher.stop();
  }
}
