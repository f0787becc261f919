package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Topics, proposed and voted for in the days before the session. */
final class TopicPlay {
  private static final double VOTES_FOR_THE_CLIENT = 0.8;

  private final SessionPlayContext context;
  private final SeededRandom random;

  TopicPlay(SessionPlayContext context) {
    this.context = context;
    this.random = context.random();
  }

  void propose() {
    var api = context.api();
    var clock = context.clock();
    var situation = context.situation();
    var topic = random.id("topic");
    clock.before(Duration.ofHours(50));
    api.post(context.client(), "/topics", topic(topic, situation));
    var other = random.oneOf(context.consultants());
    var others = random.about("other topic");
    api.post(
        other,
        "/topics",
        topic(
            random.id("other topic"), others.oneOf(context.phrases().otherSituations(situation))));
    for (var member : context.present()) {
      clock.before(Duration.ofHours(random.between(2, 40)));
      var forClient = random.chance(VOTES_FOR_THE_CLIENT);
      if (!member.equals(context.client()))
        api.post(member, "/topics/" + topic + "/votes", Map.of("points", forClient ? 3 : 1));
      if (!forClient && !member.equals(other))
        api.post(member, "/topics/" + random.id("other topic") + "/votes", Map.of("points", 2));
    }
  }

  private Map<String, Object> topic(UUID topic, ClientSituation situation) {
    var proposed = new HashMap<String, Object>();
    proposed.put("id", topic);
    proposed.put("kind", situation.first("kind"));
    proposed.put("title", situation.first("title"));
    proposed.put("headline", situation.first("headline"));
    proposed.put("context", situation.first("statement"));
    proposed.put("alreadyTried", situation.first("tried"));
    proposed.put("stakes", situation.first("stakes"));
    for (var side : List.of("urgency", "importance", "intensity", "powerToAct"))
      proposed.put(side, random.between(2, 5));
    proposed.put("willing", true);
    return proposed;
  }
}
