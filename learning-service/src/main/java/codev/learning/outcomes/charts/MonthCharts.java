package codev.learning.outcomes.charts;

import codev.learning.outcomes.figures.Figure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Charts from month to month, one row for each measure: no legend has to be looked up. */
record MonthCharts(FigureFormatter format) {
  /** How many months have room for their name. */
  private static final int NAMED = 5;

  /** How many months have room for a number each. */
  private static final int NUMBERED_COLUMNS = 14;

  private static final int NUMBERED_POINTS = 6;
  private static final int AXIS_HEIGHT = 18;
  private static final int AXIS_BASE_LINE = 13;

  /** Nearer to an end than this, in per cent, a name is kept within the row. */
  private static final double EDGE = 8;

  private static final int COLUMNS_HEIGHT = 52;
  private static final int COLUMNS_TOP = 16;
  private static final int COLUMNS_BOTTOM = 50;

  /** Of the room that a month has, and in per cent of the row. */
  private static final double COLUMN = 0.7;

  private static final double WIDEST_COLUMN = 9;

  private static final int LINE_HEIGHT = 60;
  private static final int LINE_TOP = 20;
  private static final int LINE_BOTTOM = 54;
  private static final int ABOVE = 9;

  /** A column for each month, on one scale for all rows. */
  PageChart of(ChartData.MonthColumns data) {
    double highest = 0;
    for (var track : data.tracks())
      for (var value : track.values()) if (value != null) highest = Math.max(highest, value);
    var scale = new AxisScale(0, highest, COLUMNS_BOTTOM, COLUMNS_TOP);
    var rows = new ArrayList<PageChart.Row>();
    for (var track : data.tracks()) rows.add(columns(track, scale));
    rows.add(months(data.months()));
    boolean hasDots =
        data.tracks().stream().flatMap(track -> track.values().stream()).anyMatch(Objects::isNull);
    var explained = hasDots ? "outcomes.chart.columns-and-dots" : "outcomes.chart.columns";
    return new PageChart("columns", format.text(explained), rows);
  }

  private PageChart.Row columns(ChartData.Track track, AxisScale scale) {
    int monthCount = track.values().size();
    var half = Math.min(COLUMN * 100 / monthCount, WIDEST_COLUMN) / 2;
    var marks = new PageChart.Marks();
    for (int i = 0; i < monthCount; i++) {
      var value = track.values().get(i);
      var x = place(i, monthCount);
      var top = value == null ? COLUMNS_BOTTOM : scale.at(value);
      if (value != null && value > 0)
        marks.bar("filled", x - half, x + half, top, AxisScale.rounded(COLUMNS_BOTTOM - top));
      if (monthCount <= NUMBERED_COLUMNS)
        marks.text("words", x, 0, top - 4, "middle", value == null ? "·" : format.number(value));
    }
    marks.line("rule", 0, 100, COLUMNS_BOTTOM + 0.5, COLUMNS_BOTTOM + 0.5);
    return marks.item(track.label(), "", "", COLUMNS_HEIGHT);
  }

  /** A line for each measure; a month without a value interrupts it. */
  PageChart of(ChartData.Lines data) {
    var rows = new ArrayList<PageChart.Row>();
    for (var track : data.tracks()) rows.add(line(track, data));
    rows.add(months(data.months()));
    return new PageChart(
        "lines",
        format.text(
            "outcomes.chart.lines",
            formatValue(data.lowest(), data),
            formatValue(data.highest(), data)),
        rows);
  }

  private PageChart.Row line(ChartData.Track track, ChartData.Lines data) {
    var scale = new AxisScale(data.lowest(), data.highest(), LINE_BOTTOM, LINE_TOP);
    var values = track.values();
    int monthCount = values.size();
    var marks =
        new PageChart.Marks()
            .line("rule", 0, 100, LINE_TOP, LINE_TOP)
            .line("rule", 0, 100, LINE_BOTTOM, LINE_BOTTOM);
    for (int i = 1; i < monthCount; i++) {
      var before = values.get(i - 1);
      var value = values.get(i);
      if (before != null && value != null)
        marks.line(
            "link",
            place(i - 1, monthCount),
            place(i, monthCount),
            scale.at(before),
            scale.at(value));
    }
    int firstIndex = firstIndex(values);
    int last = last(values);
    for (int i = 0; i < monthCount; i++) {
      var value = values.get(i);
      if (value == null) continue;
      var y = scale.at(value);
      marks.dot(i == last ? "end" : "start", place(i, monthCount), y, i == last ? 5 : 4);
      if (monthCount <= NUMBERED_POINTS || i == firstIndex || i == last)
        marks.text(
            i == last ? "strong" : "words",
            place(i, monthCount),
            0,
            y - ABOVE,
            "middle",
            formatValue(value, data));
    }
    return marks.item(track.label(), "", "", LINE_HEIGHT);
  }

  private String formatValue(double value, ChartData.Lines data) {
    return data.isPercent() ? format.value(value, Unit.SHARE) : format.number(value);
  }

  private static int firstIndex(List<?> values) {
    int firstIndex = 0;
    while (firstIndex < values.size() - 1 && values.get(firstIndex) == null) firstIndex++;
    return firstIndex;
  }

  private static int last(List<?> values) {
    int last = values.size() - 1;
    while (last > 0 && values.get(last) == null) last--;
    return last;
  }

  /** Every month where there is room, otherwise every second, third …. */
  private PageChart.Row months(List<String> months) {
    int step = Math.max(1, Math.ceilDiv(months.size(), NAMED));
    var marks = new PageChart.Marks();
    for (int i = 0; i < months.size(); i += step) {
      var x = place(i, months.size());
      if (x < EDGE) marks.text("words", 0, 0, AXIS_BASE_LINE, "start", months.get(i));
      else if (x > 100 - EDGE) marks.text("words", 100, 0, AXIS_BASE_LINE, "end", months.get(i));
      else marks.text("words", x, 0, AXIS_BASE_LINE, "middle", months.get(i));
    }
    return marks.axis("", AXIS_HEIGHT);
  }

  /** In the middle of the room that a month has. */
  private static double place(int month, int monthCount) {
    return AxisScale.rounded(100 * (month + 0.5) / monthCount);
  }
}
