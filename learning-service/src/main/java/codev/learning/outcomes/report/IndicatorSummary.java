package codev.learning.outcomes.report;

import java.util.List;

/**
 * What a part of the programme is judged by, and what comes of it.
 *
 * @param title a question, or an aim
 * @param sentence the answer, as far as there is one
 */
record IndicatorSummary(String title, String sentence, List<IndicatorProgress> gauges) {
  /** Of those that can be judged. */
  static IndicatorSummary of(
      String title, List<IndicatorProgress> gauges, FigureFormatter wording) {
    long shown = gauges.stream().filter(gauge -> gauge.value() != null).count();
    long judged = gauges.stream().filter(gauge -> gauge.isReached() != null).count();
    long reached = gauges.stream().filter(gauge -> Boolean.TRUE.equals(gauge.isReached())).count();
    var sentence =
        shown == 0
            ? wording.say("outcomes.verdict.nothing-yet")
            : judged == 0
                ? wording.say("outcomes.verdict.no-target", shown)
                : wording.say("outcomes.verdict.reached", reached, judged);
    return new IndicatorSummary(title, sentence, gauges);
  }
}
