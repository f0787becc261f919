package codev.learning.outcomes.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it leaves: a value and the number of different people behind it, or only that it is
 * suppressed.
 *
 * @param value rounded to two decimals
 * @param low where the value is a mean estimated from a sample: the lower end of its 95 %
 *     confidence interval
 * @param high its upper end
 * @param distribution how many gave each possible answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
    String key,
    @Nullable Double value,
    @Nullable Integer n,
    @Nullable Boolean suppressed,
    Measure.@Nullable Unit unit,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable List<Share> distribution) {

  /**
   * @param answer one that can be given
   * @param count how many gave it
   */
  public record Share(int answer, int count) {}

  public static Figure of(String key, double value, int people) {
    return new Figure(key, rounded(value), people, null, null, null, null, null);
  }

  public static Figure suppressed(String key) {
    return new Figure(key, null, null, true, null, null, null, null);
  }

  public Figure in(Measure.Unit its) {
    return new Figure(key, value, n, suppressed, its, low, high, distribution);
  }

  public Figure with(List<Share> shares) {
    return new Figure(key, value, n, suppressed, unit, low, high, shares);
  }

  Figure between(double lowest, double highest) {
    return new Figure(
        key, value, n, suppressed, unit, rounded(lowest), rounded(highest), distribution);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
