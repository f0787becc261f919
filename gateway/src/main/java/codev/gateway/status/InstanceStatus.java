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
 * @param readModels its health in this respect, as {@code writes}
 * @param meters for Prometheus, which it may not let the gateway read
 */
record InstanceStatus(
    String service,
    String address,
    InstanceAnswer readiness,
    InstanceAnswer readModels,
    InstanceAnswer writes,
    InstanceAnswer meters) {
  private static final double LEAST_FREE = 0.1;

  private static final String NO_ANSWER =
      "Check that it is running. If it has stopped, its log says why.";

  private static final String NOT_READY =
      "If a read model is being rebuilt, wait. Otherwise check that PostgreSQL and the store of the"
          + " read models are running.";

  private static final String NO_METERS =
      "Add the gateway's address to CODEV_METRICS_ALLOWEDNETWORKS of the service. Until then, this"
          + " page cannot show its alarms, dead letters, disk space and delays.";

  String state() {
    if (readiness.isOk()) return "ready";
    return readiness.equals(InstanceAnswer.NONE) ? "no answer" : "not ready";
  }

  List<Finding> findings() {
    if (readiness.equals(InstanceAnswer.NONE))
      return List.of(new Finding(instance() + " does not answer", NO_ANSWER));
    return Stream.of(
            readiness.isOk()
                ? Stream.<Finding>empty()
                : Stream.of(new Finding(instance() + " is not ready", NOT_READY)),
            HealthFindings.ofReadModels(service, readModels.text()),
            HealthFindings.ofWrites(service, writes.text()),
            measured())
        .flatMap(findings -> findings)
        .toList();
  }

  private String instance() {
    return service + " at " + address;
  }

  private Stream<Finding> measured() {
    if (!meters.isOk())
      return Stream.of(new Finding("the meters of " + instance() + " cannot be read", NO_METERS));
    var samples = MeterSample.all(meters.text()).toList();
    var exceeded =
        samples.stream()
            .flatMap(
                sample ->
                    MeterRule.ALL.stream().flatMap(rule -> rule.finding(service, sample).stream()));
    return Stream.concat(exceeded, disk(samples).stream());
  }

  private Optional<Finding> disk(List<MeterSample> samples) {
    var free = byLabels(samples, "disk_free_bytes");
    var totalBytes = byLabels(samples, "disk_total_bytes");
    var isFull =
        free.entrySet().stream()
            .anyMatch(
                disk -> disk.getValue() < LEAST_FREE * totalBytes.getOrDefault(disk.getKey(), 0.0));
    return isFull
        ? Optional.of(
            new Finding(
                "less than 10% of a disk of " + instance() + " is free",
                "Free up disk space: nothing can be saved once the disk is full."))
        : Optional.empty();
  }

  private static Map<String, Double> byLabels(List<MeterSample> samples, String meter) {
    return samples.stream()
        .filter(sample -> sample.meter().equals(meter))
        .collect(toMap(MeterSample::labels, MeterSample::value, (one, _) -> one));
  }
}
