package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une comparaison dont personne n’a choisi les parties")
class ProgrammePartsComparisonTest {
  private static final Figure SHOWN = Figure.of(EvaluationMeasure.USEFUL, 4, 6);
  private static final Figure SUPPRESSED = Figure.suppressed(EvaluationMeasure.USEFUL);

  @Test
  @DisplayName("est celle des premières parties dont un chiffre au moins est affiché")
  void is_by_the_first_parts_with_a_figure() {
    assertThat(opened(PartKind.GROUP)).isEqualTo(PartKind.GROUP);
    assertThat(opened(PartKind.UNIT)).isEqualTo(PartKind.UNIT);
    assertThat(opened(PartKind.SITE)).isEqualTo(PartKind.SITE);
    assertThat(opened(PartKind.SITE, PartKind.UNIT)).isEqualTo(PartKind.UNIT);
  }

  @Test
  @DisplayName("est celle des premières parties quand rien n’est affiché nulle part")
  void is_by_the_first_parts_without_any_figure() {
    assertThat(opened()).isEqualTo(PartKind.GROUP);
  }

  /** By which parts, where figures are shown by these alone. */
  private static PartKind opened(PartKind... shown) {
    return ProgrammePartsComparison.firstShown(
            List.of(PartKind.GROUP, PartKind.UNIT, PartKind.SITE),
            by -> comparison(by, List.of(shown).contains(by)))
        .by();
  }

  private static ProgrammePartsComparison comparison(PartKind by, boolean isShown) {
    return new ProgrammePartsComparison(
        HeldSessionsTest.programme(5),
        5,
        by,
        List.of(
            new Cohort("Curie", IncludedAnswers.NONE, List.of(SUPPRESSED)),
            new Cohort("Lumière", IncludedAnswers.NONE, List.of(isShown ? SHOWN : SUPPRESSED))));
  }
}
