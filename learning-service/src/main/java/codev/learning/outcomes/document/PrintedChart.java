package codev.learning.outcomes.document;

import static codev.learning.outcomes.document.SvgChart.ACCENT;
import static codev.learning.outcomes.document.SvgChart.INK;
import static codev.learning.outcomes.document.SvgChart.PAPER;
import static codev.learning.outcomes.document.SvgChart.RULE;
import static codev.learning.outcomes.document.SvgChart.SOFT;
import static codev.learning.outcomes.document.SvgChart.WIDTH;

import codev.learning.outcomes.charts.PageChart;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of the page on paper: in each row the label, the marks at the places that they have on
 * the page, and the value.
 */
final class PrintedChart {
  /** Marks lie between these places; the label stands left of them, the value right of them. */
  private static final double MARKS_LEFT = 300;

  private static final double MARKS_RIGHT = 510;

  /** How many characters of a label fit in a line. */
  private static final int LABEL_CHARACTERS = 50;

  private static final double LINE = 12.5;
  private static final double BASE_LINE = 9.5;
  private static final double GAP = 4;

  /** The height of marks on paper, as a part of that on the page. */
  private static final double FLAT_MARKS = 0.6;

  /** The same where heights are values. */
  private static final double HIGH_MARKS = 0.8;

  /** The distance of a number from its place on paper, as a part of that on the page. */
  private static final double SHIFT_ON_PAPER = 0.7;

  /** Places on the page are in per cent. */
  private static final double PER_CENT = 100;

  private static final double STEP_GAP = 0.8;
  private static final String FRAME = "4 3";

  private final SvgChart.Builder chart = new SvgChart.Builder();
  private final double flattened;

  /** Where the next row begins. */
  private double top;

  /** Where the marks of the row begin. */
  private double marksTop;

  private PrintedChart(double flattened) {
    this.flattened = flattened;
  }

  static SvgChart of(PageChart drawn, String alternative) {
    var printed = new PrintedChart(isHigh(drawn) ? HIGH_MARKS : FLAT_MARKS);
    drawn.rows().forEach(printed::add);
    return printed.chart.chart(alternative, printed.top);
  }

  /** Whether the heights of its marks are values. */
  private static boolean isHigh(PageChart drawn) {
    return drawn.form().equals("lines") || drawn.form().equals("columns");
  }

  private void add(PageChart.Row row) {
    boolean isAxis = row.kind() == PageChart.Kind.AXIS;
    if (row.kind() == PageChart.Kind.APART) {
      chart.track("0,%s %s,%s".formatted(top + GAP, WIDTH, top + GAP), RULE, FRAME);
      top += 2 * GAP;
    }
    var labelLines = lines(row.label());
    var valueLines = new ArrayList<String>();
    if (!row.value().isEmpty()) valueLines.add(row.value());
    if (!row.note().isEmpty()) valueLines.add(row.note());
    var marks = row.height() * (isAxis ? HIGH_MARKS : flattened);
    var height = Math.max(marks, LINE * Math.max(labelLines.size(), valueLines.size()));
    marksTop = top + (height - marks) / 2;
    texts(labelLines, height, 0, "start", INK);
    texts(valueLines, height, WIDTH, "end", isAxis ? SOFT : INK);
    row.marks().forEach(mark -> add(mark, isAxis ? HIGH_MARKS : flattened));
    top += height + GAP;
  }

  /** One below the other, in the middle of the row. */
  private void texts(List<String> lines, double height, double x, String anchor, String colour) {
    var y = top + (height - LINE * lines.size()) / 2 + BASE_LINE;
    for (var line : lines) {
      chart.label(x, y, line, anchor, colour);
      y += LINE;
    }
  }

  private void add(PageChart.Mark mark, double flat) {
    switch (mark) {
      case PageChart.Bar bar -> bar(bar, flat);
      case PageChart.Line line -> line(line, flat);
      case PageChart.Dot dot ->
          chart.dot(x(dot.x()), y(dot.y(), flat), colour(dot.style()), edge(dot.style()));
      case PageChart.Text text ->
          chart.number(
              x(text.x()) + SHIFT_ON_PAPER * text.shift(),
              y(text.y(), flat),
              text.text(),
              text.anchor(),
              colour(text.style()));
    }
  }

  private void bar(PageChart.Bar bar, double flat) {
    var x = x(bar.x());
    var y = y(bar.y(), flat);
    var width = (MARKS_RIGHT - MARKS_LEFT) * bar.width() / PER_CENT;
    var height = bar.height() * flat;
    switch (bar.style()) {
      case "frame", "outline" -> {
        var right = x + width;
        var bottom = y + height;
        chart.track(
            "%s,%s %s,%s %s,%s %s,%s %s,%s"
                .formatted(x, y, right, y, right, bottom, x, bottom, x, y),
            ACCENT,
            bar.style().equals("frame") ? FRAME : null);
      }
      case "step-1", "step-3", "step-4", "step-5" ->
          chart.box(
              x + STEP_GAP / 2, y, Math.max(width - STEP_GAP, 0), height, colour(bar.style()));
      default -> chart.box(x, y, width, height, colour(bar.style()));
    }
  }

  /** An upright one is a box, so that it lies over the bars before it. */
  private void line(PageChart.Line line, double flat) {
    var thickness = thickness(line.style());
    var upper = y(line.y1(), flat);
    if (line.x1() == line.x2())
      chart.box(
          x(line.x1()) - thickness / 2,
          upper,
          thickness,
          y(line.y2(), flat) - upper,
          colour(line.style()));
    else
      chart.line(
          x(line.x1()), upper, x(line.x2()), y(line.y2(), flat), colour(line.style()), thickness);
  }

  private static double x(double value) {
    return MARKS_LEFT + (MARKS_RIGHT - MARKS_LEFT) * value / PER_CENT;
  }

  private double y(double offset, double flat) {
    return marksTop + offset * flat;
  }

  private static double thickness(String style) {
    return switch (style) {
      case "link" -> 2.5;
      case "target" -> 2;
      case "target-edge" -> 5;
      default -> 1;
    };
  }

  /** As the style sheet of the page has them in the light. */
  private static String colour(String style) {
    return switch (style) {
      case "filled", "end", "link", "step-5" -> ACCENT;
      case "track", "rule" -> RULE;
      case "step-1" -> "#a4583f";
      case "step-3" -> "#ddd8cc";
      case "step-4" -> "#69aa9c";
      case "start", "target-edge", "on-1", "on-5", "on-filled" -> PAPER;
      case "on-4" -> "#10231f";
      case "words" -> SOFT;
      case "strong", "target", "on-3" -> INK;
      default -> throw new IllegalArgumentException(style);
    };
  }

  private static String edge(String style) {
    return style.equals("start") ? SOFT : colour(style);
  }

  /** None for no text. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var rest = text;
    while (rest.length() > LABEL_CHARACTERS && rest.lastIndexOf(' ', LABEL_CHARACTERS) > 0) {
      int end = rest.lastIndexOf(' ', LABEL_CHARACTERS);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    if (!rest.isEmpty()) lines.add(rest);
    return lines;
  }
}
