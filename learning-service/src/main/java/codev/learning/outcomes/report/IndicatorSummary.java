package codev.learning.outcomes.report;

import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.FigureScope;
import codev.learning.outcomes.figures.FigureScope.Suppression;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of a question or of an aim, with a sentence that sums them up.
 *
 * @param title the question, or the aim
 * @param verdict the answer to the question, or why there is none; null where nothing is asked, or
 *     its figure is shown without a target
 * @param headline the indicator that decides it; null where none does
 * @param sentence empty where the verdict says all there is to say
 * @param isOver whether the programme is
 * @param notShown in the place of a value
 */
public record IndicatorSummary(
    String title,
    @Nullable String verdict,
    @Nullable IndicatorProgress headline,
    String sentence,
    List<IndicatorProgress> indicators,
    boolean isOver,
    String notShown) {

  /** Without a verdict. */
  static IndicatorSummary of(
      String title, List<IndicatorProgress> indicators, FigureScope scope, FigureFormatter format) {
    var sentence =
        isBlank(indicators)
            ? format.text("outcomes.no-figures." + scope.suppression())
            : sentence(indicators, format);
    return of(title, sentence, indicators, scope, format);
  }

  /** Without a verdict, and with a sentence of its own. */
  static IndicatorSummary of(
      String title,
      String sentence,
      List<IndicatorProgress> indicators,
      FigureScope scope,
      FigureFormatter format) {
    return new IndicatorSummary(
        title, null, null, sentence, indicators, scope.isOver(), noValue(scope, format));
  }

  /**
   * With the verdict on one of the indicators.
   *
   * @param awaited when it is asked, if that is still to come
   */
  static IndicatorSummary of(
      String title,
      IndicatorProgress headline,
      @Nullable LocalDate awaited,
      List<IndicatorProgress> indicators,
      FigureScope scope,
      FigureFormatter format) {
    var verdict =
        headline.value() == null
            ? noAnswer(awaited, scope, format)
            : Verdict.of(headline, scope.isOver())
                .map(answer -> format.text("outcomes.answer." + answer))
                .orElse(null);
    return new IndicatorSummary(
        title,
        verdict,
        headline,
        isBlank(indicators) ? "" : sentence(indicators, format),
        indicators,
        scope.isOver(),
        noValue(scope, format));
  }

  private static String noValue(FigureScope scope, FigureFormatter format) {
    return format.text("outcomes.no-value." + scope.suppression());
  }

  private static String noAnswer(
      @Nullable LocalDate awaited, FigureScope scope, FigureFormatter format) {
    var suppression = scope.suppression();
    var text = format.text("outcomes.no-answer." + suppression);
    return suppression == Suppression.TOO_EARLY && awaited != null
        ? text + " " + format.text("outcomes.answer-awaited", format.day(awaited))
        : text;
  }

  /** Whether none of them is shown. */
  private static boolean isBlank(List<IndicatorProgress> indicators) {
    return indicators.stream().allMatch(indicator -> indicator.value() == null);
  }

  /** Of those that are shown. */
  private static String sentence(List<IndicatorProgress> indicators, FigureFormatter format) {
    long count = indicators.stream().filter(indicator -> indicator.value() != null).count();
    long judged = indicators.stream().filter(indicator -> indicator.isReached() != null).count();
    long reached =
        indicators.stream().filter(indicator -> Boolean.TRUE.equals(indicator.isReached())).count();
    return judged == 0
        ? format.text("outcomes.verdict.no-target", count)
        : format.text("outcomes.verdict.reached", reached, judged);
  }
}
