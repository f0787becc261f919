package codev.learning.outcomes.figures;

import java.util.List;

/**
 * Parts of a programme side by side, each with the figures of whole bundles that lie within it.
 *
 * @param threshold how many people stand at least behind a figure
 */
public record Comparison(ProgrammeCard programme, int threshold, By by, List<Cohort> cohorts) {
  /** What the parts have in common. */
  public enum By {
    UNIT,
    SITE,
    /** Not for a sponsor. */
    GROUP
  }

  public record Cohort(String name, List<Figure> figures) {
    public Figure figure(String key) {
      return figures.stream()
          .filter(figure -> figure.key().equals(key))
          .findFirst()
          .orElseGet(() -> Figure.suppressed(key));
    }
  }
}
