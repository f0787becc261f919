package codev.gateway.status;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an instance of a service has answered.
 *
 * @param address of the instance
 * @param readiness the status of its answer; 0 where there is none
 * @param meters what it exports; empty where the gateway may not read it
 */
record InstanceStatus(String service, String address, int readiness, Optional<String> meters) {
  private static final double LEAST_FREE = 0.1;

  String state() {
    return switch (readiness) {
      case 200 -> "ready";
      case 0 -> "no answer";
      default -> "not ready";
    };
  }

  List<Finding> findings() {
    var instance = service + " at " + address;
    if (readiness == 0)
      return List.of(
          new Finding(
              instance + " does not answer",
              "Look whether it runs, and into its log for why it has ended."));
    var unready =
        readiness == 200
            ? Stream.<Finding>empty()
            : Stream.of(
                new Finding(
                    instance + " is not ready",
                    "Wait while a read model is rebuilt: /actuator/health/read-models of it says"
                        + " how far it is. Otherwise look whether PostgreSQL and the store of the"
                        + " read models answer."));
    return Stream.concat(unready, measured(instance)).toList();
  }

  private Stream<Finding> measured(String instance) {
    if (meters.isEmpty())
      return Stream.of(
          new Finding(
              "the meters of " + instance + " cannot be read",
              "Add the gateway's address to CODEV_METRICS_ALLOWEDNETWORKS of the service: until"
                  + " then this page does not know what else is wrong there."));
    var samples = MeterSample.all(meters.get()).toList();
    var exceeded =
        samples.stream()
            .flatMap(
                sample ->
                    MeterRule.ALL.stream().flatMap(rule -> rule.finding(service, sample).stream()));
    return Stream.concat(exceeded, disk(instance, samples).stream());
  }

  private static Optional<Finding> disk(String instance, List<MeterSample> samples) {
    var free = byLabels(samples, "disk_free_bytes");
    var all = byLabels(samples, "disk_total_bytes");
    var isFull =
        free.entrySet().stream()
            .anyMatch(disk -> disk.getValue() < LEAST_FREE * all.getOrDefault(disk.getKey(), 0.0));
    return isFull
        ? Optional.of(
            new Finding(
                "less than 10 % of a disk of " + instance + " is free",
                "Make room: nothing can be saved once it is full."))
        : Optional.empty();
  }

  private static Map<String, Double> byLabels(List<MeterSample> samples, String meter) {
    return samples.stream()
        .filter(sample -> sample.meter().equals(meter))
        .collect(toMap(MeterSample::labels, MeterSample::value, (one, _) -> one));
  }
}
