package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.SeededRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the facilitator leads through the steps: turn by turn, extended where they take longer. */
final class FacilitationPlay {
  private final SessionPlayContext context;
  private final SessionApi api;
  private final SeededRandom random;
  private final SessionClock clock;

  FacilitationPlay(SessionPlayContext context) {
    this.context = context;
    this.api = context.api();
    this.random = context.random();
    this.clock = context.clock();
  }

  /** A step with all its turns, and on to the next one. */
  void play(String step, List<Runnable> turns) {
    playTurns(step, turns);
    extend(step);
    clock.leave();
    leaveStep(step);
  }

  /** Likewise, of the step after which there is none. */
  void playLast(String step, List<Runnable> turns) {
    playTurns(step, turns);
    extend(step);
    clock.leave();
  }

  /** The first half of a step, which is not left. */
  void playHalf(String step, List<Runnable> turns) {
    clock.enter(step, turns.size());
    turns.subList(0, turns.size() / 2).forEach(this::inTurn);
  }

  /** The turns of a step that is then neither extended nor left. */
  void playTurns(String step, List<Runnable> turns) {
    clock.enter(step, turns.size());
    turns.forEach(this::inTurn);
  }

  private void inTurn(Runnable turn) {
    clock.next();
    turn.run();
  }

  private void extend(String step) {
    var over = clock.overtime();
    if (over > 0 && random.about("extension of " + step).chance(0.6))
      api.postAsFacilitator(
          "/steps/extend",
          Map.of(
              "id",
              random.id("extension of " + step),
              "from",
              step,
              "minutes",
              over,
              "reason",
              context.phrases().pick("why-extended")));
  }

  /** The break before the consultation. */
  void takeABreak() {
    var pause = stepRequest("CONSULTATION");
    pause.put("id", random.id("break"));
    pause.put("minutes", 10);
    api.postAsFacilitator("/steps/pause", pause);
    clock.rest(Duration.ofMinutes(random.between(9, 13)));
    api.postAsFacilitator(
        "/steps/resume", Map.of("id", random.id("after the break"), "from", "CONSULTATION"));
  }

  void leaveStep(String from) {
    api.postAsFacilitator("/steps/next", stepRequest(from));
  }

  /**
   * @param reason why the step is left although something is missing
   */
  void leaveStep(String from, String reason) {
    var body = stepRequest(from);
    body.put("reason", reason);
    api.postAsFacilitator("/steps/next", body);
  }

  /** The body of a request that leaves this step; the caller may add to it. */
  Map<String, Object> stepRequest(String from) {
    return new HashMap<>(Map.of("id", random.id("after " + from), "from", from));
  }
}
