package codev.learning.outcomes.charts;

import codev.learning.outcomes.figures.Figure.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from 1 to 5 as one bar for each item, divided by how many gave each answer. 1 and 2 are
 * one part, which protects the few who disagree most; at the end stands how many agree.
 */
final class AgreementChart {
  /** With fewer answers a percentage would be more precise than what was counted. */
  static final int FEWEST_FOR_PERCENT = 40;

  private static final int HEIGHT = 24;
  private static final int BASE_LINE = 16;
  private static final int AXIS_HEIGHT = 18;

  /** What a digit needs in a narrow row, and the gap beside the number. */
  private static final double DIGIT = 2.6;

  private static final double GAP = 1.2;

  private static final List<String> STEPS = List.of("step-1", "step-3", "step-4", "step-5");
  private static final List<String> ON_STEPS = List.of("on-1", "on-3", "on-4", "on-5");

  private AgreementChart() {}

  static PageChart of(ChartData.Answers data, FigureFormatter format) {
    boolean isCounted =
        data.rows().stream().anyMatch(row -> sum(row.counts()) < FEWEST_FOR_PERCENT);
    var rows = new ArrayList<PageChart.Row>();
    rows.add(
        new PageChart.Marks()
            .text("words", 0, 0, 13, "start", format.text("outcomes.chart.disagree"))
            .text("words", 100, 0, 13, "end", format.text("outcomes.chart.agree"))
            .axis(format.text("outcomes.chart.agreeing"), AXIS_HEIGHT));
    for (var row : data.rows()) rows.add(row(row, isCounted, format));
    return new PageChart("agreement", format.text("outcomes.chart.answers"), rows);
  }

  private static PageChart.Row row(
      ChartData.AnswerRow answered, boolean isCounted, FigureFormatter format) {
    var parts = answered.parts();
    int total = sum(parts);
    var scale = AxisScale.across(0, Math.max(total, 1));
    var marks = new PageChart.Marks();
    int before = 0;
    for (int i = 0; i < parts.size(); i++) {
      int count = parts.get(i);
      var from = scale.at(before);
      var to = scale.at(before + count);
      marks.bar(STEPS.get(i), from, to, 1, HEIGHT - 2);
      var number = format.number(count);
      if (count > 0 && to - from >= GAP + DIGIT * number.length())
        marks.text(ON_STEPS.get(i), (from + to) / 2, 0, BASE_LINE, "middle", number);
      before += count;
    }
    int agreeing = parts.get(2) + parts.get(3);
    return marks.item(answered.label(), share(agreeing, total, isCounted, format), "", HEIGHT);
  }

  private static String share(int part, int total, boolean isCounted, FigureFormatter format) {
    return isCounted
        ? format.text("outcomes.chart.of", format.number(part), format.number(total))
        : format.value((double) part / Math.max(total, 1), Unit.SHARE);
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
