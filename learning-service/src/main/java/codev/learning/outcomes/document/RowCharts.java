package codev.learning.outcomes.document;

import static codev.learning.outcomes.document.SvgChart.ACCENT;
import static codev.learning.outcomes.document.SvgChart.INK;
import static codev.learning.outcomes.document.SvgChart.PAPER;
import static codev.learning.outcomes.document.SvgChart.RULE;
import static codev.learning.outcomes.document.SvgChart.SOFT;
import static codev.learning.outcomes.document.SvgChart.WIDTH;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Measure.Unit;
import java.util.List;

/** Charts with one row for each item: its label, and below it a bar or a change. */
final class RowCharts {
  private static final double ROW = 30;
  private static final double TEXT_AT = 11;
  private static final double BAR_AT = 15;
  private static final double BAR = 11;

  /** Room for a number right of the longest bar. */
  private static final double NUMBER = 70;

  private static final double LEGEND = 22;

  /** From disagreement to agreement, with the colour of the count written on each. */
  private static final List<String> SHADES =
      List.of("#a8481a", "#e3b48f", "#d9d4c8", "#8fbdb4", "#1b6a5e");

  private static final List<String> ON_SHADES = List.of(PAPER, INK, INK, INK, PAPER);

  private final String alternative;
  private final FigureFormatter format;
  private final SvgChart.Builder chart = new SvgChart.Builder();

  RowCharts(String alternative, FigureFormatter format) {
    this.alternative = alternative;
    this.format = format;
  }

  SvgChart of(ChartData.Bars data) {
    var highest =
        data.isPercent()
            ? 1
            : data.rows().stream().mapToDouble(ChartData.Bar::value).max().orElse(1);
    double y = 0;
    for (var bar : data.rows()) {
      var width = (WIDTH - NUMBER) * Math.clamp(bar.value() / highest, 0, 1);
      chart.label(0, y + TEXT_AT, bar.label(), "start", INK);
      chart.box(0, y + BAR_AT, width, BAR, ACCENT);
      chart.label(
          width + 6,
          y + BAR_AT + 10,
          data.isPercent() ? format.value(bar.value(), Unit.SHARE) : format.number(bar.value()),
          "start",
          INK);
      y += ROW;
    }
    return chart.chart(alternative, y);
  }

  /** Bars of the same length, divided by how many gave each answer. */
  SvgChart of(ChartData.Answers data) {
    double y = 0;
    for (var row : data.rows()) {
      chart.label(0, y + TEXT_AT, row.label(), "start", INK);
      chart.label(WIDTH, y + BAR_AT + 10, format.number(row.mean()), "end", INK);
      answered(row, y + BAR_AT);
      y += ROW;
    }
    double x = 0;
    var step = WIDTH / data.answers().size();
    for (int i = 0; i < data.answers().size(); i++) {
      chart.box(x, y + 8, 10, 10, shade(SHADES, i));
      chart.label(x + 15, y + 17, data.answers().get(i), "start", SOFT);
      x += step;
    }
    return chart.chart(alternative, y + LEGEND);
  }

  private void answered(ChartData.Answered row, double y) {
    var all = row.counts().stream().mapToInt(Integer::intValue).sum();
    double x = 0;
    for (int i = 0; i < row.counts().size(); i++) {
      int count = row.counts().get(i);
      var width = (WIDTH - NUMBER) * count / Math.max(all, 1);
      if (count > 0) chart.box(x, y, width, BAR, shade(SHADES, i));
      if (width > 16)
        chart.label(x + width / 2, y + 10, format.number(count), "middle", shade(ON_SHADES, i));
      x += width;
    }
  }

  private static String shade(List<String> shades, int answer) {
    return shades.get(Math.min(answer, shades.size() - 1));
  }

  /** From a hollow dot at the start to a filled one at the end. */
  SvgChart of(ChartData.Changes data) {
    double y = 0;
    for (var row : data.rows()) {
      var middle = y + BAR_AT + BAR / 2;
      chart.label(0, y + TEXT_AT, row.label(), "start", INK);
      chart.line(6, middle, WIDTH - 6, middle, RULE, 1);
      var start = row.start();
      var end = row.end();
      if (start != null && end != null)
        chart.line(at(start, data), middle, at(end, data), middle, ACCENT, 3);
      if (start != null) chart.dot(at(start, data), middle, PAPER, ACCENT);
      if (end != null) chart.dot(at(end, data), middle, ACCENT, ACCENT);
      y += ROW;
    }
    chart.label(6, y + TEXT_AT, format.number(data.lowest()), "middle", SOFT);
    chart.label(WIDTH - 6, y + TEXT_AT, format.number(data.highest()), "end", SOFT);
    chart.dot(WIDTH / 3, y + 7, PAPER, ACCENT);
    chart.label(WIDTH / 3 + 10, y + TEXT_AT, data.from(), "start", SOFT);
    chart.dot(WIDTH / 2, y + 7, ACCENT, ACCENT);
    chart.label(WIDTH / 2 + 10, y + TEXT_AT, data.to(), "start", SOFT);
    return chart.chart(alternative, y + LEGEND);
  }

  private static double at(double value, ChartData.Changes data) {
    var part = (value - data.lowest()) / (data.highest() - data.lowest());
    return 6 + (WIDTH - 12) * Math.clamp(part, 0, 1);
  }
}
