package codev.learning.outcomes.figures;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's 95 % confidence interval of a mean of paired changes.
 *
 * @param mean of the changes
 * @param margin on either side
 */
record ConfidenceInterval(double mean, double margin) {
  private static final double BOTH_SIDES = 0.975;

  /**
   * @param changes two at least: an anonymity set has more
   */
  static ConfidenceInterval of(double... changes) {
    int n = changes.length;
    double mean = Arrays.stream(changes).average().orElseThrow();
    double squares = Arrays.stream(changes).map(change -> (change - mean) * (change - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double margin = TDistribution.of(n - 1).inverseCumulativeProbability(BOTH_SIDES) * error;
    return new ConfidenceInterval(mean, margin);
  }

  Figure addTo(Figure figure) {
    return figure.between(mean - margin, mean + margin);
  }
}
