package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.outcomes.Aim;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.MeasuredProgramme;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

@DisplayName("Le document des résultats")
class OutcomesPdfTest {
  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");

  private final OutcomesPdf report =
      new OutcomesPdf(FigureLabelsTest.labels(), FigureLabelsTest.sentences());

  @Test
  @DisplayName("dit chaque chiffre avec ce qu'il veut dire, accents compris")
  void says_each_figure_with_what_it_means() {
    var told =
        told(
            Figure.of(EvaluationMeasure.USEFUL, 4.25, 1234),
            Figure.suppressed(new EvaluationMeasure("H2")));

    assertThat(text(report.of(told, ObservationFilter.ALL, JANUARY, Locale.FRENCH)))
        .contains("Résultats : Managers de Łódź", "État au 11 janvier 2027")
        .contains("d’au moins 5 personnes", "Moyenne des réponses données à la fin des séances")
        .contains("J’ai appris quelque chose d’utile pour ma pratique.4,251 234")
        .contains("J’ai pu parler vrai. Non montré : moins de 5 personnes");
  }

  @Test
  @DisplayName("parle aussi anglais et nomme la partie du programme qu'il montre")
  void speaks_english_and_names_the_part_shown() {
    var finance = new ObservationFilter("Finance", null, Aim.CHANGE_SUPPORT, JANUARY, null, null);

    assertThat(
            text(
                report.of(
                    told(Figure.of(EvaluationMeasure.USEFUL, 4.25, 10)),
                    finance,
                    JANUARY,
                    Locale.ENGLISH)))
        .contains("Outcomes: Managers de Łódź", "for my practice.4.2510")
        .contains("Unit Finance · Aim Change support · From January 11, 2027");
  }

  @Test
  @DisplayName("n'a qu'une phrase tant que rien ne peut être montré")
  void has_one_sentence_while_nothing_can_be_shown() {
    var text =
        text(
            report.of(
                told(
                    Figure.suppressed(EvaluationMeasure.USEFUL),
                    Figure.suppressed(SessionMeasure.HELD)),
                ObservationFilter.ALL,
                JANUARY,
                Locale.FRENCH));
    assertThat(text).contains("pas encore assez de réponses").doesNotContain("Séances tenues");
  }

  private static ProgrammeFigures told(Figure... figures) {
    var programme =
        new MeasuredProgramme(
            "id",
            "Managers de Łódź",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    return new ProgrammeFigures(programme, 5, List.of(figures), List.of(), List.of());
  }

  /** As it is read, one cell after the other, whatever spaces and line ends the layout chose. */
  private static String text(byte[] document) {
    try (var pages = new PdfReader(document)) {
      var reading = new PdfTextExtractor(pages);
      return IntStream.rangeClosed(1, pages.getNumberOfPages())
          .mapToObj(page -> page(reading, page))
          .collect(Collectors.joining(" "))
          .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(PdfTextExtractor reading, int page) {
    try {
      return reading.getTextFromPage(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
