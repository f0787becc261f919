package codev.learning.outcomes.charts;

import codev.learning.outcomes.figures.Figure.Unit;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A hollow dot at the start, a full one at the end, and a line between them. */
final class DumbbellChart {
  private static final int HEIGHT = 28;
  private static final int MIDDLE = HEIGHT / 2;
  private static final int BASE_LINE = MIDDLE + 4;
  private static final int AXIS_HEIGHT = 18;
  private static final int AXIS_BASE_LINE = 13;

  /** Room for a number beside the outermost dot, in per cent. */
  private static final double ROOM = 10;

  /** How near two words of the axis may stand, in per cent. */
  private static final double APART = 18;

  private static final int BESIDE = 11;

  private final ChartData.Changes data;
  private final FigureFormatter format;
  private final AxisScale scale;

  private DumbbellChart(ChartData.Changes data, FigureFormatter format) {
    this.data = data;
    this.format = format;
    scale = new AxisScale(data.lowest(), data.highest(), ROOM, 100 - ROOM);
  }

  static PageChart of(ChartData.Changes data, FigureFormatter format) {
    return new DumbbellChart(data, format).draw();
  }

  private PageChart draw() {
    var rows = new ArrayList<PageChart.Row>();
    rows.add(axis());
    for (var change : data.rows()) rows.add(row(change));
    return new PageChart("dumbbells", data.reading(), rows);
  }

  /** The ends of the scale, and the words for both dots above the first pair of them. */
  private PageChart.Row axis() {
    var marks = new PageChart.Marks();
    var pair =
        data.rows().stream().filter(row -> row.start() != null && row.end() != null).findFirst();
    var lowest = scale.at(data.lowest());
    var highest = scale.at(data.highest());
    if (pair.isPresent()) {
      var start = scale.at(Objects.requireNonNull(pair.get().start()));
      var end = scale.at(Objects.requireNonNull(pair.get().end()));
      word(marks, start, end, format.text("outcomes.chart.start"));
      word(marks, end, start, format.text("outcomes.chart.end"));
      if (Math.min(start, end) - lowest >= APART) end(marks, lowest, data.lowest());
      if (highest - Math.max(start, end) >= APART) end(marks, highest, data.highest());
    } else {
      end(marks, lowest, data.lowest());
      end(marks, highest, data.highest());
    }
    return marks.axis(format.text("outcomes.chart.change"), AXIS_HEIGHT);
  }

  /** Away from the other word where both are near each other. */
  private static void word(PageChart.Marks marks, double at, double other, String word) {
    var anchor = Math.abs(at - other) >= APART ? "middle" : at < other ? "end" : "start";
    marks.text("words", at, 0, AXIS_BASE_LINE, anchor, word);
  }

  private void end(PageChart.Marks marks, double at, int value) {
    marks.text("words", at, 0, AXIS_BASE_LINE, "middle", format.number(value));
  }

  private PageChart.Row row(ChartData.Change change) {
    var start = change.start();
    var end = change.end();
    var marks =
        new PageChart.Marks()
            .line("rule", scale.at(data.lowest()), scale.at(data.highest()), MIDDLE, MIDDLE);
    if (start != null && end != null)
      marks.line("link", scale.at(start), scale.at(end), MIDDLE, MIDDLE);
    if (start != null) marks.dot("start", scale.at(start), MIDDLE, 5);
    if (end != null) marks.dot("end", scale.at(end), MIDDLE, 6);
    if (start != null) number(marks, "words", start, isLeft(start, end));
    if (end != null) number(marks, "strong", end, start != null && !isLeft(start, end));
    var changed = change.change();
    return marks.item(
        change.label(),
        changed == null ? "" : format.value(changed, Unit.CHANGE_OF_CONFIDENCE),
        "",
        HEIGHT);
  }

  private static boolean isLeft(double start, @Nullable Double end) {
    return end == null || start <= end;
  }

  /** Beside its dot, on the side where the line is not. */
  private void number(PageChart.Marks marks, String style, double value, boolean isLeft) {
    marks.text(
        style,
        scale.at(value),
        isLeft ? -BESIDE : BESIDE,
        BASE_LINE,
        isLeft ? "end" : "start",
        format.number(value));
  }
}
