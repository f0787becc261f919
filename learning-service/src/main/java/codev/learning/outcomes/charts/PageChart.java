package codev.learning.outcomes.charts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as the page shows it: one row for each item, with its label and its value as text and its
 * marks as SVG between them. Places along a row are in per cent of its width, so that the marks
 * follow the width of the page; heights are in pixels and grow downwards. Colours are the style
 * sheet's.
 *
 * @param form which of the style sheet's forms it has
 * @param reading how the marks are read, as a sentence; null where they need none
 */
public record PageChart(String form, @Nullable String reading, List<Row> rows) {

  /** What a row is beside the others. */
  public enum Kind {
    ITEM,
    /** Names of the places along the rows. */
    AXIS,
    /** An item of another kind than those above it. */
    APART
  }

  /**
   * @param value at the end of the row; empty where the marks have it
   * @param note below the value; empty where there is none
   */
  public record Row(
      Kind kind, String label, String value, String note, int height, List<Mark> marks) {
    /** The kind as the style sheet names it. */
    public String style() {
      return switch (kind) {
        case ITEM -> "item";
        case AXIS -> "axis";
        case APART -> "item apart";
      };
    }
  }

  /** A shape, or a text among the shapes. */
  public sealed interface Mark {
    /** Which of the style sheet's styles it has. */
    String style();

    /** The element of SVG that draws it. */
    default String element() {
      return switch (this) {
        case Bar _ -> "rect";
        case Line _ -> "line";
        case Dot _ -> "circle";
        case Text _ -> "text";
      };
    }
  }

  /** A rectangle. */
  public record Bar(String style, double x, double width, double y, double height)
      implements Mark {}

  /** A straight line. */
  public record Line(String style, double x1, double x2, double y1, double y2) implements Mark {}

  /** A circle around a place. */
  public record Dot(String style, double x, double y, double radius) implements Mark {}

  /**
   * A text on its base line.
   *
   * @param shift from its place to the right, in pixels
   * @param anchor which end of the text is there: {@code start}, {@code middle} or {@code end}
   */
  public record Text(String style, double x, int shift, double y, String anchor, String text)
      implements Mark {}

  /** Collects the marks of a row. */
  static final class Marks {
    private final List<Mark> marks = new ArrayList<>();

    /** Nothing where it has no width. */
    Marks bar(String style, double from, double to, double y, double height) {
      var x = Math.min(from, to);
      var width = AxisScale.rounded(Math.abs(to - from));
      if (width > 0) marks.add(new Bar(style, AxisScale.rounded(x), width, y, height));
      return this;
    }

    Marks line(String style, double x1, double x2, double y1, double y2) {
      marks.add(
          new Line(
              style,
              AxisScale.rounded(x1),
              AxisScale.rounded(x2),
              AxisScale.rounded(y1),
              AxisScale.rounded(y2)));
      return this;
    }

    Marks dot(String style, double x, double y, double radius) {
      marks.add(new Dot(style, AxisScale.rounded(x), AxisScale.rounded(y), radius));
      return this;
    }

    Marks text(String style, double x, int shift, double y, String anchor, String text) {
      marks.add(new Text(style, AxisScale.rounded(x), shift, AxisScale.rounded(y), anchor, text));
      return this;
    }

    Row item(String label, String value, String note, int height) {
      return row(Kind.ITEM, label, value, note, height);
    }

    Row apart(String label, String value, String note, int height) {
      return row(Kind.APART, label, value, note, height);
    }

    /**
     * @param value what the values at the end of the rows are
     */
    Row axis(String value, int height) {
      return row(Kind.AXIS, "", value, "", height);
    }

    private Row row(Kind kind, String label, String value, String note, int height) {
      return new Row(kind, label, value, note, height, List.copyOf(marks));
    }
  }
}
