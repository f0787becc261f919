package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** The simulated time in a session, and how long each step takes compared with the plan. */
final class SessionClock {
  private static final Map<String, Integer> PLANNED_MINUTES =
      Map.of(
          "PREPARATION", 30,
          "PRESENTATION", 5,
          "CLARIFICATION", 25,
          "PROBLEM_DEFINITION", 15,
          "CONSULTATION", 45,
          "SYNTHESIS", 20,
          "LEARNING", 30);

  /** Less than this is not worth an extension. */
  private static final int WORTH_MINUTES = 4;

  private final SeededRandom random;
  private final double facilitation;
  private final Instant start;
  private Instant now;
  private Instant end;
  private Duration turn = Duration.ZERO;
  private int overtime;

  /**
   * @param facilitation how well steps are kept to their time, 0–1
   * @param start when the session was to begin
   */
  SessionClock(SeededRandom random, double facilitation, Instant start) {
    this.random = random;
    this.facilitation = facilitation;
    this.start = start;
    now = start;
    end = start;
  }

  Instant now() {
    return now;
  }

  LocalDate day() {
    return now.atZone(ProgrammeSchedule.PLACE).toLocalDate();
  }

  /** So long before it begins. */
  void before(Duration time) {
    now = start.minus(time);
  }

  void begin() {
    now = start.plusSeconds(60L * random.between(0, (int) (8 * (1.2 - facilitation))));
  }

  /**
   * @param turns that are taken in it
   */
  void enter(String step, int turns) {
    int planned = Objects.requireNonNull(PLANNED_MINUTES.get(step), step);
    var slack = 1 - facilitation;
    var factor = Math.clamp(random.around(1 + 0.22 * slack, 0.06 + 0.25 * slack), 0.6, 1.9);
    var taken = Duration.ofSeconds(Math.round(planned * 60 * factor));
    overtime = (int) (taken.toMinutes() - planned);
    end = now.plus(taken);
    turn = taken.dividedBy(turns + 1);
  }

  void next() {
    now = now.plus(turn);
  }

  /** Minutes by which the step goes on longer than planned; 0 where that is not worth a word. */
  int overtime() {
    return overtime < WORTH_MINUTES ? 0 : overtime;
  }

  void leave() {
    if (now.isBefore(end)) now = end;
  }

  void rest(Duration time) {
    now = now.plus(time);
  }
}
