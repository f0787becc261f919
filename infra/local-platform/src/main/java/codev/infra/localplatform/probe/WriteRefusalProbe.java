package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks a service which of its databases refuse writes, and why. */
public final class WriteRefusalProbe {
  private WriteRefusalProbe() {}

  /** A line for each database; none of a service that does not answer. */
  public static Stream<String> of(String name, int port) {
    return HealthProbe.json("http://127.0.0.1:" + port + "/actuator/health/writes").stream()
        .flatMap(health -> health.path("components").valueStream())
        .map(component -> component.path("details"))
        .filter(details -> details.hasNonNull("reason"))
        .map(details -> name + ": " + line(details));
  }

  private static String line(JsonNode details) {
    return "the database %s takes no writes: %s"
        .formatted(details.path("database").asString(), details.path("reason").asString());
  }
}
