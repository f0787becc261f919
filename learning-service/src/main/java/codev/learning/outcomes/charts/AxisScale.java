package codev.learning.outcomes.charts;

/**
 * Places values on a line.
 *
 * @param lowest value, which stands at {@code from}
 * @param highest value, which stands at {@code to}
 */
record AxisScale(double lowest, double highest, double from, double to) {
  private static final double END = 100;

  /** On the whole width of a row, in per cent. */
  static AxisScale across(double lowest, double highest) {
    return new AxisScale(lowest, highest, 0, END);
  }

  /** A value beyond an end stands at that end. */
  double at(double value) {
    if (highest <= lowest) return from;
    var fraction = Math.clamp((value - lowest) / (highest - lowest), 0, 1);
    return rounded(from + fraction * (to - from));
  }

  /** To a hundredth, finer than what is seen. */
  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
