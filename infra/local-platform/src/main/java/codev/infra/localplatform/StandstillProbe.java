package codev.infra.localplatform;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service which of its event processors stand still until a person decides. */
final class StandstillProbe {
  private StandstillProbe() {}

  /** A line each; none of a service that does not answer. */
  static Stream<String> of(String name, int port) {
    return HealthProbe.body("http://127.0.0.1:" + port + "/actuator/health/read-models").stream()
        .flatMap(StandstillProbe::details)
        .map(detail -> name + ": " + detail);
  }

  private static Stream<String> details(String health) {
    try {
      return JsonMapper.shared()
          .readTree(health)
          .at("/components/eventProcessor/details")
          .propertyStream()
          .map(
              processor ->
                  processor.getKey() + " stands still: " + processor.getValue().asString());
    } catch (JacksonException e) {
      return Stream.empty();
    }
  }
}
