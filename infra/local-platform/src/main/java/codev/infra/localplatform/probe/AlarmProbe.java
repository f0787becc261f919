package codev.infra.localplatform.probe;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks a service which alarms wait for an operator. */
public final class AlarmProbe {
  private AlarmProbe() {}

  /** A line for each alarm; none of a service that does not answer. */
  public static Stream<String> of(String name, int port) {
    return HealthProbe.json("http://127.0.0.1:" + port + "/actuator/alarms").stream()
        .filter(JsonNode::isArray)
        .flatMap(JsonNode::valueStream)
        .map(alarm -> line(name, alarm));
  }

  private static String line(String name, JsonNode alarm) {
    var id = alarm.path("id").asString();
    return "%s: an alarm is open: %s: %s: %s. Once it is dealt with: ./codev alarms acknowledge %s %s"
        .formatted(
            name,
            alarm.path("kind").asString(),
            alarm.path("subject").asString(),
            alarm.path("detail").asString(),
            name,
            id);
  }
}
