package codev.learning.outcomes;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it leaves: a value and the number of different people behind it, or only that it is
 * suppressed.
 *
 * @param value rounded to two decimals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
    String key, @Nullable Double value, @Nullable Integer n, @Nullable Boolean suppressed) {
  static Figure of(String key, double value, int people) {
    return new Figure(key, Math.round(value * 100) / 100.0, people, null);
  }

  static Figure suppressed(String key) {
    return new Figure(key, null, null, true);
  }
}
