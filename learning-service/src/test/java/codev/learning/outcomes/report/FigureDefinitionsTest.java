package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measures;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureDefinitions.Definition;
import codev.learning.outcomes.report.FigureDefinitions.SectionDefinitions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Comment chaque chiffre est calculé")
class FigureDefinitionsTest {
  private static final List<Measure> MEASURES =
      Measures.of(FigureLabelsTest.INSTRUMENTS, FigureLabelsTest.programme());

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("se dit par une formule, un n, une source et un exemple, pour chacun")
  void has_a_formula_an_n_a_source_and_an_example(String language) {
    var parts = parts(Locale.of(language));
    assertThat(parts)
        .allSatisfy(
            part ->
                assertThat(List.of(part.definition(), part.source(), part.counted()))
                    .noneMatch(text -> text.isBlank() || text.contains("outcomes.")));
    assertThat(parts)
        .flatExtracting(SectionDefinitions::figures)
        .hasSize(MEASURES.size() + 1)
        .allSatisfy(
            figure ->
                assertThat(List.of(figure.formula(), figure.example(), figure.unit()))
                    .as(figure.key())
                    .noneMatch(text -> text.isBlank() || text.contains("outcomes.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("se dit aussi des nombres que la page tire de ces chiffres")
  void is_stated_of_numbers_computed_from_these_figures_too(String language) {
    assertThat(definitions().derived(Locale.of(language)))
        .isNotEmpty()
        .allSatisfy(
            number ->
                assertThat(
                        List.of(
                            number.label(),
                            number.formula(),
                            number.counted(),
                            number.source(),
                            number.example()))
                    .noneMatch(text -> text.isBlank() || text.contains("outcomes.")));
  }

  @Test
  @DisplayName("se dit de chaque ligne de chaque tableau de la page")
  void is_stated_of_each_row_of_the_page() {
    var page = ReportExamples.page(ReportSectionFactoryTest.everything(), LocalDate.EPOCH);
    var defined =
        parts(Locale.FRENCH).stream()
            .flatMap(part -> part.figures().stream())
            .map(Definition::key)
            .toList();
    var shown =
        page.sections().stream()
            .flatMap(section -> section.tables().stream())
            .flatMap(table -> table.rows().stream())
            .map(row -> row.figure().measure().key())
            .toList();
    assertThat(shown).isNotEmpty().isSubsetOf(defined);
    assertThat(page.indicators()).extracting(IndicatorProgress::key).isSubsetOf(defined);
  }

  @Test
  @DisplayName("chaque fait a sa propre formule")
  void each_fact_has_its_own_formula() {
    var facts =
        parts(Locale.FRENCH).stream()
            .flatMap(part -> part.figures().stream())
            .filter(figure -> figure.key().matches("(actions|sessions|fidelity)\\..*"))
            .toList();
    assertThat(facts).hasSizeGreaterThan(20);
    assertThat(facts).extracting(Definition::formula).doesNotHaveDuplicates();
    assertThat(facts).extracting(Definition::example).doesNotHaveDuplicates();
  }

  private static List<SectionDefinitions> parts(Locale language) {
    var programme = FigureLabelsTest.programme();
    var figures =
        Stream.concat(
                MEASURES.stream().map(Measure::suppressed),
                Stream.of(Figure.suppressed(SkillChangeMeasure.ALL)))
            .toList();
    return definitions()
        .of(
            new ProgrammeFigures(programme, 5, IncludedAnswers.NONE, figures, List.of(), List.of()),
            MEASURES,
            language);
  }

  private static FigureDefinitions definitions() {
    return new FigureDefinitions(FigureLabelsTest.labels(), FigureLabelsTest.sentences());
  }
}
