package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.Dice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Topics, proposed and voted for in the days before the session. */
final class TopicPlay {
  private static final double VOTES_FOR_THE_CLIENT = 0.8;

  private final SessionPlayContext context;
  private final Dice dice;

  TopicPlay(SessionPlayContext context) {
    this.context = context;
    this.dice = context.dice();
  }

  void propose() {
    var api = context.api();
    var pace = context.pace();
    var situation = context.situation();
    var topic = dice.id("topic");
    pace.before(Duration.ofHours(50));
    api.post(context.client(), "/topics", topic(topic, situation));
    var other = dice.oneOf(context.consultants());
    var others = dice.about("other topic");
    api.post(
        other,
        "/topics",
        topic(dice.id("other topic"), others.oneOf(context.phrases().otherSituations(situation))));
    for (var member : context.present()) {
      pace.before(Duration.ofHours(dice.between(2, 40)));
      var forClient = dice.chance(VOTES_FOR_THE_CLIENT);
      api.post(member, "/topics/" + topic + "/votes", Map.of("points", forClient ? 3 : 1));
      if (!forClient)
        api.post(member, "/topics/" + dice.id("other topic") + "/votes", Map.of("points", 2));
    }
  }

  private Map<String, Object> topic(UUID topic, ClientSituation about) {
    var proposed = new HashMap<String, Object>();
    proposed.put("id", topic);
    proposed.put("kind", about.the("kind"));
    proposed.put("title", about.the("title"));
    proposed.put("headline", about.the("headline"));
    proposed.put("context", about.the("statement"));
    proposed.put("alreadyTried", about.the("tried"));
    proposed.put("stakes", about.the("stakes"));
    for (var side : List.of("urgency", "importance", "intensity", "powerToAct"))
      proposed.put(side, dice.between(2, 5));
    proposed.put("willing", true);
    return proposed;
  }
}
