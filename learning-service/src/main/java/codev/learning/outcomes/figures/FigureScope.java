package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.ObservationFilter;
import java.time.LocalDate;

/**
 * Which figures a page or a document shows: those of a programme or of a part of it. This alone,
 * and never the people behind a figure, decides which sentence is shown where a figure is
 * suppressed.
 *
 * @param isOver whether the programme is over, so that nothing is announced for later
 * @param isPart whether they are of a part of it, which may stay suppressed for ever
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

  /** Why a figure is suppressed, which selects the sentence. */
  public Suppression suppression() {
    if (isPart) return Suppression.OF_PART;
    return isOver ? Suppression.OVER : Suppression.TOO_EARLY;
  }
}
