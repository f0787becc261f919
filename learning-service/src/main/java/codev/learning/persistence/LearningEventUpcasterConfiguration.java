package codev.learning.persistence;

import codev.infra.eventstore.axon.RevisionUpcaster;
import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Upcasts stored events: the JSON of an earlier revision is read as that of today. What was stored
 * in clear before its kind was encrypted is a text in clear where an encrypted one is now.
 */
@Configuration(proxyBeanMethods = false)
public class LearningEventUpcasterConfiguration {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Bean
  static EventUpcaster upcasters() {
    return new EventUpcasterChain(
        List.of(
            new RevisionUpcaster("learning.evaluation-received", 1, _ -> {}),
            new RevisionUpcaster(
                "learning.evaluation-received", 2, LearningEventUpcasterConfiguration::items),
            new RevisionUpcaster("learning.survey-answered", 1, _ -> {}),
            new RevisionUpcaster(
                "learning.survey-answered", 2, LearningEventUpcasterConfiguration::items),
            new RevisionUpcaster(
                "learning.instrument-answered", 1, LearningEventUpcasterConfiguration::items),
            new RevisionUpcaster(
                "learning.action-committed", 1, LearningEventUpcasterConfiguration::confidence),
            new RevisionUpcaster(
                "learning.action-corrected", 1, LearningEventUpcasterConfiguration::confidence),
            new RevisionUpcaster(
                "learning.action-restored", 1, LearningEventUpcasterConfiguration::confidence),
            new RevisionUpcaster(
                "learning.action-reviewed", 1, LearningEventUpcasterConfiguration::effect),
            new RevisionUpcaster(
                "learning.action-progressed", 1, LearningEventUpcasterConfiguration::effect),
            new RevisionUpcaster(
                "learning.effect-told", 1, LearningEventUpcasterConfiguration::effect)));
  }

  private static void items(ObjectNode event) {
    var items = event.get("items");
    if (items != null && items.isArray()) event.put("items", JSON.writeValueAsString(items));
  }

  private static void confidence(ObjectNode event) {
    if (event.get("plan") instanceof ObjectNode plan && plan.path("confidence").isIntegralNumber())
      plan.put("confidence", Integer.toString(plan.path("confidence").intValue()));
  }

  private static void effect(ObjectNode event) {
    var effect = event.get("effect");
    if (effect != null && effect.isIntegralNumber())
      event.put("effect", Integer.toString(effect.intValue()));
  }
}
