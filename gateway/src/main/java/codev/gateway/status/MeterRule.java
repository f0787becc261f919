package codev.gateway.status;

import java.util.List;
import java.util.Optional;

/**
 * When a meter shows that something is wrong, as an alert of {@code infra/prometheus/alerts.yml}
 * has it. What health says with its reason is not here.
 *
 * @param meter as Prometheus names it
 * @param limit that it may not exceed
 * @param label that says of what; empty where the meter is of the whole service
 * @param problem with a place for that
 */
record MeterRule(String meter, double limit, String label, String problem, String remedy) {
  static final List<MeterRule> ALL =
      List.of(
          new MeterRule(
              "codev_log_altered_logs",
              0,
              "",
              "the log does not match the last signed checkpoint",
              Manual.section("A projection has stopped")),
          new MeterRule(
              "codev_alarms_open_alarms",
              0,
              "kind",
              "an alarm is open: %s",
              Manual.section("An alarm is open")),
          new MeterRule(
              "codev_relay_dead_letters_messages",
              0,
              "listener",
              "dead letters of the listener %s are waiting",
              Manual.section("A dead letter")),
          new MeterRule(
              "codev_lease_heartbeat_age_seconds",
              15,
              "lease",
              "no instance is doing the work of %s",
              "The service's log says why it fails. " + Manual.section("Several instances")),
          new MeterRule(
              "codev_processor_lag_time_seconds",
              10,
              "processor",
              "%s is more than 10 s behind the log",
              "A read model catches up by itself. If it does not, the service's log says why. If it"
                  + " is an outbox, check that Kafka is running. "
                  + Manual.section("Kafka is down")));

  Optional<Finding> finding(String service, MeterSample sample) {
    if (!sample.meter().equals(meter) || !(sample.value() > limit)) return Optional.empty();
    var problemText = problem.formatted(sample.label(label));
    return Optional.of(new Finding(service + ": " + problemText, remedy));
  }
}
