package codev.learning.outcomes.report;

import java.util.List;

/**
 * The indicators of a question or of an aim, with a sentence that sums them up.
 *
 * @param title the question, or the aim
 */
public record IndicatorSummary(String title, String sentence, List<IndicatorProgress> indicators) {
  static IndicatorSummary of(
      String title, List<IndicatorProgress> indicators, FigureFormatter format) {
    long shown = indicators.stream().filter(one -> one.value() != null).count();
    long judged = indicators.stream().filter(one -> one.isReached() != null).count();
    long reached = indicators.stream().filter(one -> Boolean.TRUE.equals(one.isReached())).count();
    var sentence =
        shown == 0
            ? format.text("outcomes.verdict.nothing-yet")
            : judged == 0
                ? format.text("outcomes.verdict.no-target", shown)
                : format.text("outcomes.verdict.reached", reached, judged);
    return new IndicatorSummary(title, sentence, indicators);
  }
}
