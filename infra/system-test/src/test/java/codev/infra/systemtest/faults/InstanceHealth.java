package codev.infra.systemtest.faults;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.Platform.Running;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;

/** What every instance shows of itself once all faults are over. */
final class InstanceHealth {
  private static final Duration PATIENCE = Patience.RECOVERY;

  /** Meters of what waits for an operator. */
  private static final List<String> STANDING =
      List.of(
          "codev_relay_dead_letters_messages",
          "codev_relay_gaps_partitions",
          "codev_relay_refused_partitions",
          "codev_processor_stopped_processors");

  private final Platform platform;
  private final SoftAssertions softly;
  private final AlarmCheck alarms;

  InstanceHealth(Platform platform, SoftAssertions softly, AlarmCheck alarms) {
    this.platform = platform;
    this.softly = softly;
    this.alarms = alarms;
  }

  /**
   * Each is healthy once its expected alarms are acknowledged, and nothing is stopped that does not
   * go on by itself.
   */
  void check() {
    for (var process : platform.processes()) {
      if (process.name().contains("-service")) check(process);
    }
  }

  private void check(Running process) {
    var actuator = "http://127.0.0.1:" + process.port() + "/actuator/";
    Patience.until(
        PATIENCE,
        process.name() + " is healthy",
        () -> {
          alarms.acknowledgeExpected();
          var status = Http.get(URI.create(actuator + "health")).statusCode();
          return status == 200 ? Optional.of(true) : Optional.empty();
        });
    var meters = Http.get(URI.create(actuator + "prometheus")).body();
    for (var meter : STANDING) {
      var series = meters.lines().filter(line -> line.startsWith(meter + "{")).toList();
      softly.assertThat(series).as("%s of %s", meter, process.name()).isNotEmpty();
      softly
          .assertThat(series)
          .as("%s of %s", meter, process.name())
          .allMatch(line -> line.endsWith(" 0.0"));
    }
  }
}
