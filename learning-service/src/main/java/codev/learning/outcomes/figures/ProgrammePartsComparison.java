package codev.learning.outcomes.figures;

import codev.learning.domain.outcomes.Indicator;
import java.util.List;

/**
 * Parts of a programme side by side, each with the figures of the whole anonymity sets within it.
 *
 * @param threshold k: how many people stand at least behind a process fact; behind answers one more
 */
public record ProgrammePartsComparison(
    ProgrammeFiguresView programme, int threshold, PartKind by, List<Cohort> cohorts) {
  /** What the people of a part have in common. */
  public enum PartKind {
    UNIT,
    SITE,
    /** Not available to sponsors. */
    GROUP
  }

  /**
   * One part of the programme.
   *
   * @param cut which confided answers its figures contain
   */
  public record Cohort(String name, AnswerCut cut, List<Figure> figures) {
    public Figure figure(Indicator indicator) {
      var measure = IndicatorMeasures.of(indicator);
      return figures.stream()
          .filter(figure -> figure.measure().equals(measure))
          .findFirst()
          .orElseGet(() -> Figure.suppressed(measure));
    }
  }
}
