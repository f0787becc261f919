package codev.learning.outcomes.document;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.ReportExamples;
import codev.learning.outcomes.report.ReportSection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les tableaux du document")
class FigureNumbersTest {
  private static final int LINES = 6;
  private static final FigureFormatter FORMAT =
      new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH);
  private static final FigureNumbers NUMBERS = new FigureNumbers(FORMAT, 5, LINES);

  @Test
  @DisplayName("ont tous les mois, l’un sous l’autre quand ils sont trop nombreux")
  void have_every_month() {
    var few = NUMBERS.of(table(3));
    assertThat(few.headings()).containsExactly("Chiffre", "mois 1", "mois 2", "mois 3");
    assertThat(few.rows())
        .isEqualTo(List.of(List.of("Utile", "1", "2", "3"), List.of("Sûr", "1", "2", "3")));

    var many = NUMBERS.of(table(12));
    assertThat(many.headings()).containsExactly("Mois", "Utile", "Sûr");
    assertThat(many.rows()).hasSize(12);
    assertThat(many.rows().getFirst()).containsExactly("mois\u00a01", "1", "1");
    assertThat(many.rows().getLast()).containsExactly("mois\u00a012", "12", "12");
  }

  @Test
  @DisplayName("ont trois mois par ligne quand il y en a plus de douze, et le disent")
  void have_three_months_in_a_row() {
    var table = NUMBERS.of(table(20));
    assertThat(table.headings())
        .containsExactly("Mois (trois par ligne, dans l’ordre)", "Utile", "Sûr");
    assertThat(table.rows()).hasSize(7);
    assertThat(table.rows().getFirst())
        .containsExactly(
            "mois\u00a01\u00a0/\u00a0mois\u00a02\u00a0/\u00a0mois\u00a03",
            "1 / 2 / 3",
            "1 / 2 / 3");
    assertThat(table.rows().getLast())
        .containsExactly("mois\u00a019\u00a0/\u00a0mois\u00a020", "19 / 20", "19 / 20");
  }

  @Test
  @DisplayName("disent combien de lignes leur manquent, et ce qu’est un point")
  void say_how_many_lines_they_lack() {
    assertThat(NUMBERS.of("Compétences", changes(LINES)).note())
        .isEqualTo("Un point signale trop peu de personnes.");
    var more = NUMBERS.of("Compétences", changes(LINES + 2));
    assertThat(more.rows()).hasSize(LINES);
    assertThat(more.note())
        .startsWith("2 autres chiffres figurent")
        .endsWith("Un point signale trop peu de personnes.");
  }

  @Test
  @DisplayName("disent le moment de chaque ligne là où il y en a plusieurs")
  void name_the_moment_of_each_row() {
    var after3 = followUp("follow-up.three-months", "3 mois", 3.44);
    var after6 = followUp("follow-up.six-months", "6 mois", 4);
    assertThat(NUMBERS.of("Effets", List.of(after3, after6)).rows())
        .containsExactly(
            List.of("3 mois · Action mise en œuvre", "3,44", "12"),
            List.of("6 mois · Action mise en œuvre", "4", "12"));
    assertThat(NUMBERS.of("Trois mois après", List.of(after3)).rows())
        .as("whose title names it")
        .containsExactly(List.of("Action mise en œuvre", "3,44", "12"));
  }

  private static FigureTable followUp(String key, String moment, double value) {
    var figure = Figure.of(EvaluationMeasure.USEFUL, value, 12);
    var shown = FORMAT.number(value);
    var row = new FigureRow("Action mise en œuvre", figure, shown, "");
    return new FigureTable(key, "Titre", moment, "Définition", List.of(row));
  }

  private static ReportSection.CrossTable table(int months) {
    var values = IntStream.rangeClosed(1, months).mapToObj(Integer::toString).toList();
    return new ReportSection.CrossTable(
        "Par mois",
        values.stream().map(month -> "mois " + month).toList(),
        List.of(new ReportSection.Row("Utile", values), new ReportSection.Row("Sûr", values)));
  }

  private static ChartData.Changes changes(int rows) {
    return new ChartData.Changes(
        "0 à 10",
        "début",
        "fin",
        0,
        10,
        Collections.nCopies(rows, new ChartData.Change("Écouter", null, 6.0, null)));
  }
}
