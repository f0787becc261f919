package codev.learning.outcomes.report;

import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its label.
 *
 * @param shown the formatted value; null where it is suppressed
 * @param interval its confidence interval, formatted; empty where it has none
 */
public record FigureRow(String label, Figure figure, @Nullable String shown, String interval) {
  /** Of a figure that is not suppressed. */
  double value() {
    return Objects.requireNonNull(figure.value());
  }

  /** The label within a sentence. */
  String quotedLabel() {
    return FigureFormatter.quoted(label);
  }
}
