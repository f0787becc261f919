package codev.learning.outcomes.report;

import codev.learning.outcomes.figures.FigureScope;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a sponsor's question: computed from its headline indicator, never written. Where
 * that is not shown, {@link FigureScope} decides which sentence is shown in its place.
 */
enum Verdict {
  BEYOND,
  MET,
  PARTLY,
  NOT_YET,
  MISSED;

  private static final double HALF = 0.5;

  /**
   * Empty for what is not shown, or has no target: then there is nothing to judge.
   *
   * @param isOver whether the programme is: what is not reached will not be
   */
  static Optional<Verdict> of(IndicatorProgress headline, boolean isOver) {
    var goal = headline.goal();
    var value = headline.figure().value();
    if (value == null || goal == null) return Optional.empty();
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
