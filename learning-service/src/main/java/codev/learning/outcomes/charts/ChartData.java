package codev.learning.outcomes.charts;

import codev.learning.outcomes.figures.Figure.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chart shows; all texts are in the viewer's language. */
public sealed interface ChartData {
  /** How many gave each answer, one bar for each item. */
  record Answers(List<String> answers, List<AnswerRow> rows) implements ChartData {}

  record AnswerRow(String label, List<Integer> counts, double mean) {
    /** 1 and 2 together, then 3, 4 and 5. */
    public List<Integer> parts() {
      return List.of(counts.get(0) + counts.get(1), counts.get(2), counts.get(3), counts.get(4));
    }
  }

  /**
   * From the start to the end, one line for each item.
   *
   * @param reading how the marks are read
   */
  record Changes(String reading, String from, String to, int lowest, int highest, List<Change> rows)
      implements ChartData {
    public Changes with(List<Change> others) {
      return new Changes(reading, from, to, lowest, highest, others);
    }
  }

  /**
   * @param change of those who were measured at both
   */
  record Change(
      String label, @Nullable Double start, @Nullable Double end, @Nullable Double change) {}

  /**
   * @param unit of all values
   */
  record Bars(Unit unit, List<Bar> rows) implements ChartData {}

  record Bar(String label, double value) {}

  /** Shares against their targets. */
  record Bullets(List<Bullet> rows) implements ChartData {}

  record Bullet(String label, double value, @Nullable Double target) {}

  /**
   * Each step a part of the first one.
   *
   * @param rated what people answered about some of the last step; null where it is suppressed
   */
  record Funnel(List<Bar> steps, @Nullable RatedShare rated) implements ChartData {}

  /**
   * @param high how many were rated 4 or 5 of 5
   * @param all how many were rated
   * @param people who rated them
   */
  record RatedShare(String label, int high, int all, int people) {}

  /** Month by month. */
  record MonthColumns(List<String> months, List<Track> tracks) implements ChartData {}

  /** Month by month, as lines between two bounds. */
  record Lines(
      boolean isPercent, double lowest, double highest, List<String> months, List<Track> tracks)
      implements ChartData {}

  record Track(String label, List<@Nullable Double> values) {}

  /** How often the row helped the column. */
  record Grid(String from, String to, List<String> units, List<Cell> cells) implements ChartData {}

  record Cell(int from, int to, double value) {}
}
