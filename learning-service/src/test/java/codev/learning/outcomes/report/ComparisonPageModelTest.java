package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.IndicatorMeasures;
import codev.learning.outcomes.figures.ProgrammePartsComparison;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page d’une comparaison")
class ComparisonPageModelTest {
  @Test
  @DisplayName("sans chiffre, dit ce qui manque à des réponses et pourquoi des faits manquent")
  void says_why_there_is_nothing() {
    assertThat(sentence(Indicator.USEFUL)).contains("réponses d’au moins 5 personnes");
    assertThat(sentence(Indicator.ATTENDANCE)).contains("risque d’identification par recoupement");
  }

  @Test
  @DisplayName("s’ouvre sur le premier chiffre affiché, et ne propose que ce qui se dessine")
  void opens_on_what_is_shown() {
    var parts =
        List.of(
            part("Finance", Indicator.SAFE, 4.2),
            part("Ventes", Indicator.SAFE, 3.9),
            part("Achats", Indicator.VISIBLE, 3.1));
    var comparison =
        new ProgrammePartsComparison(ReportExamples.programme("P"), 5, PartKind.UNIT, parts);

    assertThat(page(comparison, null))
        .returns(Indicator.SAFE, ComparisonPageModel::indicator)
        .returns(List.of(Indicator.SAFE, Indicator.VISIBLE), ComparisonPageModel::indicators);
    assertThat(page(comparison, Indicator.USEFUL))
        .returns(Indicator.USEFUL, ComparisonPageModel::indicator)
        .returns(
            List.of(Indicator.USEFUL, Indicator.SAFE, Indicator.VISIBLE),
            ComparisonPageModel::indicators);
  }

  @Test
  @DisplayName("a dans son graphique et dans son tableau la même forme d’un même chiffre")
  void writes_a_figure_alike_in_chart_and_table() {
    var parts =
        List.of(
            part("Finance", Indicator.RECOMMENDED, 38.5),
            part("Ventes", Indicator.RECOMMENDED, -12.4));
    var comparison =
        new ProgrammePartsComparison(ReportExamples.programme("P"), 5, PartKind.UNIT, parts);
    var page = page(comparison, Indicator.RECOMMENDED);
    assertThat(page.lines().getFirst().values()).containsExactly("+39 points", "−12 points");
    assertThat(Objects.requireNonNull(page.chart()).rows())
        .extracting(PageChart.Row::value)
        .containsExactly("+39 points", "−12 points");
  }

  @Test
  @DisplayName("nomme toutes les parties dont la valeur est affichée à égalité")
  void names_all_parts_that_are_tied() {
    var parts =
        List.of(
            part("Finance", Indicator.RECOMMENDED, 38.6),
            part("Ventes", Indicator.RECOMMENDED, 12),
            part("Achats", Indicator.RECOMMENDED, 39.4));
    var comparison =
        new ProgrammePartsComparison(ReportExamples.programme("P"), 5, PartKind.UNIT, parts);
    assertThat(page(comparison, Indicator.RECOMMENDED).sentence())
        .isEqualTo("De +39 points (Achats, Finance) à +12 points (Ventes).");
  }

  private static Cohort part(String name, Indicator indicator, double mean) {
    var figure = Figure.of(IndicatorMeasures.of(indicator), mean, 8);
    return new Cohort(name, IncludedAnswers.NONE, List.of(figure));
  }

  private static String sentence(Indicator indicator) {
    var nothing =
        new ProgrammePartsComparison(ReportExamples.programme("P"), 5, PartKind.UNIT, List.of());
    return page(nothing, indicator).sentence();
  }

  private static ComparisonPageModel page(
      ProgrammePartsComparison comparison, @Nullable Indicator wanted) {
    return ComparisonPageModel.of(comparison, wanted, ReportExamples.sentences(), Locale.FRENCH);
  }
}
