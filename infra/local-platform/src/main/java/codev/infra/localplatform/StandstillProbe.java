package codev.infra.localplatform;

import codev.infra.localplatform.process.HealthProbe;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service which of its processors and listeners stand still until a person decides. */
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
      var components = JsonMapper.shared().readTree(health).path("components");
      return Stream.of("eventProcessor", "relay")
          .flatMap(component -> components.path(component).path("details").propertyStream())
          .map(detail -> detail.getKey() + " stands still: " + detail.getValue().asString());
    } catch (JacksonException e) {
      return Stream.empty();
    }
  }
}
