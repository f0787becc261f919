package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.DrillDownList;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.SurveyTarget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator against its target.
 *
 * @param key of its measure
 * @param value formatted; null where the figure is suppressed
 * @param goal the target as a number
 * @param target formatted; null where none is set
 * @param asked the target as it was written, for the form that changes it
 * @param lowest possible target, as it is written
 * @param highest possible target, as it is written
 * @param isReached null where there is no value or no target; what is shown as the target reaches
 *     it
 * @param filled the value's place in its range, in percent
 * @param mark the target's place in its range, in percent
 * @param margin of error, formatted; null where it has none
 */
public record IndicatorProgress(
    String key,
    String label,
    Figure figure,
    @Nullable String value,
    @Nullable Double goal,
    @Nullable String target,
    @Nullable String asked,
    String lowest,
    String highest,
    @Nullable Boolean isReached,
    @Nullable Long filled,
    @Nullable Long mark,
    @Nullable String margin) {
  /** The end of the bar: a change by ten points does not occur in practice. */
  private static final int SHOWN_CHANGE = 5;

  static IndicatorProgress of(
      Indicator indicator,
      Figure figure,
      String label,
      @Nullable Double target,
      FigureFormatter format) {
    var value = figure.value();
    var unit = figure.unit() == null ? unitOf(indicator) : figure.unit();
    return new IndicatorProgress(
        indicator.figure(),
        label,
        figure,
        value == null ? null : format.value(value, unit),
        target,
        target == null ? null : targetText(indicator, format.target(target, unit), format),
        target == null ? null : formValue(indicator, target, format),
        displayValue(indicator, indicator.lowest(), format),
        displayValue(indicator, indicator.highest(), format),
        (value == null || target == null)
            ? null
            : format.value(value, unit).equals(format.target(target, unit))
                || indicator.isReached(value, target),
        value == null ? null : place(indicator, value, target),
        target == null ? null : place(indicator, target, value),
        margin(figure, format));
  }

  /** Of the programme's own survey, whose target is a minimum. */
  static IndicatorProgress of(
      SurveyTarget survey, Figure figure, @Nullable Double target, FigureFormatter format) {
    var value = figure.value();
    var item = survey.item();
    return new IndicatorProgress(
        survey.figure(),
        label(survey, format),
        figure,
        value == null ? null : format.value(value, Unit.OWN_SCALE),
        target,
        target == null ? null : format.number(target),
        target == null ? null : format.formValue(target),
        format.number(item.from()),
        format.number(item.to()),
        (value == null || target == null) ? null : value >= target,
        value == null ? null : part(value, item.from(), item.to()),
        target == null ? null : part(target, item.from(), item.to()),
        margin(figure, format));
  }

  /** Whether it counts all there is, other than answers. */
  public boolean isFact() {
    return Boolean.TRUE.equals(figure.exact());
  }

  /** The list behind it; null where there is none. */
  public @Nullable DrillDownList list() {
    return isFact() ? DrillDownList.behind(figure.measure()) : null;
  }

  private static @Nullable String margin(Figure figure, FigureFormatter format) {
    return figure.low() == null || figure.high() == null
        ? null
        : format.text("outcomes.margin", format.number(figure.low()), format.number(figure.high()));
  }

  private static String label(SurveyTarget survey, FigureFormatter format) {
    return format.text(
            "outcomes.section.surveys",
            survey.instrument().title().in(format.isFrench()),
            format.text("surveys.moment." + survey.moment()))
        + format.text("outcomes.colon")
        + survey.item().words(format.isFrench());
  }

  private static String formValue(Indicator indicator, double target, FigureFormatter format) {
    return indicator.isShare() ? format.target(target, Unit.SHARE) : format.formValue(target);
  }

  /** In the form where targets are set: a share in percent. */
  private static String displayValue(Indicator indicator, double value, FigureFormatter format) {
    return indicator.isShare() ? format.target(value, Unit.SHARE) : format.number(value);
  }

  private static String targetText(Indicator indicator, String target, FigureFormatter format) {
    return indicator.isBetterLower() ? format.text("outcomes.at-most", target) : target;
  }

  /** Where there is no upper end, the range ends a little beyond the larger of both. */
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
      case ROTATION, ATTENDANCE, ACROSS_UNITS, ACTIONS_DONE_SHARE -> Unit.SHARE;
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
