package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.PhrasePicker;
import java.util.Map;

/** The step PREPARATION: attendance, review of earlier actions, choice of the topic. */
final class PreparationPlay {
  private static final double COMES_LATE = 0.08;

  private final SessionPlayContext context;
  private final SessionApi api;
  private final PhrasePicker phrases;
  private final FacilitationPlay facilitation;
  private final ActionReviewPlay actionReview;

  PreparationPlay(
      SessionPlayContext context, FacilitationPlay facilitation, ActionFollowUpPlay followUp) {
    this.context = context;
    this.api = context.api();
    this.phrases = context.phrases();
    this.facilitation = facilitation;
    this.actionReview = new ActionReviewPlay(context, followUp);
  }

  void play() {
    var members = context.participants().members();
    var clock = context.clock();
    clock.enter("PREPARATION", members.size() * 2 + 4);
    for (var member : members) {
      clock.next();
      api.postAsFacilitator("/attendance", attendance(member));
      if (context.participants().isPresent(member))
        api.post(member, "/attendance/signature", Map.of());
    }
    var reviewed = actionReview.play();
    api.postAsFacilitator(
        "/topic-choice",
        Map.of("topicId", context.random().id("topic"), "reason", phrases.pick("why-chosen")));
    clock.leave();
    leaveStep(reviewed);
  }

  private Map<String, Object> attendance(SimulatedPerson member) {
    var attendanceRandom = context.random().about("attendance " + member.username());
    if (!context.participants().isPresent(member))
      return Map.of(
          "username", member.username(), "status", "ABSENT", "reason", phrases.pick("why-absent"));
    return attendanceRandom.chance(COMES_LATE)
        ? Map.of(
            "username", member.username(), "status", "LATE", "reason", phrases.pick("why-late"))
        : Map.of("username", member.username(), "status", "PRESENT");
  }

  private void leaveStep(boolean reviewed) {
    var request = facilitation.stepRequest("PREPARATION");
    if (!reviewed) request.put("reason", phrases.pick("why-skipped"));
    var answer = api.tryPost(api.facilitator(), "/steps/next", request);
    if (answer.refusedBy("session.preparation.actions-not-reviewed"))
      facilitation.leaveStep("PREPARATION", phrases.pick("why-skipped"));
    else if (!answer.succeeded()) api.postAsFacilitator("/steps/next", request); // and says why not
  }
}
