package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service which messages its listeners could not handle. */
public final class DeadLetterProbe {
  private DeadLetterProbe() {}

  /** One finding for all of them; none of a service that does not answer. */
  public static Stream<Finding> of(String name, int port) {
    var address = "http://127.0.0.1:" + port + "/actuator/parked";
    return HealthProbe.body(address).stream().flatMap(answer -> finding(name, address, answer));
  }

  private static Stream<Finding> finding(String name, String address, String answer) {
    try {
      var waiting = JsonMapper.shared().readTree(answer);
      return waiting.isArray() && !waiting.isEmpty()
          ? Stream.of(finding(name, address, waiting))
          : Stream.empty();
    } catch (JacksonException e) {
      return Stream.empty();
    }
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
