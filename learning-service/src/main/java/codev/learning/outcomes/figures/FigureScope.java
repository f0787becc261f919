package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.ObservationFilter;
import java.time.LocalDate;

/**
 * Of what the figures of a page or a document are. It alone decides which sentence stands where one
 * of them is suppressed; the people behind the figure do not.
 *
 * @param isOver whether the programme is, so that nothing is announced for later
 * @param isPart whether they are of a part of it, which may stay suppressed however long one waits
 */
public record FigureScope(boolean isOver, boolean isPart) {
  /** Each has its sentences: for an answer, a value, a list of figures, a page. */
  public enum Suppression {
    TOO_EARLY,
    OVER,
    OF_PART
  }

  /**
   * @param today on which the programme is over, or not yet
   */
  public static FigureScope of(
      ProgrammeFiguresView programme, ObservationFilter filter, LocalDate today) {
    return new FigureScope(programme.isOverOn(today), filter.isPart());
  }

  /** What is said of a figure that is suppressed. */
  public Suppression suppression() {
    if (isPart) return Suppression.OF_PART;
    return isOver ? Suppression.OVER : Suppression.TOO_EARLY;
  }
}
