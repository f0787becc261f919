package codev.gateway.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the health of a service says of its read models, processors, listeners and databases. */
final class HealthFindings {
  /**
   * A component of the health whose details are names with a reason each.
   *
   * @param problem with places for the names and the reason
   */
  private record Component(String name, String problem, String remedy) {}

  private static final List<Component> READ_MODELS =
      List.of(
          new Component(
              "views",
              "%s cannot be read: %s",
              "Wait: read models are rebuilt automatically. If their store does not answer, check"
                  + " that it is running."),
          new Component(
              "projections", "%s is failing: %s", Manual.section("A projection has stopped")),
          new Component(
              "eventProcessor", "%s is stopped: %s", Manual.section("A projection has stopped")),
          new Component("relay", "%s is stopped: %s", Manual.section("A message is missing")));

  private HealthFindings() {}

  /**
   * @param health the answer of {@code /actuator/health/read-models}
   */
  static Stream<Finding> ofReadModels(String service, String health) {
    var components = components(health);
    return READ_MODELS.stream()
        .flatMap(component -> findings(service, component, components.path(component.name())));
  }

  /**
   * @param health the answer of {@code /actuator/health/writes}
   */
  static Stream<Finding> ofWrites(String service, String health) {
    return components(health)
        .valueStream()
        .map(component -> component.path("details"))
        .filter(details -> details.hasNonNull("reason"))
        .map(
            details ->
                new Finding(
                    "%s: the database %s takes no writes: %s"
                        .formatted(
                            service, text(details.path("database")), text(details.path("reason"))),
                    Manual.section("PostgreSQL takes no writes")));
  }

  /** One for each reason: a restored log stops each read model. */
  private static Stream<Finding> findings(String service, Component component, JsonNode health) {
    var byReason =
        health
            .path("details")
            .propertyStream()
            .collect(
                groupingBy(
                    detail -> text(detail.getValue()),
                    LinkedHashMap::new,
                    mapping(Map.Entry::getKey, joining(", "))));
    return byReason.entrySet().stream()
        .map(
            reason -> {
              var problemText = component.problem().formatted(reason.getValue(), reason.getKey());
              return new Finding(service + ": " + problemText, component.remedy());
            });
  }

  /** As it is sent, where it is no single value. */
  private static String text(JsonNode value) {
    return value.isContainer() ? value.toString() : value.asString("");
  }

  private static JsonNode components(String health) {
    try {
      return JsonMapper.shared().readTree(health).path("components");
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
