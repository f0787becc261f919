package codev.learning.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How a figure is made of observations.
 *
 * @param key the figure's name for ever, e.g. {@code H1} or {@code actions.committed}
 * @param observed the observations it is made of: several figures may share them
 */
record Measure(String key, String observed, Calculation calculation) {
  enum Calculation {
    MEAN,
    SUM,
    /** Different people. */
    PEOPLE,
    /** Share of 9 and 10 less share of 0 to 6, in points from −100 to 100. */
    RECOMMENDATION
  }

  static Measure mean(String key) {
    return new Measure(key, key, Calculation.MEAN);
  }

  static Measure sum(String key) {
    return new Measure(key, key, Calculation.SUM);
  }

  double calculate(List<Observation> told) {
    var values = told.stream().mapToDouble(seen -> Objects.requireNonNull(seen.value())).toArray();
    var all = Arrays.stream(values);
    return switch (calculation) {
      case MEAN -> all.average().orElseThrow();
      case SUM -> all.sum();
      case PEOPLE -> Bundle.peopleOf(told).size();
      case RECOMMENDATION ->
          100 * all.map(score -> score >= 9 ? 1 : score <= 6 ? -1 : 0).average().orElseThrow();
    };
  }
}
