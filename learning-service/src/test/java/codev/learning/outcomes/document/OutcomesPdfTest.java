package codev.learning.outcomes.document;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.PdfInspection;
import codev.learning.domain.outcomes.Aim;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.document.OutcomesPdf.Layout;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import codev.learning.outcomes.report.ReportExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Le document des résultats")
class OutcomesPdfTest {
  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");

  private final OutcomesPdf pdf = PdfExamples.documents();

  @ParameterizedTest
  @CsvSource({"fr,REPORT", "en,REPORT", "fr,SLIDES", "en,SLIDES"})
  @DisplayName("est scellé, accessible et archivable, dans chaque langue et sous chaque forme")
  void is_accessible(String language, Layout layout) throws IOException {
    var document = document(ReportExamples.ofAYear(), layout, Locale.of(language));
    Files.write(Path.of("target", "outcomes-%s-%s.pdf".formatted(layout, language)), document);
    assertThat(PdfInspection.seals(document)).containsExactly("ETSI.CAdES.detached");
    assertThat(PdfInspection.accessibilityViolations(document)).isEmpty();
    assertThat(PdfInspection.archivingViolations(document)).isEmpty();
    assertThat(PdfInspection.language(document)).startsWith(language);
    assertThat(PdfInspection.text(document)).doesNotContain("outcomes.", "??");
  }

  @Test
  @DisplayName("tient en deux à quatre pages, avec les trois questions et quatre graphiques")
  void fits_on_two_to_four_pages() throws IOException {
    var document = document(ReportExamples.ofAYear(), Layout.REPORT, Locale.FRENCH);
    assertThat(PdfInspection.pages(document)).hasSizeBetween(2, 4);
    assertThat(PdfInspection.text(document))
        .contains("Résultats : Managers de Łódź", "État au 11 janvier 2027.")
        .contains("Réponses de 24 personnes, arrêtées au 26 novembre 2027.")
        .contains("Les participants apprennent-ils ?", "Leurs pratiques changent-elles ?")
        .contains("La coopération progresse-t-elle ?", "Cibles atteintes : ")
        .contains("de 3,4 sur 5 (mars 27) à 4,25 sur 5 (août 27)")
        .contains("Chaque ligne va de 1 (en bas) à 5 (en haut). Réponses des participants.")
        .contains("Apprentissages en chiffres", "Écouter sans interrompre")
        .contains("Méthode", "à partir de 5 personnes (k = 5)")
        .as("their titles have these numbers")
        .doesNotContain("Séances tenues :", "Actions engagées :");
  }

  @ParameterizedTest
  @CsvSource({"fr,false", "en,false", "fr,true", "en,true"})
  @DisplayName("tient en quatre pages aussi quand chaque questionnaire a ses réponses")
  void fits_on_four_pages_with_every_questionnaire(String language, boolean isByMonth)
      throws IOException {
    var figures = ReportExamples.ofAFullYear(isByMonth);
    var document = document(figures, Layout.REPORT, Locale.of(language));
    var name = "outcomes-full-%s-%s.pdf".formatted(isByMonth ? "by-month" : "year", language);
    Files.write(Path.of("target", name), document);
    assertThat(PdfInspection.pages(document)).hasSizeBetween(2, 4);
    assertThat(PdfInspection.accessibilityViolations(document)).isEmpty();
    if (language.equals("fr") && !isByMonth)
      assertThat(PdfInspection.text(document))
          .contains("3 mois · J’ai mis en œuvre au moins une action.")
          .contains("Effets à 3 et 6 mois (accord de 1 à 5) : Moyenne des réponses")
          .doesNotContain("Trois mois après (accord", "Compétences au début (confiance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("tient en quatre pages aussi au bout de deux ans, avec chaque mois")
  void fits_on_four_pages_after_two_years(String language) throws IOException {
    var figures = ReportExamples.ofTwoFullYears();
    var document = document(figures, Layout.REPORT, Locale.of(language));
    Files.write(Path.of("target", "outcomes-two-years-%s.pdf".formatted(language)), document);
    assertThat(PdfInspection.pages(document)).hasSizeBetween(2, 4);
    assertThat(PdfInspection.accessibilityViolations(document)).isEmpty();
    if (language.equals("fr"))
      assertThat(PdfInspection.text(document))
          .contains("3,5 / 3,6 / 3,7")
          .as("the last months")
          .contains("4,4 / 4,5 / 4,6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPORT", "SLIDES"})
  @DisplayName("dit de chaque graphique ce qu'il montre, pour qui ne le voit pas")
  void every_chart_has_an_alternative_text(Layout layout) throws IOException {
    var texts =
        PdfInspection.alternativeTexts(document(ReportExamples.ofAYear(), layout, Locale.FRENCH));
    assertThat(texts)
        .filteredOn(text -> !text.startsWith("Jauge"))
        .hasSize(4)
        .allSatisfy(text -> assertThat(text).contains("Les valeurs suivent."))
        .anySatisfy(text -> assertThat(text).startsWith("Courbes par mois"));
    assertThat(texts)
        .filteredOn(text -> text.startsWith("Jauge"))
        .hasSizeBetween(1, 3)
        .anySatisfy(text -> assertThat(text).contains("+1,25 point, pour une cible de +1 point."));
  }

  @Test
  @DisplayName("répond aux trois questions sur la première page, avec cible, marge et personnes")
  void answers_come_first() throws IOException {
    var document = document(ReportExamples.ofAYear(), Layout.REPORT, Locale.FRENCH);
    assertThat(PdfInspection.pages(document).getFirst())
        .contains(question("TEACHES") + " Oui, au-delà de la cible.")
        .contains("Cible : +1 point (atteinte) · Marge : de 0,75 à 1,75")
        .contains("Réponses de 18 personnes")
        .contains(question("CHANGES_PRACTICE"), question("CROSSES_SILOS"));
  }

  private static String question(String name) {
    return plain(
        ReportExamples.sentences().getMessage("outcomes.question." + name, null, Locale.FRENCH));
  }

  /** With the spaces of the text of a document. */
  private static String plain(String words) {
    return words.replaceAll("[\u00a0\u202f]", " ");
  }

  @Test
  @DisplayName("dit de quoi les actions faites sont une part, en pour cent ou en nombre")
  void states_what_actions_done_are_a_part_of() throws IOException {
    var committed = Figure.of(ActionMeasure.COMMITTED, 46, 29).in(Unit.NUMBER).ofAll();
    var done = Figure.of(ActionMeasure.DONE, 34, 24).in(Unit.NUMBER).ofAll();
    var share = Figure.of(ActionMeasure.DONE_SHARE, 0.74, 29).in(Unit.SHARE).ofAll();
    assertThat(firstPage(wanting(Map.of("actions.done-share", 0.7), committed, done, share)))
        .contains("Oui, au-delà de la cible. Les participants ont fait 34 des 46 actions")
        .contains("des 46 actions engagées · Cible : 70 % (atteinte)");
    assertThat(firstPage(wanting(Map.of("actions.done", 40.0), committed, done, share)))
        .as("a target that was set as a number")
        .contains("En partie. Les participants ont fait 34 des 46 actions")
        .contains("sur 46 actions engagées · Cible : 40 (pas encore atteinte)");
  }

  @Test
  @DisplayName("dit comme la page, en une phrase, qu'il est trop tôt pour répondre")
  void states_in_one_sentence_that_it_is_too_early() throws IOException {
    var committed = Figure.of(ActionMeasure.COMMITTED, 46, 29).in(Unit.NUMBER).ofAll();
    assertThat(firstPage(wanting(Map.of(), committed)))
        .contains("Trop tôt pour répondre. 46 actions sont engagées.")
        .doesNotContain("Pas encore assez");
  }

  private String firstPage(ProgrammeFigures figures) throws IOException {
    return PdfInspection.pages(document(figures, Layout.REPORT, Locale.FRENCH)).getFirst();
  }

  private static ProgrammeFigures wanting(Map<String, Double> targets, Figure... figures) {
    var programme =
        new ProgrammeFiguresView(
            "id", "P", List.of(), List.of(), List.of(), List.of(), List.of(), targets, null);
    return ReportExamples.figures(programme, List.of(figures));
  }

  @Test
  @DisplayName("se projette en 16:9, une question ou un graphique par page")
  void slides_have_one_thing_each() throws IOException {
    var document = document(ReportExamples.ofAYear(), Layout.SLIDES, Locale.FRENCH);
    assertThat(PdfInspection.pageRatios(document))
        .allSatisfy(ratio -> assertThat(ratio).isBetween(1.77, 1.78));
    var pages = PdfInspection.pages(document);
    assertThat(pages).hasSize(1 + 3 + 4 + 2 + 1);
    assertThat(pages.get(1)).contains("Les participants apprennent-ils ?");
    assertThat(pages.get(2)).contains("Leurs pratiques changent-elles ?");
  }

  @Test
  @DisplayName("montre les mêmes chiffres que la page et le tableau, et le motif de ce qui manque")
  void shows_the_same_figures_as_the_page() throws IOException {
    var figures = ReportExamples.ofAYear();
    var text = PdfInspection.text(document(figures, Layout.REPORT, Locale.FRENCH));
    var actions =
        ReportExamples.labels().tables(figures, Locale.FRENCH).stream()
            .filter(table -> table.key().equals("actions"))
            .findFirst()
            .orElseThrow();
    assertThat(actions.rows().stream().limit(6))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              var people = row.figure().answeredBy();
              var last = people == null ? "–" : people.toString();
              assertThat(text).contains(plain(row.label() + " " + row.shown() + " " + last));
            });
  }

  @Test
  @DisplayName("ne dit nulle part de combien de personnes sont les faits")
  void facts_have_no_number_of_people() throws IOException {
    var figures =
        figures(
            Figure.of(ActionMeasure.COMMITTED, 46, 1234).in(Unit.NUMBER).ofAll(),
            Figure.of(ActionMeasure.DONE, 34, 1235).in(Unit.NUMBER).ofAll(),
            Figure.of(SessionMeasure.ATTENDANCE, 0.9, 1236).in(Unit.SHARE).ofAll(),
            Figure.of(FidelityMeasure.STEPS_ON_TIME, 0.8, 1237).in(Unit.SHARE).ofAll());
    for (var layout : Layout.values())
      assertThat(PdfInspection.text(document(figures, layout, Locale.FRENCH)))
          .contains("34")
          .doesNotContainPattern("1.?23[4567]");
  }

  @Test
  @DisplayName("n'a de chiffre d'un trop petit nombre de personnes nulle part")
  void suppressed_figures_are_nowhere() throws IOException {
    var useful =
        Figure.of(EvaluationMeasure.USEFUL, 4.25, 1234)
            .with(List.of(share(1, 0), share(2, 0), share(3, 100), share(4, 600), share(5, 534)));
    var safe =
        Figure.of(EvaluationMeasure.SAFE, 4, 1000)
            .with(List.of(share(1, 0), share(2, 0), share(3, 100), share(4, 800), share(5, 100)));
    var figures = figures(useful, safe, Figure.suppressed(new EvaluationMeasure("H2")));
    for (var layout : Layout.values())
      assertThat(PdfInspection.text(document(figures, layout, Locale.FRENCH)))
          .contains(
              "n’apparaissent qu’à partir de 5 personnes",
              "Moyenne des réponses données en fin de séance")
          .contains("Recommandation pas encore affiché +30 points – –");
    assertThat(PdfInspection.text(document(figures, Layout.REPORT, Locale.FRENCH)))
        .contains("Je me suis senti(e) en sécurité. 4 1 000", "4,25 1 234")
        .contains("J’ai pu parler vrai. Non affiché : moins de 5 personnes");
    var slides = document(figures, Layout.SLIDES, Locale.FRENCH);
    assertThat(PdfInspection.text(slides)).doesNotContain("J’ai pu parler vrai");
    assertThat(PdfInspection.alternativeTexts(slides))
        .anySatisfy(text -> assertThat(text).contains("Je me suis senti(e) en sécurité. 4 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPORT", "SLIDES"})
  @DisplayName("dit jusqu'où le journal a été lu, qu'il y ait des chiffres ou non")
  void names_the_position_of_the_log(Layout layout) throws IOException {
    for (var figures :
        List.of(ReportExamples.ofAYear(), figures(Figure.suppressed(EvaluationMeasure.USEFUL)))) {
      assertThat(PdfInspection.text(document(figures, layout, Locale.FRENCH)))
          .contains("journal jusqu’à l’enregistrement 1042", "empreinte e3b0c44298fc)");
      assertThat(PdfInspection.text(document(figures, layout, Locale.ENGLISH)))
          .contains("log up to entry 1042", "hash e3b0c44298fc)");
    }
  }

  @Test
  @DisplayName("parle aussi anglais et nomme la partie du programme qu'il montre")
  void speaks_english_and_names_the_part_shown() throws IOException {
    var finance = new ObservationFilter("Finance", null, Aim.CHANGE_SUPPORT, JANUARY, null, null);
    var figures = figures(Figure.of(EvaluationMeasure.USEFUL, 4.25, 10));
    var document =
        pdf.of(figures, finance, JANUARY, PdfExamples.UP_TO, Layout.REPORT, Locale.ENGLISH);
    assertThat(PdfInspection.text(document))
        .contains("Results: Managers de Łódź", "4.25 out of 5")
        .contains("Unit Finance · Aim Supporting change · From 11 January 2027")
        .contains("Not shown for this part of the programme.")
        .doesNotContain("Too early", "not shown yet", "Not enough answers yet");
  }

  @Test
  @DisplayName("dit d’une période que les actions n’y sont pas affichées, et où elles le sont")
  void says_of_a_period_where_actions_are_shown() throws IOException {
    var sessions =
        figures(
            Figure.of(SessionMeasure.ATTENDANCE, 0.9, 8).in(Unit.SHARE).ofAll(),
            Figure.of(FidelityMeasure.STEPS_ON_TIME, 0.8, 8).in(Unit.SHARE).ofAll());
    var period = ObservationFilter.between(JANUARY, JANUARY.plusMonths(1));
    var text =
        PdfInspection.text(
            pdf.of(sessions, period, JANUARY, PdfExamples.UP_TO, Layout.REPORT, Locale.FRENCH));
    assertThat(text)
        .contains("Les actions ne sont pas affichées pour cette partie du programme : elles")
        .contains("affichées pour le programme entier, à partir de 5 personnes.")
        .doesNotContain("Les séances, la présence et les actions ne sont pas affichées");
    assertThat(PdfInspection.text(document(sessions, Layout.REPORT, Locale.FRENCH)))
        .doesNotContain("Les actions ne sont pas affichées");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPORT", "SLIDES"})
  @DisplayName("n'a qu'une phrase tant que rien ne peut être montré")
  void has_one_sentence_while_nothing_can_be_shown(Layout layout) throws IOException {
    var document =
        document(
            figures(
                Figure.suppressed(EvaluationMeasure.USEFUL),
                Figure.suppressed(SessionMeasure.HELD)),
            layout,
            Locale.FRENCH);
    assertThat(PdfInspection.accessibilityViolations(document)).isEmpty();
    assertThat(PdfInspection.text(document))
        .contains("pas encore assez de réponses")
        .doesNotContain("Séances tenues");
  }

  private byte[] document(ProgrammeFigures figures, Layout layout, Locale language) {
    return pdf.of(figures, ObservationFilter.ALL, JANUARY, PdfExamples.UP_TO, layout, language);
  }

  private static ProgrammeFigures figures(Figure... figures) {
    return ReportExamples.figures(ReportExamples.programme("Managers de Łódź"), List.of(figures));
  }

  private static Figure.Share share(int answer, int count) {
    return new Figure.Share(answer, count);
  }
}
