package codev.learning.outcomes.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as shapes, which the template writes as SVG. Lengths are in its own units; y grows
 * downwards.
 *
 * @param alternative what stands for the chart where it is not seen
 */
record SvgChart(
    String alternative,
    double width,
    double height,
    List<Line> lines,
    List<Box> boxes,
    List<Track> tracks,
    List<Dot> dots,
    List<Label> labels) {
  static final double WIDTH = 620;
  static final String INK = "#1f2b2a";
  static final String SOFT = "#54615d";
  static final String RULE = "#d9d4c8";
  static final String ACCENT = "#1b6a5e";
  static final String PAPER = "#ffffff";

  record Line(double x1, double y1, double x2, double y2, String colour, double thickness) {}

  record Box(double x, double y, double width, double height, String colour) {}

  /**
   * Joined points.
   *
   * @param dashes their lengths; null for a solid line
   */
  record Track(String points, String colour, @Nullable String dashes) {}

  record Dot(double x, double y, String fill, String stroke) {}

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  record Label(double x, double y, String text, String anchor, double size, String colour) {}

  SvgChart describedAs(String otherAlternative) {
    return new SvgChart(otherAlternative, width, height, lines, boxes, tracks, dots, labels);
  }

  /** Collects the shapes of a chart. */
  static final class Builder {
    private static final double TEXT = 11;

    /** Of a text among the marks: 8 points on an A4 page. */
    private static final double NUMBER = 10.7;

    private final List<Line> lines = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
      lines.add(new Line(x1, y1, x2, y2, colour, thickness));
    }

    void box(double x, double y, double width, double height, String colour) {
      boxes.add(new Box(x, y, width, height, colour));
    }

    void track(String points, String colour, @Nullable String dashes) {
      tracks.add(new Track(points, colour, dashes));
    }

    void dot(double x, double y, String fill, String stroke) {
      dots.add(new Dot(x, y, fill, stroke));
    }

    void label(double x, double y, String text, String anchor, String colour) {
      labels.add(new Label(x, y, text, anchor, TEXT, colour));
    }

    void number(double x, double y, String text, String anchor, String colour) {
      labels.add(new Label(x, y, text, anchor, NUMBER, colour));
    }

    SvgChart chart(String alternative, double height) {
      return chart(alternative, WIDTH, height);
    }

    SvgChart chart(String alternative, double width, double height) {
      return new SvgChart(alternative, width, height, lines, boxes, tracks, dots, labels);
    }
  }
}
