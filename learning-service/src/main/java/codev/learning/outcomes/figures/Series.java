package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.Observation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure month by month. A month is looked at as any other period is: what of it is told is made
 * of whole bundles that lie within it.
 */
public record Series(String key, List<Point> points) {
  /**
   * @param month e.g. 2027-01
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      String month, @Nullable Double value, @Nullable Integer n, @Nullable Boolean suppressed) {
    static Point of(YearMonth month, Figure figure) {
      return new Point(month.toString(), figure.value(), figure.n(), figure.suppressed());
    }
  }

  /** Whether a line can be drawn of it. */
  boolean isTold() {
    return points.stream().anyMatch(point -> point.value() != null);
  }

  /** From the first month of which something is told to the last, without a gap. */
  static List<YearMonth> months(List<Observation> told) {
    var on = told.stream().map(seen -> YearMonth.from(seen.on())).sorted().toList();
    return on.isEmpty()
        ? List.of()
        : Stream.iterate(
                on.getFirst(), month -> !month.isAfter(on.getLast()), month -> month.plusMonths(1))
            .toList();
  }
}
