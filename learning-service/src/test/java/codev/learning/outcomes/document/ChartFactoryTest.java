package codev.learning.outcomes.document;

import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.COMMITTED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Chart;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.ReportExamples;
import codev.learning.outcomes.report.ReportSection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La note d’un graphique du document")
class ChartFactoryTest {
  private static final ChartData BARS =
      new ChartData.Bars(
          Unit.NUMBER, List.of(new ChartData.Bar("Engagées", 46), new ChartData.Bar("Faites", 34)));
  private static final ChartData CHANGES =
      new ChartData.Changes(
          "Rond vide : au début.",
          "début",
          "fin",
          0,
          10,
          List.of(new ChartData.Change("Écouter", 5.0, 7.5, 2.5)));

  private final ChartFactory charts =
      new ChartFactory(new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH), 5, 6);

  @Test
  @DisplayName("dit que ce sont des faits")
  void says_that_these_are_facts() {
    assertThat(
            note(BARS, true, Figure.of(COMMITTED, 46, 29).ofAll(), Figure.of(DONE, 34, 25).ofAll()))
        .isEqualTo("Faits.");
  }

  @Test
  @DisplayName("dit de combien de personnes sont les réponses")
  void says_how_many_people_have_answered() {
    assertThat(note(BARS, false, Figure.of(EFFECT, 4.2, 22), Figure.of(DONE, 4, 22)))
        .isEqualTo("Réponses de 22 personnes.");
    assertThat(note(BARS, false, Figure.of(EFFECT, 4.2, 22), Figure.of(DONE, 4, 25)))
        .isEqualTo("Réponses de 22 à 25 personnes selon la ligne.");
  }

  @Test
  @DisplayName("nomme les faits et les réponses d’un même graphique")
  void says_that_these_are_both() {
    assertThat(note(BARS, true, Figure.of(DONE, 34, 25).ofAll(), Figure.of(EFFECT, 4.2, 22)))
        .isEqualTo("Faits et réponses des participants.");
  }

  @Test
  @DisplayName("suit la page là où le graphique est par mois, sans tableau de chiffres")
  void follows_the_page_without_a_table() {
    assertThat(note(BARS, true)).isEqualTo("Faits.");
    assertThat(note(BARS, false)).isEqualTo("Réponses des participants.");
  }

  @Test
  @DisplayName("ne dit ni l’un ni l’autre de ce qui est compté par ensembles de personnes")
  void is_silent_on_what_is_counted_by_sets() {
    assertThat(note(BARS, true, Figure.of(DONE, 34, 25))).isNull();
  }

  @Test
  @DisplayName("commence par la lecture des marques")
  void begins_with_how_marks_are_read() {
    assertThat(note(CHANGES, false, Figure.of(EFFECT, 4.2, 22)))
        .isEqualTo("Rond vide : au début. Réponses de 22 personnes.");
  }

  @Test
  @DisplayName("ne compte pas les personnes d’un chiffre qui n’est pas affiché")
  void leaves_out_suppressed_figures() {
    assertThat(note(BARS, false, Figure.of(EFFECT, 4.2, 22), Figure.suppressed(DONE)))
        .isEqualTo("Réponses de 22 personnes.");
  }

  private @Nullable String note(ChartData drawing, boolean isOfFacts, Figure... figures) {
    var rows =
        Stream.of(figures)
            .map(
                figure ->
                    new FigureRow(
                        "intitulé", figure, figure.value() == null ? null : "affiché", ""))
            .toList();
    var tables = rows.isEmpty() ? List.<FigureTable>of() : List.of(table(rows));
    var section = new ReportSection("id", "Titre", "Phrase.", drawing, null, tables, null);
    return charts.of(section, isOfFacts).map(Chart::note).orElse(null);
  }

  private static FigureTable table(List<FigureRow> rows) {
    return new FigureTable("actions", "Actions", null, "Définition", rows);
  }
}
