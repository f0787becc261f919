package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The step SYNTHESIS: the ideas that the client keeps, and the actions planned. */
final class SynthesisPlay {
  private static final double PLANS_NO_ACTION = 0.06;

  private final SessionPlayContext context;
  private final SessionApi api;
  private final SeededRandom random;
  private final PhrasePicker phrases;
  private final FacilitationPlay facilitation;
  private final ActionFollowUpPlay followUp;

  SynthesisPlay(
      SessionPlayContext context, FacilitationPlay facilitation, ActionFollowUpPlay followUp) {
    this.context = context;
    this.api = context.api();
    this.random = context.random();
    this.phrases = context.phrases();
    this.facilitation = facilitation;
    this.followUp = followUp;
  }

  /**
   * @param ideas the contributions of the consultation
   */
  void play(List<UUID> ideas) {
    var client = context.client();
    var plansActions = !random.about("acts").chance(PLANS_NO_ACTION);
    var turns = new ArrayList<Runnable>();
    var keptIdeas = random.shuffled(ideas).subList(0, Math.min(ideas.size(), random.between(3, 6)));
    turns.add(() -> api.post(client, "/kept-ideas", Map.of("contributionIds", keptIdeas)));
    turns.add(() -> api.post(client, "/synthesis", Map.of("text", phrases.pick("synthesis"))));
    if (plansActions)
      for (var text : context.situation().all("action").subList(0, random.chance(0.7) ? 2 : 1))
        turns.add(() -> planAction(text));
    facilitation.playTurns("SYNTHESIS", turns);
    context.clock().leave();
    if (plansActions) facilitation.leaveStep("SYNTHESIS");
    else facilitation.leaveStep("SYNTHESIS", phrases.pick("why-no-action"));
  }

  private void planAction(String text) {
    var action = random.id("action " + text);
    var planned = new HashMap<String, Object>();
    planned.put("id", action);
    planned.put("what", text);
    planned.put("objective", phrases.pick("purpose"));
    planned.put("firstStep", phrases.pick("first-step"));
    planned.put("dueOn", context.clock().day().plusDays(random.between(10, 40)).toString());
    planned.put("resources", phrases.pick("resources"));
    planned.put("support", random.oneOf(context.present()).displayName());
    planned.put("indicator", phrases.pick("indicator"));
    planned.put("vigilance", phrases.pick("vigilance"));
    planned.put("confidence", random.onScale(6.8, 1.5, 0, 10));
    api.post(context.client(), "/actions", planned);
    followUp.commit(action, context.client());
  }
}
