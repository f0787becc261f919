package codev.learning.outcomes.charts;

import codev.learning.outcomes.figures.Figure.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Charts with one bar for each item, on one scale. */
record BarCharts(FigureFormatter format) {
  private static final int HEIGHT = 20;
  private static final int THICK = 14;
  private static final int TOP = (HEIGHT - THICK) / 2;
  private static final int STEP_HEIGHT = 26;
  private static final int STEP_BASE_LINE = 17;

  /** What a digit needs in a narrow row, and the gap beside the number. */
  private static final double DIGIT = 2.5;

  private static final double GAP = 4;

  /** From 0 on; a value below 0 goes to the left of it. */
  PageChart of(ChartData.Bars data) {
    var values = data.rows().stream().map(ChartData.Bar::value).toList();
    var lowest = Math.min(0, values.stream().min(Comparator.naturalOrder()).orElse(0.0));
    var highest =
        data.unit() == Unit.SHARE
            ? 1
            : Math.max(0, values.stream().max(Comparator.naturalOrder()).orElse(0.0));
    var scale = AxisScale.across(lowest, highest);
    return new PageChart(
        "bars", null, data.rows().stream().map(bar -> row(bar, scale, data.unit())).toList());
  }

  private PageChart.Row row(ChartData.Bar bar, AxisScale scale, Unit unit) {
    var marks = new PageChart.Marks();
    if (unit == Unit.SHARE) marks.bar("track", 0, 100, TOP, THICK);
    marks.bar("filled", scale.at(0), scale.at(bar.value()), TOP, THICK);
    if (scale.lowest() < 0) marks.line("rule", scale.at(0), scale.at(0), 0, HEIGHT);
    return marks.item(bar.label(), format.tableValue(bar.value(), unit), "", HEIGHT);
  }

  /** Shares, with a tick at the target where there is one. */
  PageChart of(ChartData.Bullets data) {
    boolean hasTargets = data.rows().stream().anyMatch(row -> row.target() != null);
    return new PageChart(
        "bullets",
        hasTargets ? format.text("outcomes.chart.bullets") : null,
        data.rows().stream().map(this::bullet).toList());
  }

  private PageChart.Row bullet(ChartData.Bullet bullet) {
    var scale = AxisScale.across(0, 1);
    var target = bullet.target();
    var marks =
        new PageChart.Marks()
            .bar("track", 0, 100, TOP, THICK)
            .bar("filled", 0, scale.at(bullet.value()), TOP, THICK);
    if (target != null)
      marks
          .line("target-edge", scale.at(target), scale.at(target), 0, HEIGHT)
          .line("target", scale.at(target), scale.at(target), 0, HEIGHT);
    return marks.item(
        bullet.label(),
        format.value(bullet.value(), Unit.SHARE),
        target == null ? "" : format.text("outcomes.target", format.target(target, Unit.SHARE)),
        HEIGHT);
  }

  /** The first step is the whole; what was rated stands apart, as it is an answer and no step. */
  PageChart of(ChartData.Funnel data) {
    var total = data.steps().getFirst().value();
    var highest = data.steps().stream().mapToDouble(ChartData.Bar::value).max().orElse(total);
    var rated = data.rated();
    var scale = AxisScale.across(0, Math.max(highest, rated == null ? 0 : rated.all()));
    var rows = new ArrayList<PageChart.Row>();
    for (var step : data.steps())
      rows.add(
          bar(scale, null, step.value())
              .item(
                  step.label(),
                  rows.isEmpty() ? format.number(step.value()) : part(step.value(), total),
                  "",
                  STEP_HEIGHT));
    if (rated != null)
      rows.add(
          bar(scale, (double) rated.all(), rated.high())
              .apart(
                  rated.label(),
                  part(rated.high(), rated.all()),
                  format.text("outcomes.of-people", rated.people()),
                  STEP_HEIGHT));
    return new PageChart("funnel", null, rows);
  }

  /** With its number inside, where it has room. */
  private PageChart.Marks bar(AxisScale scale, @Nullable Double frame, double value) {
    var marks = new PageChart.Marks();
    if (frame == null) marks.bar("track", 0, 100, 1, STEP_HEIGHT - 2);
    else marks.bar("frame", 0, scale.at(frame), 1, STEP_HEIGHT - 2);
    marks.bar("filled", 0, scale.at(value), 1, STEP_HEIGHT - 2);
    var number = format.number(value);
    if (scale.at(value) >= GAP + DIGIT * number.length())
      marks.text("on-filled", 0, 8, STEP_BASE_LINE, "start", number);
    return marks;
  }

  /** In per cent only where enough was counted. */
  private String part(double part, double total) {
    return total < AgreementChart.FEWEST_FOR_PERCENT
        ? format.text("outcomes.chart.of", format.number(part), format.number(total))
        : format.value(part / total, Unit.SHARE);
  }

  /** From one unit to another, the most frequent first; within a unit only as an outline. */
  PageChart of(ChartData.Grid data) {
    var highest = data.cells().stream().mapToDouble(ChartData.Cell::value).max().orElse(0);
    var scale = AxisScale.across(0, highest);
    return new PageChart(
        "flows",
        format.text("outcomes.chart.flows"),
        data.cells().stream()
            .sorted(Comparator.comparingDouble(ChartData.Cell::value).reversed())
            .map(cell -> row(cell, data.units(), scale))
            .toList());
  }

  private PageChart.Row row(ChartData.Cell cell, List<String> units, AxisScale scale) {
    boolean isWithin = cell.from() == cell.to();
    var from = units.get(cell.from());
    return new PageChart.Marks()
        .bar(isWithin ? "outline" : "filled", 0, scale.at(cell.value()), TOP, THICK)
        .item(
            isWithin
                ? format.text("outcomes.chart.within", from)
                : format.text("outcomes.chart.flow", from, units.get(cell.to())),
            format.number(cell.value()),
            "",
            HEIGHT);
  }
}
