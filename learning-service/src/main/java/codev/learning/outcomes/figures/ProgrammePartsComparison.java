package codev.learning.outcomes.figures;

import codev.learning.domain.outcomes.Indicator;
import java.util.List;
import java.util.function.Function;

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
   * By the first kind of parts of which any figure is shown, or by the first of all.
   *
   * @param by in the order in which they are tried
   * @param compared the comparison by one of them
   */
  static ProgrammePartsComparison firstShown(
      List<PartKind> by, Function<PartKind, ProgrammePartsComparison> compared) {
    return by.stream()
        .map(compared)
        .filter(ProgrammePartsComparison::showsFigures)
        .findFirst()
        .orElseGet(() -> compared.apply(by.getFirst()));
  }

  private boolean showsFigures() {
    return cohorts.stream()
        .flatMap(cohort -> cohort.figures().stream())
        .anyMatch(figure -> figure.value() != null);
  }

  /**
   * One part of the programme.
   *
   * @param cut which confided answers its figures contain
   */
  public record Cohort(String name, IncludedAnswers cut, List<Figure> figures) {
    public Figure figure(Indicator indicator) {
      var measure = IndicatorMeasures.of(indicator);
      return figures.stream()
          .filter(figure -> figure.measure().equals(measure))
          .findFirst()
          .orElseGet(() -> Figure.suppressed(measure));
    }
  }
}
