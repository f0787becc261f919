package codev.learning.outcomes.charts;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a figure has come about: a few points with their numbers, a dotted line at the target. */
public final class TrendChart {
  private static final int HEIGHT = 100;
  private static final int TOP = 22;
  private static final int BOTTOM = 58;
  private static final int NAMES = 94;
  private static final int ABOVE = 10;
  private static final int BELOW = 19;
  private static final int OVER_THE_LINE = 5;

  /** Where the first point stands, and as far from the other end the last one, in per cent. */
  private static final double EDGE = 12;

  private static final double END = 100;

  private final List<Point> points;
  private final @Nullable Double target;
  private final FigureFormatter format;
  private final AxisScale scale;

  private TrendChart(List<Point> points, @Nullable Double target, FigureFormatter format) {
    this.points = points;
    this.target = target;
    this.format = format;
    double lowest = points.stream().mapToDouble(Point::value).min().orElseThrow();
    double highest = points.stream().mapToDouble(Point::value).max().orElseThrow();
    scale =
        new AxisScale(
            target == null ? lowest : Math.min(lowest, target),
            target == null ? highest : Math.max(highest, target),
            BOTTOM,
            TOP);
  }

  /**
   * @param moment its name
   */
  public record Point(String moment, double value) {}

  /**
   * @param points two at least
   * @param target on the scale of the points; null where none is set
   * @param reading what the points are
   */
  public static PageChart of(
      List<Point> points, @Nullable Double target, String reading, FigureFormatter format) {
    return new PageChart("trend", reading, List.of(new TrendChart(points, target, format).draw()));
  }

  /** Its label has in words what the marks show. */
  private PageChart.Row draw() {
    var marks = new PageChart.Marks();
    drawTarget(marks);
    int last = points.size() - 1;
    for (int i = 1; i <= last; i++) marks.line("link", x(i - 1), x(i), y(i - 1), y(i));
    for (int i = 0; i <= last; i++) {
      boolean isLast = i == last;
      marks.dot(isLast ? "end" : "start", x(i), y(i), isLast ? 5.5 : 4);
      marks.text(
          isLast ? "strong" : "words",
          x(i),
          0,
          isLast && isFree() ? y(i) - ABOVE : y(i) + BELOW,
          "middle",
          format.number(points.get(i).value()));
      marks.text("words", x(i), 0, NAMES, "middle", points.get(i).moment());
    }
    return marks.item(words(), "", "", HEIGHT);
  }

  /** Its words stand at the end where the points are farther from it. */
  private void drawTarget(PageChart.Marks marks) {
    if (target == null) return;
    var at = scale.at(target);
    boolean isLeft = Math.abs(y(0) - at) >= Math.abs(y(points.size() - 1) - at);
    marks
        .line("aim", 0, END, at, at)
        .text(
            "words",
            isLeft ? 0 : END,
            0,
            at - OVER_THE_LINE,
            isLeft ? "start" : "end",
            format.text("outcomes.target", format.number(target)));
  }

  /** Whether the line of the target does not pass above the last point. */
  private boolean isFree() {
    return target == null || points.getLast().value() >= target;
  }

  private String words() {
    return points.stream()
        .map(point -> point.moment() + format.text("outcomes.colon") + format.number(point.value()))
        .collect(Collectors.joining(" · "));
  }

  private double x(int point) {
    return AxisScale.rounded(EDGE + (END - 2 * EDGE) * point / (points.size() - 1));
  }

  private double y(int point) {
    return scale.at(points.get(point).value());
  }
}
