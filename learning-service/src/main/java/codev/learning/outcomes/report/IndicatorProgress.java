package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Measure.Unit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far one indicator has come, and to where it was to come.
 *
 * @param key of the figure
 * @param figure as it is told
 * @param value in words; nothing where it is suppressed
 * @param target in words; nothing where none is set
 * @param asked the target as it was set, to be changed
 * @param lowest that a target can be
 * @param highest that a target can be
 * @param isReached nothing where there is no value or no target
 * @param filled share of its range, in hundredths
 * @param mark where in its range the target lies, in hundredths
 */
public record IndicatorProgress(
    String key,
    String label,
    Figure figure,
    @Nullable String value,
    @Nullable String target,
    @Nullable Double asked,
    double lowest,
    double highest,
    @Nullable Boolean isReached,
    @Nullable Long filled,
    @Nullable Long mark) {
  /** Nobody changes by ten points. */
  private static final int SHOWN_CHANGE = 5;

  static IndicatorProgress of(
      Indicator indicator,
      Figure figure,
      String label,
      @Nullable Double target,
      FigureFormatter wording) {
    var value = figure.value();
    var unit = figure.unit() == null ? unitOf(indicator) : figure.unit();
    return new IndicatorProgress(
        indicator.figure(),
        label,
        figure,
        value == null ? null : wording.value(value, unit),
        target == null ? null : wanted(indicator, wording.value(target, unit), wording),
        target,
        indicator.lowest(),
        indicator.highest(),
        (value == null || target == null) ? null : indicator.isReached(value, target),
        value == null ? null : place(indicator, value, target),
        target == null ? null : place(indicator, target, value));
  }

  private static String wanted(Indicator indicator, String target, FigureFormatter wording) {
    return indicator.isBetterLower() ? wording.say("outcomes.at-most", target) : target;
  }

  /** Of what has no upper end, the range goes a little beyond the larger of both. */
  private static long place(Indicator indicator, double value, @Nullable Double other) {
    return switch (unitOf(indicator)) {
      case NUMBER -> part(value, 0, 1 + Math.max(value, Objects.requireNonNullElse(other, value)));
      case CHANGE_OF_CONFIDENCE -> part(value, 0, SHOWN_CHANGE);
      default -> part(value, indicator.lowest(), indicator.highest());
    };
  }

  private static long part(double value, double lowest, double highest) {
    return Math.round(100 * Math.clamp((value - lowest) / (highest - lowest), 0, 1));
  }

  public static Unit unitOf(Indicator indicator) {
    return switch (indicator) {
      case RECOMMENDED -> Unit.POINTS;
      case ROTATION, ATTENDANCE, ACROSS_UNITS -> Unit.SHARE;
      case ALIKE -> Unit.GINI;
      case SKILLS, COOPERATING -> Unit.CHANGE_OF_CONFIDENCE;
      case ACTIONS_DONE -> Unit.NUMBER;
      case EFFECT -> Unit.EFFECT;
      case USEFUL,
          APPLICABLE,
          SAFE,
          PLACE_FOR_ALL,
          WITH_THE_TEAM,
          TURNING_TO_PEERS,
          CARRIED_OUT,
          VISIBLE ->
          Unit.AGREEMENT;
    };
  }
}
