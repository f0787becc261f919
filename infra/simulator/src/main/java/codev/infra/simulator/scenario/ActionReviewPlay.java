package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The review of earlier actions at the beginning of a session. */
final class ActionReviewPlay {
  private final SessionPlayContext context;
  private final SessionApi api;
  private final ActionFollowUpPlay followUp;

  ActionReviewPlay(SessionPlayContext context, ActionFollowUpPlay followUp) {
    this.context = context;
    this.api = context.api();
    this.followUp = followUp;
  }

  /** Whether every action was reviewed; now and then time runs out. */
  boolean play() {
    var reviewed = context.random().about("reviews").chance(0.6 + 0.4 * context.facilitation());
    if (!reviewed) return false;
    followUp.open().forEach(this::review);
    reviewJustEndedActions();
    return true;
  }

  private void review(ActionFollowUpPlay.OpenAction action) {
    var reviewRandom = context.random().about("review " + action.id());
    context.clock().next();
    var outcome = outcome(action, reviewRandom);
    var body = new HashMap<String, Object>(Map.of("actionId", action.id(), "outcome", outcome));
    switch (outcome) {
      case "DONE" -> body.put("effect", reviewRandom.onScale(3.9, 0.8, 1, 5));
      case "PARTLY" -> body.put("effect", reviewRandom.onScale(2.9, 0.8, 1, 5));
      default -> {}
    }
    body.put("learnt", context.phrases().pick(phrases(outcome)));
    var by = isPresent(action.owner()) ? action.owner() : api.facilitator();
    var answer = api.tryPost(by, "/action-reviews", body);
    if (!answer.succeeded() && !answer.refusedBy("session.preparation.unknown-action"))
      api.post(by, "/action-reviews", body);
    if (outcome.equals("DONE") || outcome.equals("PARTLY")) followUp.end(action);
  }

  private String outcome(ActionFollowUpPlay.OpenAction action, SeededRandom random) {
    var outcome =
        random.weighted(
            List.of("DONE", "PARTLY", "NOT", "CHANGED"),
            List.of(action.owner().diligence(), 0.25, 0.2, 0.08));
    return isPresent(action.owner()) ? outcome : "NOT";
  }

  private boolean isPresent(SimulatedPerson member) {
    return context.participants().isPresent(member);
  }

  /** An action may be open to the session that has ended: the message is on its way. */
  private void reviewJustEndedActions() {
    var seen = api.read();
    var open = followUp.open().stream().map(action -> action.id().toString()).toList();
    for (var action : seen.body().path("earlierActions")) {
      var actionId = action.path("id").asString("");
      if (action.hasNonNull("outcome") || open.contains(actionId)) continue;
      api.postAsFacilitator("/action-reviews", Map.of("actionId", actionId, "outcome", "DONE"));
    }
  }

  private static String phrases(String outcome) {
    return switch (outcome) {
      case "DONE" -> "progress-done";
      case "PARTLY" -> "progress-partly";
      case "CHANGED" -> "review-changed";
      default -> "review-not";
    };
  }
}
