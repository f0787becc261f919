package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.Observation;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure month by month. A month is a period like any other: its figure is made of the whole
 * anonymity sets that lie within it.
 *
 * @param measure in JSON its key
 */
public record MonthlySeries(
    @JsonProperty("key") @Schema(type = "string") MeasureId measure, List<Point> points) {
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

  /** Whether any month has a value. */
  boolean hasValues() {
    return points.stream().anyMatch(point -> point.value() != null);
  }

  /**
   * How many there have been by the end of each month: known up to the first month that is not
   * shown, and from the last one on. Total and months are shown, so it adds nothing to them.
   *
   * @param total of all months
   */
  public SortedMap<String, Double> cumulated(double total) {
    var totals = new TreeMap<String, Double>();
    double sum = 0;
    for (var point : points) {
      var value = point.value();
      if (value == null) break;
      sum += value;
      totals.put(point.month(), sum);
    }
    double remaining = total;
    for (var point : points.reversed()) {
      totals.put(point.month(), remaining);
      var value = point.value();
      if (value == null) break;
      remaining -= value;
    }
    return totals;
  }

  /** From the first month of a published observation to the last, without a gap. */
  static List<YearMonth> months(List<Observation> published) {
    var on = published.stream().map(one -> YearMonth.from(one.on())).sorted().toList();
    return on.isEmpty()
        ? List.of()
        : Stream.iterate(
                on.getFirst(), month -> !month.isAfter(on.getLast()), month -> month.plusMonths(1))
            .toList();
  }
}
