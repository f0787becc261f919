package codev.learning.outcomes.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data that the page's script draws as a chart; all texts are in the viewer's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ChartData {
  @JsonProperty
  default String kind() {
    return getClass().getSimpleName();
  }

  /** How many gave each answer, one bar for each item. */
  record Answers(List<String> answers, List<Answered> rows) implements ChartData {}

  record Answered(String label, List<Integer> counts, double mean) {}

  /** From the start to the end, one line for each item. */
  record Changes(String from, String to, int highest, List<Change> rows) implements ChartData {}

  record Change(String label, @Nullable Double start, @Nullable Double end) {}

  record Bars(boolean isPercent, List<Bar> rows) implements ChartData {}

  record Bar(String label, double value) {}

  /** Month by month. */
  record Months(List<String> months, List<Track> tracks) implements ChartData {}

  /** Month by month, as lines between two bounds. */
  record Lines(
      boolean isPercent, double lowest, double highest, List<String> months, List<Track> tracks)
      implements ChartData {}

  record Track(String label, List<@Nullable Double> values) {}

  /** How often the row helped the column. */
  record Grid(String from, String to, List<String> units, List<Cell> cells) implements ChartData {}

  record Cell(int from, int to, double value) {}
}
