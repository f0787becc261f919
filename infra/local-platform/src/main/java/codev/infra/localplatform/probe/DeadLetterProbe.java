package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks a service which messages its listeners could not handle. */
public final class DeadLetterProbe {
  private DeadLetterProbe() {}

  /** One finding for all of them; none of a service that does not answer. */
  public static Stream<Finding> of(String name, int port) {
    var address = "http://127.0.0.1:" + port + "/actuator/parked";
    return HealthProbe.json(address).stream()
        .filter(waiting -> waiting.isArray() && !waiting.isEmpty())
        .map(waiting -> finding(name, address, waiting));
  }

  private static Finding finding(String name, String address, JsonNode waiting) {
    var first = waiting.path(0);
    var id = first.path("id").asString();
    return new Finding(
        "%s: dead letters waiting: %d, one of them %s: %s"
            .formatted(name, waiting.size(), id, first.path("why").asString()),
        ("Once a version that can handle them is running: curl -X POST %s/%s, once per aggregate"
                + " (infra/docs/operations.md, A dead letter)")
            .formatted(address, id));
  }
}
