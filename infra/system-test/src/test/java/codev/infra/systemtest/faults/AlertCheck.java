package codev.infra.systemtest.faults;

import codev.infra.systemtest.faults.sequence.Fault;
import codev.infra.systemtest.faults.sequence.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/**
 * What an operator was called for during a sequence of faults: for what has lasted, for nothing
 * that the platform does not cure by itself, and no more once all is over.
 */
final class AlertCheck {
  /** Its rule waits for half a minute, after ten seconds. */
  private static final Duration LONG = Duration.ofMinutes(2);

  /** The rules look back for minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of what waits until a person decides; {@link AlarmCheck} judges what alarms there were. */
  private static final List<String> DECISIONS =
      List.of("ProcessorStopped", "ListenerStopped", "LogAltered", "DeadLetters");

  /** The file system of the data is small. */
  private static final Set<String> OF_THE_TEST = Set.of("DiskAlmostFull");

  private final Prometheus prometheus;
  private final SoftAssertions softly;

  AlertCheck(Prometheus prometheus, SoftAssertions softly) {
    this.prometheus = prometheus;
    this.softly = softly;
  }

  void check(List<Fault> performed) {
    var fired = prometheus.fired();
    System.out.println("alerts that fired: " + fired);
    if (performed.stream().anyMatch(AlertCheck::isBrokerAwayForLong))
      softly.assertThat(fired).as("alerts that fired").contains("OutboxBehind");
    softly.assertThat(fired).as("alerts that fired").doesNotContainAnyElementsOf(DECISIONS);
    Patience.until(
        PATIENCE, "all alerts are over", () -> Optional.of(true).filter(_ -> firing().isEmpty()));
  }

  private Set<String> firing() {
    var firing = new TreeSet<>(prometheus.firing());
    firing.removeAll(OF_THE_TEST);
    return firing;
  }

  private static boolean isBrokerAwayForLong(Fault fault) {
    return fault.kind() == Kind.PAUSE
        && fault.target().equals("kafka")
        && fault.length().compareTo(LONG) >= 0;
  }
}
