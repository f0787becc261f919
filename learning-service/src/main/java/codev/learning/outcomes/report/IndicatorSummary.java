package codev.learning.outcomes.report;

import codev.learning.outcomes.charts.FigureFormatter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of a question or of an aim, with a sentence that sums them up.
 *
 * @param title the question, or the aim
 * @param verdict the answer to the question; null where there is none
 * @param headline the indicator that decides it; null where none does
 * @param isOver whether the programme is
 */
public record IndicatorSummary(
    String title,
    @Nullable String verdict,
    @Nullable IndicatorProgress headline,
    String sentence,
    List<IndicatorProgress> indicators,
    boolean isOver) {

  /** Without a verdict. */
  static IndicatorSummary of(
      String title, List<IndicatorProgress> indicators, boolean isOver, FigureFormatter format) {
    return new IndicatorSummary(
        title, null, null, sentence(indicators, isOver, format), indicators, isOver);
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
      boolean isOver,
      FigureFormatter format) {
    var verdict =
        Verdict.of(headline, isOver).map(answer -> text(answer, awaited, format)).orElse(null);
    return new IndicatorSummary(
        title, verdict, headline, sentence(indicators, isOver, format), indicators, isOver);
  }

  private static String text(Verdict verdict, @Nullable LocalDate awaited, FigureFormatter format) {
    var word = format.text("outcomes.answer." + verdict);
    return verdict == Verdict.TOO_EARLY && awaited != null
        ? word + " " + format.text("outcomes.answer-awaited", format.day(awaited))
        : word;
  }

  private static String sentence(
      List<IndicatorProgress> indicators, boolean isOver, FigureFormatter format) {
    long shown = indicators.stream().filter(indicator -> indicator.value() != null).count();
    long judged = indicators.stream().filter(indicator -> indicator.isReached() != null).count();
    long reached =
        indicators.stream().filter(indicator -> Boolean.TRUE.equals(indicator.isReached())).count();
    if (shown == 0)
      return format.text(isOver ? "outcomes.verdict.nothing" : "outcomes.verdict.nothing-yet");
    return judged == 0
        ? format.text("outcomes.verdict.no-target", shown)
        : format.text("outcomes.verdict.reached", reached, judged);
  }
}
