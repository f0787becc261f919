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

  /** Longer than finding what is due, or one e-mail, may take. */
  private static final Duration MAX_STEP = Duration.ofMinutes(2);

  private final EmailDispatcher dispatcher;
  private final Clock clock;

  EmailDispatchScheduler(
      EmailDispatcher dispatcher, Leases leases, Duration interval, Clock clock) {
    super(LEASE, leases, new Timing(interval, interval, MAX_STEP));
    this.dispatcher = dispatcher;
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

  /** The other instance counts what is pending. */
  @Override
  protected void noteWorkElsewhere() {
    dispatcher.forgetPending();
  }

  @Override
  protected void endStep() {
    dispatcher.stop();
  }
}
