package codev.learning.outcomes.document;

import static codev.learning.outcomes.document.SvgChart.RULE;
import static codev.learning.outcomes.document.SvgChart.SOFT;
import static codev.learning.outcomes.document.SvgChart.WIDTH;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Measure.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart of lines from month to month; each has its colour and dashes. */
final class LineChart {
  private static final double LEFT = 40;
  private static final double RIGHT = WIDTH - 20;
  private static final double TOP = 8;
  private static final double BOTTOM = 148;
  private static final int RULES = 4;
  private static final double LEGEND_LINE = 16;

  /** How many months have room for their name. */
  private static final int NAMED_MONTHS = 9;

  private static final List<String> COLOURS =
      List.of(SvgChart.ACCENT, "#a8481a", "#3b5b92", "#7a3b78");
  private static final String[] DASHES = {null, "7 4", "2 3", "9 3 2 3"};

  private final ChartData.Lines data;
  private final FigureFormatter format;
  private final SvgChart.Builder chart = new SvgChart.Builder();

  private LineChart(ChartData.Lines data, FigureFormatter format) {
    this.data = data;
    this.format = format;
  }

  static SvgChart of(ChartData.Lines data, String alternative, FigureFormatter format) {
    return new LineChart(data, format).draw(alternative);
  }

  private SvgChart draw(String alternative) {
    axes();
    var y = BOTTOM + 32;
    for (int i = 0; i < data.tracks().size(); i++) {
      var colour = COLOURS.get(i % COLOURS.size());
      var dashes = DASHES[i % DASHES.length];
      track(data.tracks().get(i), colour, dashes);
      chart.track("%s,%s %s,%s".formatted(LEFT, y, LEFT + 34, y), colour, dashes);
      chart.label(LEFT + 42, y + 4, data.tracks().get(i).label(), "start", SvgChart.INK);
      y += LEGEND_LINE;
    }
    return chart.chart(alternative, y);
  }

  private void axes() {
    for (int i = 0; i <= RULES; i++) {
      var value = data.lowest() + (data.highest() - data.lowest()) * i / RULES;
      chart.line(LEFT, y(value), RIGHT, y(value), RULE, 1);
      chart.label(
          LEFT - 6,
          y(value) + 4,
          data.isPercent() ? format.value(value, Unit.SHARE) : format.number(value),
          "end",
          SOFT);
    }
    int step = Math.ceilDiv(data.months().size(), NAMED_MONTHS);
    for (int i = 0; i < data.months().size(); i += step)
      chart.label(x(i), BOTTOM + 16, data.months().get(i), "middle", SOFT);
  }

  /** A month without a value interrupts the line. */
  private void track(ChartData.Track track, String colour, @Nullable String dashes) {
    var points = new StringBuilder();
    for (int i = 0; i < track.values().size(); i++) {
      var value = track.values().get(i);
      if (value == null) {
        line(points, colour, dashes);
        continue;
      }
      points.append(x(i)).append(',').append(y(value)).append(' ');
      chart.dot(x(i), y(value), colour, colour);
    }
    line(points, colour, dashes);
  }

  private void line(StringBuilder points, String colour, @Nullable String dashes) {
    if (points.indexOf(" ") < points.length() - 1)
      chart.track(points.toString().strip(), colour, dashes);
    points.setLength(0);
  }

  private double x(int month) {
    var room = 24;
    return data.months().size() == 1
        ? (LEFT + RIGHT) / 2
        : LEFT + room + (RIGHT - LEFT - 2 * room) * month / (data.months().size() - 1);
  }

  private double y(double value) {
    return BOTTOM
        - (BOTTOM - TOP)
            * Math.clamp((value - data.lowest()) / (data.highest() - data.lowest()), 0, 1);
  }
}
