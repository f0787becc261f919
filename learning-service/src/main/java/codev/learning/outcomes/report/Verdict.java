package codev.learning.outcomes.report;

import java.util.Objects;
import java.util.Optional;

/** The answer to a sponsor's question: computed from its headline indicator, never written. */
enum Verdict {
  BEYOND,
  MET,
  PARTLY,
  TOO_EARLY,
  NOT_YET,
  MISSED,
  NOT_SHOWN;

  private static final double HALF = 0.5;

  /**
   * Of what is not shown too early, or not shown once the programme is over, with a target or
   * without one; empty for what is shown without a target: then there is nothing to judge.
   *
   * @param isOver whether the programme is: what is not reached will not be
   */
  static Optional<Verdict> of(IndicatorProgress headline, boolean isOver) {
    var goal = headline.goal();
    var value = headline.figure().value();
    if (value == null) return Optional.of(isOver ? NOT_SHOWN : TOO_EARLY);
    if (goal == null) return Optional.empty();
    if (Objects.equals(headline.value(), headline.target())) return Optional.of(MET);
    if (value > goal) return Optional.of(BEYOND);
    if (isPartOf(headline, value, goal)) return Optional.of(PARTLY);
    return Optional.of(isOver ? MISSED : NOT_YET);
  }

  /** A fact from half the target on; an estimate when its whole margin is above zero. */
  private static boolean isPartOf(IndicatorProgress headline, double value, double goal) {
    var lowest = headline.figure().low();
    return Boolean.TRUE.equals(headline.figure().exact())
        ? value >= HALF * goal
        : lowest != null && lowest > 0;
  }
}
