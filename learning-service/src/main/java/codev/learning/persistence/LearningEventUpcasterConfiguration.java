package codev.learning.persistence;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
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
  EventUpcaster upcasters() {
    return all();
  }

  public static EventUpcaster all() {
    return new EventUpcasterChain(
        List.of(
            upcaster("learning.evaluation-received", 1, _ -> {}),
            upcaster("learning.evaluation-received", 2, LearningEventUpcasterConfiguration::items),
            upcaster("learning.survey-answered", 1, _ -> {}),
            upcaster("learning.survey-answered", 2, LearningEventUpcasterConfiguration::items),
            upcaster("learning.instrument-answered", 1, LearningEventUpcasterConfiguration::items),
            upcaster("learning.action-reviewed", 1, LearningEventUpcasterConfiguration::effect),
            upcaster("learning.action-progressed", 1, LearningEventUpcasterConfiguration::effect),
            upcaster("learning.effect-told", 1, LearningEventUpcasterConfiguration::effect)));
  }

  private static void items(ObjectNode event) {
    var items = event.get("items");
    if (items != null && items.isArray()) event.put("items", JSON.writeValueAsString(items));
  }

  private static void effect(ObjectNode event) {
    var effect = event.get("effect");
    if (effect != null && effect.isIntegralNumber())
      event.put("effect", Integer.toString(effect.intValue()));
  }

  /**
   * @param from the earlier revision
   */
  private static EventUpcaster upcaster(String type, int from, Consumer<ObjectNode> change) {
    return new RevisionUpcaster(type, from, change);
  }

  private static final class RevisionUpcaster extends SingleEventUpcaster {
    private final SimpleSerializedType from;
    private final SimpleSerializedType to;
    private final Consumer<ObjectNode> change;

    RevisionUpcaster(String type, int revision, Consumer<ObjectNode> change) {
      this.from = new SimpleSerializedType(type, Integer.toString(revision));
      this.to = new SimpleSerializedType(type, Integer.toString(revision + 1));
      this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return event.getType().getName().equals(from.getName())
          && from.getRevision().equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
      return event.upcastPayload(to, byte[].class, this::changed);
    }

    private byte[] changed(byte[] payload) {
      var event = (ObjectNode) JSON.readTree(payload);
      change.accept(event);
      return JSON.writeValueAsBytes(event);
    }
  }
}
