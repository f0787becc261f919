package codev.infra.eventrelay.consumer;

import codev.infra.eventstore.processor.MachineErrors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the consumer of a listener fails, in which case nothing of its topic is handled here.
 * Written by its thread, read by others.
 */
final class ListenerFailure {
  private final Duration settled;
  private volatile @Nullable Failure current;

  /**
   * The last failure.
   *
   * @param isAssigned whether it is known since which partitions are read
   * @param readsSince when those were read first, by {@link System#nanoTime}; null until then
   */
  private record Failure(Throwable cause, boolean isAssigned, @Nullable Long readsSince) {}

  /**
   * @param settled without another failure for so long, it reads again: what fails at the same
   *     message does so sooner
   */
  ListenerFailure(String listener, Duration settled, MeterRegistry meters) {
    this.settled = settled;
    Gauge.builder("codev.relay.failing", this, failure -> failure.current == null ? 0 : 1)
        .description("1 while a listener of this instance fails and handles nothing")
        .baseUnit("listeners")
        .tag("listener", listener)
        .register(meters);
  }

  void note(Throwable cause) {
    current = new Failure(cause, false, null);
  }

  /** It is known which partitions this instance reads, if any. */
  void noteAssignment() {
    var failure = current;
    if (failure != null) current = new Failure(failure.cause(), true, failure.readsSince());
  }

  /** They are read, and what was read has been handled. */
  void noteProgress() {
    var failure = current;
    if (failure == null || !failure.isAssigned()) return;
    var now = System.nanoTime();
    var since = failure.readsSince();
    if (since == null) current = new Failure(failure.cause(), true, now);
    else if (now - since >= settled.toNanos()) current = null;
  }

  /** An error that no outage explains, and that may have ended the thread; empty if it reads. */
  Optional<String> error() {
    var failure = current;
    return failure != null && failure.cause() instanceof Error error
        ? Optional.of("it fails with " + error + ". To go on: correct that and restart the service")
        : Optional.empty();
  }

  /** Of the virtual machine or of what is installed: no message causes it. */
  static boolean isOfInstallation(Throwable failure) {
    return failure instanceof LinkageError || MachineErrors.isOfMachine(failure);
  }
}
