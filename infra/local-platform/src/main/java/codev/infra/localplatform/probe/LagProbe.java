package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a service how far its read models and its messages are behind its log. */
public final class LagProbe {
  private static final Pattern LAG =
      Pattern.compile(
          "(?m)^codev_processor_lag_time_seconds\\{[^}]*processor=\"([^\"]*)\"[^}]*} (\\S+)$");

  private static final String OUTBOX = "outbox ";

  /** As the alerts ProcessorBehind and OutboxBehind have it. */
  private static final double LONGEST_SECONDS = 10;

  private LagProbe() {}

  /** A finding for each that is too far behind; none of a service that does not answer. */
  public static Stream<Finding> of(String name, int port) {
    return HealthProbe.body("http://127.0.0.1:" + port + "/actuator/prometheus").stream()
        .flatMap(meters -> LAG.matcher(meters).results())
        .filter(lag -> Double.parseDouble(lag.group(2)) > LONGEST_SECONDS)
        .map(lag -> finding(name, lag.group(1), Math.round(Double.parseDouble(lag.group(2)))));
  }

  private static Finding finding(String name, String processor, long seconds) {
    return processor.startsWith(OUTBOX)
        ? new Finding(
            "%s: messages for %s have been waiting to be sent for %d s"
                .formatted(name, processor.substring(OUTBOX.length()), seconds),
            "Check that Kafka is running: once it is, all messages are sent by themselves"
                + " (infra/docs/operations.md, Kafka is down)")
        : new Finding(
            "%s: %s is %d s behind the log".formatted(name, processor, seconds),
            "It catches up by itself, unless ./codev logs %s says why it fails".formatted(name)
                + " (infra/docs/operations.md, A projection has stopped)");
  }
}
