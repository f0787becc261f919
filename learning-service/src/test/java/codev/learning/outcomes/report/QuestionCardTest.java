package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import codev.learning.outcomes.report.OutcomesPageModel.QuestionCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;

@DisplayName("La carte d’une question")
class QuestionCardTest {
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-05-26");

  /** That of the actions as a number, as it was set before there was one of their share. */
  private static final Map<String, Double> TARGETS =
      Map.of("actions.done", 40.0, "skills.change.all", 1.5, "skills.change.C12", 1.5);

  private static final String PAGE =
      """
      <article th:each="card : ${cards}">
        <th:block th:replace="~{outcomes/fragments :: card(${card}, ${isPart})}"></th:block>
      </article>
      """;

  @Test
  @DisplayName("dit de quoi son chiffre est fait, d’où il vient, et ce qui manque à la cible")
  void says_what_its_figure_is_made_of() {
    assertThat(cards(figures(), LAST_DAY))
        .extracting(QuestionCard::word, card -> plain(card.finding()), QuestionCard::missing)
        .containsExactly(
            tuple(
                "En partie.",
                "La confiance dans les compétences passe de 5,55 à 7 sur 10"
                    + " (22 personnes ayant répondu au début et à la fin).",
                "0,05 point"),
            tuple(
                "En partie.",
                "Les participants ont fait 34 des 46 actions qu’ils avaient engagées en séance.",
                "6"),
            tuple(
                "En partie.",
                "La confiance dans la capacité à coopérer hors de son service passe de 5,9 à 6,8"
                    + " sur 10 (22 personnes ayant répondu au début et à la fin).",
                "0,6 point"));
  }

  @Test
  @DisplayName("dessine l’évolution du chiffre, avec la cible, et le dit à qui ne le voit pas")
  void draws_the_trend_of_its_figure() {
    var trends = cards(figures(), LAST_DAY).stream().map(QuestionCardTest::trend).toList();
    assertThat(trends)
        .extracting(row -> plain(row.label()))
        .containsExactly(
            "début : 5,55 · mi-parcours : 6,5 · fin : 7",
            "janv. 27 : 12 · févr. 27 : 24 · mars 27 : 34",
            "début : 5,9 · mi-parcours : 6,5 · fin : 6,8");
    assertThat(texts(trends.getFirst()))
        .containsExactly("cible 7,05", "5,55", "début", "6,5", "mi-parcours", "7", "fin");
    assertThat(trends)
        .allSatisfy(row -> assertThat(row.marks()).anyMatch(mark -> mark.style().equals("aim")));
  }

  @Test
  @DisplayName("n’a ni phrase ni évolution pour ce qui n’est pas affiché")
  void has_nothing_of_what_is_not_shown() {
    var committed = Figure.of(ActionMeasure.COMMITTED, 9, 6).in(Unit.NUMBER).ofAll();
    var early = ReportExamples.figures(programme(), List.of(committed));
    assertThat(cards(early, LAST_DAY))
        .allSatisfy(card -> assertThat(card.trend()).isNull())
        .allSatisfy(card -> assertThat(card.missing()).isNull())
        .extracting(card -> plain(Objects.requireNonNull(card.word())), QuestionCard::finding)
        .containsExactly(
            tuple("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.", ""),
            tuple("Trop tôt pour répondre.", "9 actions sont engagées."),
            tuple("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.", ""));
    assertThat(cards(early, LAST_DAY.plusDays(1)))
        .extracting(card -> plain(Objects.requireNonNull(card.word())))
        .containsOnly("Pas de réponse à afficher : trop peu de données.");
  }

  @Test
  @DisplayName(
      "sans chiffre n’a qu’une phrase, et rien sur des réponses là où l’on compte des actions")
  void without_figures_has_one_sentence() {
    var committed = Figure.of(ActionMeasure.COMMITTED, 9, 6).in(Unit.NUMBER).ofAll();
    var early = ReportExamples.figures(programme(), List.of(committed));
    assertThat(paragraphs(cards(early, LAST_DAY).get(1)))
        .containsExactly("Trop tôt pour répondre.", "9 actions sont engagées.");
    assertThat(paragraphs(cards(early, LAST_DAY).getFirst()))
        .containsExactly("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.");
    assertThat(paragraphs(cards(early, LAST_DAY.plusDays(1)).getFirst()))
        .containsExactly("Pas de réponse à afficher : trop peu de données.");
  }

  @Test
  @DisplayName("d’une partie du programme dit qu’elle n’est pas affichée, pas qu’il est trop tôt")
  void of_a_part_does_not_claim_that_it_is_too_early() {
    var finance = new ObservationFilter("Finance", null, null, null, null, null);
    var nothing = ReportExamples.figures(programme(), List.of());
    var ofPart =
        ReportExamples.pages().ofProgramme(nothing, finance, LAST_DAY, Locale.FRENCH).cards();
    assertThat(written(ofPart, true))
        .contains("Pas affiché pour cette partie du programme.")
        .doesNotContain("Trop tôt", "encore");
    assertThat(written(cards(nothing, LAST_DAY), false)).contains("Trop tôt");
  }

  @Test
  @DisplayName("a un seul grand nombre, son dessin et les autres chiffres, sans script ni style")
  void has_one_large_number() {
    var page = written(cards(figures(), LAST_DAY), false);
    assertThat(page)
        .contains(
            "+1,45 point", "il manque 0,6 point", "marge de 0,3 à 1,5", "class=\"chart trend\"")
        .contains("Aide apportée à une autre unité", "class=\"kind answers\"")
        .doesNotContain("<script", " style=", "??", "outcomes.", "NaN", "<th:", " th:");
    assertThat(page.split("class=\"headline\"", -1)).hasSize(4);
  }

  @Test
  @DisplayName("écrit une marge et une plage négatives avec le signe moins, le tableau aussi")
  void writes_negative_numbers_with_the_minus_sign() {
    var uncertain =
        ReportExamples.figures(
            programme(),
            List.of(
                changed("C1", 0.83, -0.14, 1.8),
                changed(SkillChangeMeasure.ALL.item(), 0.83, -0.14, 1.8)));
    assertThat(written(cards(uncertain, LAST_DAY), false)).contains("marge de −0,14 à 1,8");
    assertThat(ReportExamples.page(uncertain, LAST_DAY).indicators())
        .filteredOn(one -> one.key().equals("recommendation"))
        .extracting(IndicatorProgress::lowest, IndicatorProgress::highest)
        .containsExactly(tuple("−100", "100"));
    var table = ReportExamples.labels().tables(uncertain, Locale.FRENCH).getFirst();
    var written =
        ChartPageTest.engine()
            .process(
                "<div th:replace=\"~{outcomes/fragments :: figures(${table}, 5)}\"></div>",
                new Context(Locale.FRENCH, Map.of("table", table)));
    assertThat(plain(written)).contains("+0,83 point", "[−0,14 ; 1,8]").doesNotContain("-0,14");
  }

  @Test
  @DisplayName("donne la pratique en part des actions engagées, face à une cible en pour cent")
  void gives_practice_as_a_share() {
    assertThat(practice(Map.of("actions.done-share", 0.7)))
        .returns("Oui, au-delà de la cible.", QuestionCard::word)
        .returns(null, QuestionCard::missing);
    assertThat(practice(Map.of("actions.done-share", 0.74)))
        .returns("Oui, la cible est atteinte.", QuestionCard::word);
    var card = practice(Map.of("actions.done-share", 0.8));
    assertThat(card).returns("En partie.", QuestionCard::word);
    assertThat(plain(Objects.requireNonNull(card.missing()))).isEqualTo("6 points");
    assertThat(texts(trend(card))).as("the target in actions").contains("cible 37", "34");
    var context =
        new Context(
            Locale.FRENCH, Map.of("cards", List.of(card), "isPart", false, "committed", 46L));
    assertThat(plain(ChartPageTest.engine().process(PAGE, context)))
        .contains("74 %", "des 46 actions engagées", "cible 80 %", "il manque 6 points");
    assertThat(practice(Map.of()).headline())
        .returns("actions.done-share", IndicatorProgress::key)
        .returns(null, IndicatorProgress::target);
  }

  @Test
  @DisplayName("ne dit pas, sans la part des actions faites, qu’elles sont de celles engagées")
  void claims_no_share_where_none_is_shown() {
    var figures = List.of(actions(ActionMeasure.COMMITTED, 9), actions(ActionMeasure.DONE, 6));
    var card = cards(ReportExamples.figures(programme(Map.of()), figures), LAST_DAY).get(1);
    assertThat(plain(card.finding())).isEqualTo("Actions faites : 6. Actions engagées : 9.");
    assertThat(card.headline().value()).isNull();
  }

  @Test
  @DisplayName("garde une cible fixée en nombre d’actions, tant qu’elle n’est pas changée")
  void keeps_a_target_set_as_a_number() {
    var number = practice(Map.of("actions.done", 40.0));
    assertThat(number.headline())
        .returns("actions.done", IndicatorProgress::key)
        .returns("34", IndicatorProgress::value)
        .returns("40", IndicatorProgress::target);
    assertThat(offered(Map.of("actions.done", 40.0)))
        .contains("actions.done", "actions.done-share");
    assertThat(offered(Map.of())).contains("actions.done-share").doesNotContain("actions.done");
    var both = practice(Map.of("actions.done", 40.0, "actions.done-share", 0.7));
    assertThat(both.headline().key()).isEqualTo("actions.done-share");
    assertThat(both.others()).extracting(IndicatorProgress::key).contains("actions.done");
  }

  private static QuestionCard practice(Map<String, Double> targets) {
    return cards(figures(targets), LAST_DAY).get(1);
  }

  /** The keys of the fields in which targets are set. */
  private static List<String> offered(Map<String, Double> targets) {
    var page = ReportExamples.page(figures(targets), LAST_DAY);
    return page.indicators().stream().map(IndicatorProgress::key).toList();
  }

  private static List<QuestionCard> cards(ProgrammeFigures figures, LocalDate today) {
    return ReportExamples.page(figures, today).cards();
  }

  /** The sentences of a card, as it is written. */
  private static List<String> paragraphs(QuestionCard card) {
    return Pattern.compile("<p class=\"(?:answer|finding|soft)\">([^<]*)</p>")
        .matcher(written(List.of(card), false))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String written(List<QuestionCard> cards, boolean isPart) {
    return plain(
        ChartPageTest.engine()
            .process(PAGE, new Context(Locale.FRENCH, Map.of("cards", cards, "isPart", isPart))));
  }

  private static PageChart.Row trend(QuestionCard card) {
    return Objects.requireNonNull(card.trend()).rows().getFirst();
  }

  private static List<String> texts(PageChart.Row row) {
    return row.marks().stream()
        .filter(PageChart.Text.class::isInstance)
        .map(PageChart.Text.class::cast)
        .map(PageChart.Text::text)
        .toList();
  }

  private static ProgrammeFigures figures() {
    return figures(TARGETS);
  }

  private static ProgrammeFigures figures(Map<String, Double> targets) {
    var months =
        List.of(
            new MonthlySeries.Point("2027-01", 12.0, 9, null),
            new MonthlySeries.Point("2027-02", null, null, true),
            new MonthlySeries.Point("2027-03", 10.0, 8, null));
    return new ProgrammeFigures(
        programme(targets),
        5,
        IncludedAnswers.NONE,
        Stream.concat(
                Stream.of(
                    changed("C1", 2.0, 1.4, 2.6),
                    changed("C12", 0.9, 0.3, 1.5),
                    changed(SkillChangeMeasure.ALL.item(), 1.45, 0.85, 2.05),
                    level(Moment.START, "C1", 5.1, 25),
                    level(Moment.MIDDLE, "C1", 6.5, 24),
                    level(Moment.END, "C1", 7.2, 22),
                    level(Moment.START, "C12", 5.9, 22),
                    level(Moment.MIDDLE, "C12", 6.5, 24),
                    level(Moment.END, "C12", 6.8, 22)),
                Stream.of(
                    actions(ActionMeasure.COMMITTED, 46),
                    actions(ActionMeasure.TRIED, 43),
                    actions(ActionMeasure.DONE, 34),
                    Figure.of(ActionMeasure.DONE_SHARE, 0.74, 22).in(Unit.SHARE).ofAll()))
            .toList(),
        List.of(new MonthlySeries(ActionMeasure.DONE, months)),
        List.of());
  }

  private static ProgrammeFiguresView programme() {
    return programme(TARGETS);
  }

  private static ProgrammeFiguresView programme(Map<String, Double> targets) {
    return new ProgrammeFiguresView(
        "id",
        "P",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        targets,
        new ProgrammePeriod(LocalDate.parse("2026-09-26"), LAST_DAY));
  }

  private static Figure actions(ActionMeasure measure, double value) {
    return Figure.of(measure, value, 22).in(Unit.NUMBER).ofAll();
  }

  private static Figure level(Moment moment, String skill, double value, int people) {
    return Figure.of(new SurveyMeasure(SurveyKind.SKILLS, moment, skill), value, people)
        .in(Unit.CONFIDENCE);
  }

  private static Figure changed(String skill, double value, double low, double high) {
    return new Figure(
        new SkillChangeMeasure(skill),
        value,
        22,
        null,
        Unit.CHANGE_OF_CONFIDENCE,
        low,
        high,
        null,
        null);
  }

  /** With ordinary spaces, as this file is written. */
  private static String plain(String words) {
    return words.replaceAll("[\u00a0\u202f]", " ");
  }
}
