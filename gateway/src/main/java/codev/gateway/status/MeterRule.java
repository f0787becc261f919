package codev.gateway.status;

import java.util.List;
import java.util.Optional;

/**
 * When a meter shows that something is wrong, as an alert of {@code infra/prometheus/alerts.yml}
 * has it.
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
              "the log does not continue the checkpoint that was signed last",
              manual("A projection has stopped")),
          new MeterRule(
              "codev_alarms_open_alarms",
              0,
              "kind",
              "an alarm is open: %s",
              manual("An alarm is open")),
          new MeterRule(
              "codev_database_writes_refused_databases",
              0,
              "database",
              "the database %s takes no writes",
              manual("PostgreSQL takes no writes")),
          new MeterRule(
              "codev_processor_stopped_processors",
              0,
              "processor",
              "%s is stopped until a person decides",
              "/actuator/health/read-models of the service says why. "
                  + manual("A projection has stopped")),
          new MeterRule(
              "codev_relay_restored_partitions",
              0,
              "listener",
              "the listener %s is stopped, since its database was restored",
              manual("Going on with kept brokers")),
          new MeterRule(
              "codev_relay_gaps_partitions",
              0,
              "listener",
              "the listener %s waits for a message that is missing",
              manual("A message is missing")),
          new MeterRule(
              "codev_relay_refused_partitions",
              0,
              "listener",
              "the listener %s is stopped before a message that it refuses",
              manual("A message is refused")),
          new MeterRule(
              "codev_relay_dead_letters_messages",
              0,
              "listener",
              "dead letters of the listener %s wait",
              manual("A dead letter")),
          new MeterRule(
              "codev_lease_heartbeat_age_seconds",
              15,
              "lease",
              "no instance does the work of %s",
              "Look into the service's log for why it fails. " + manual("Several instances")),
          new MeterRule(
              "codev_processor_lag_time_seconds",
              10,
              "processor",
              "%s is more than 10 s behind the log",
              "A read model catches up by itself, or the service's log says why it fails. "
                  + "Where it is an outbox, look whether Kafka runs. "
                  + manual("Kafka is down")));

  private static String manual(String section) {
    return "infra/docs/operations.md, " + section + ", says what to do.";
  }

  Optional<Finding> finding(String service, MeterSample sample) {
    if (!sample.meter().equals(meter) || !(sample.value() > limit)) return Optional.empty();
    return Optional.of(
        new Finding(service + ": " + problem.formatted(sample.label(label)), remedy));
  }
}
