package codev.session.persistence;

import codev.infra.eventstore.axon.RevisionUpcaster;
import codev.session.domain.participants.HalfDay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Upcasts stored events: the JSON of an earlier revision is read as that of today. */
@Configuration(proxyBeanMethods = false)
public class SessionEventUpcasterConfiguration {
  /** Where sessions took place before that was a setting. */
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final JsonMapper JSON = new JsonMapper();

  @Bean
  public static EventUpcaster upcasters() {
    return new EventUpcasterChain(
        List.of(
            from1to2("session.session-opened", SessionEventUpcasterConfiguration::sitting),
            from1to2("session.attendance-signed", SessionEventUpcasterConfiguration::halfDay),
            from1to2("session.attendance-marked", _ -> {}),
            from1to2("session.chair-handed-over", _ -> {}),
            from1to2("session.topic-chosen", _ -> {}),
            from1to2("session.gate-passed", passed -> passed.putArray("people")),
            from1to2("session.session-evaluated", SessionEventUpcasterConfiguration::items),
            from1to2("session.earlier-action-reviewed", SessionEventUpcasterConfiguration::effect),
            from1to2("session.action-planned", SessionEventUpcasterConfiguration::confidence),
            from1to2("session.action-corrected", SessionEventUpcasterConfiguration::confidence),
            from1to2("session.step-opened", _ -> {}),
            from1to2("session.step-reopened", _ -> {}),
            from1to2("session.session-paused", _ -> {}),
            from1to2("session.break-begun", _ -> {}),
            from1to2("session.session-resumed", _ -> {}),
            from1to2("session.step-extended", _ -> {}),
            from1to2("session.votes-shown", _ -> {}),
            from1to2("session.votes-hidden", _ -> {}),
            from1to2("session.contribution-withdrawn", _ -> {}),
            from1to2("session.contribution-restored", _ -> {})));
  }

  /** One half-day, and nobody was known to have been client before. */
  private static void sitting(ObjectNode opened) {
    opened.putArray("clientsBefore");
    opened
        .putArray("sittings")
        .addObject()
        .put("halfDay", halfDayOf(opened))
        .put("from", opened.path("at").asString());
  }

  private static void halfDay(ObjectNode signed) {
    signed.put("halfDay", halfDayOf(signed));
  }

  /** In clear, where encrypted ones are now. */
  private static void items(ObjectNode evaluated) {
    if (evaluated.get("evaluation") instanceof ObjectNode evaluation
        && evaluation.get("items") instanceof ArrayNode items)
      evaluation.put("items", JSON.writeValueAsString(items));
  }

  /** In clear, where an encrypted one is now. */
  private static void effect(ObjectNode reviewed) {
    var effect = reviewed.path("effect");
    if (effect.isIntegralNumber()) reviewed.put("effect", Integer.toString(effect.intValue()));
  }

  /** In clear, where an encrypted one is now. */
  private static void confidence(ObjectNode event) {
    if (event.get("action") instanceof ObjectNode action
        && action.path("confidence").isIntegralNumber())
      action.put("confidence", Integer.toString(action.path("confidence").intValue()));
  }

  private static String halfDayOf(ObjectNode event) {
    return HalfDay.of(Instant.parse(event.path("at").asString()), PARIS).name();
  }

  private static EventUpcaster from1to2(String type, Consumer<ObjectNode> change) {
    return new RevisionUpcaster(type, 1, change);
  }
}
