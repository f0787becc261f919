package codev.infra.localplatform.probe;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import codev.infra.localplatform.process.HealthProbe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks a service which of its processors and listeners are stopped until a person decides. */
public final class StoppageProbe {
  /** Of those with the same reason: a restored log stops each view. */
  private static final int NAMED = 3;

  private StoppageProbe() {}

  /** A line for each reason; none of a service that does not answer. */
  public static Stream<String> of(String name, int port) {
    return HealthProbe.json("http://127.0.0.1:" + port + "/actuator/health/read-models").stream()
        .flatMap(health -> details(health.path("components")))
        .map(detail -> name + ": " + detail);
  }

  private static Stream<String> details(JsonNode components) {
    var byReason =
        Stream.of("eventProcessor", "relay")
            .flatMap(component -> components.path(component).path("details").propertyStream())
            .collect(
                groupingBy(
                    detail -> detail.getValue().asString(),
                    LinkedHashMap::new,
                    mapping(Map.Entry::getKey, toList())));
    return byReason.entrySet().stream().map(StoppageProbe::line);
  }

  private static String line(Map.Entry<String, List<String>> reason) {
    var names = reason.getValue();
    var others = names.size() - NAMED;
    var subject =
        others <= 0
            ? String.join(", ", names)
            : "%s and %d others".formatted(String.join(", ", names.subList(0, NAMED)), others);
    return "%s %s stopped: %s"
        .formatted(subject, names.size() == 1 ? "is" : "are", reason.getKey());
  }
}
