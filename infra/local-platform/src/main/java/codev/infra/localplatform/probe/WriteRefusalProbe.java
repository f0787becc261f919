package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service which of its databases refuse writes, and why. */
public final class WriteRefusalProbe {
  private WriteRefusalProbe() {}

  /** A line for each database; none of a service that does not answer. */
  public static Stream<String> of(String name, int port) {
    return HealthProbe.body("http://127.0.0.1:" + port + "/actuator/health/writes").stream()
        .flatMap(WriteRefusalProbe::refusals)
        .map(refusal -> name + ": " + refusal);
  }

  private static Stream<String> refusals(String health) {
    try {
      return JsonMapper.shared()
          .readTree(health)
          .path("components")
          .valueStream()
          .map(component -> component.path("details"))
          .filter(details -> details.hasNonNull("reason"))
          .map(WriteRefusalProbe::line);
    } catch (JacksonException e) {
      return Stream.empty();
    }
  }

  private static String line(JsonNode details) {
    return "the database %s takes no writes: %s"
        .formatted(details.path("database").asString(), details.path("reason").asString());
  }
}
