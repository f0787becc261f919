package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartData.Bullet;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes each page to {@code target}, where it can be looked at in a browser. */
@DisplayName("La page des graphiques")
class ChartPageTest {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html>
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="stylesheet" href="../../infra/ui/src/main/resources/static/assets/codev.css">
        <link rel="stylesheet" href="../src/main/resources/static/outcomes/assets/outcomes.css">
        <link rel="stylesheet" href="../src/main/resources/static/outcomes/assets/charts.css">
      </head>
      <body><main class="outcomes">
        <th:block th:replace="~{outcomes/fragments :: sections(${sections}, 5, '')}"></th:block>
        <section class="card" th:each="chart : ${charts}"><div th:replace="~{outcomes/charts :: chart(${chart})}"></div></section>
      </main></body>
      </html>
      """;

  private static final Map<ActionMeasure, Double> ACTIONS =
      Map.of(
          ActionMeasure.COMMITTED, 46.0,
          ActionMeasure.TRIED, 43.0,
          ActionMeasure.DONE, 34.0,
          ActionMeasure.PARTLY, 5.0,
          ActionMeasure.ABANDONED, 2.0);

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("a tous les libellés en entier, aucun script, aucun style en ligne")
  void has_whole_labels_no_script_and_no_inline_style(String language) throws IOException {
    var sections = sections(Locale.of(language));
    var page = page(sections, Locale.of(language));
    Files.writeString(Path.of("target", "charts-%s.html".formatted(language)), page);
    assertThat(page)
        .doesNotContain("<script", " style=", "<style", "data-chart", "<canvas", "<th:", " th:")
        .doesNotContain("outcomes.chart", "NaN", "Infinity", "null%");
    var labels = labels(page);
    for (var section : sections)
      assertThat(labels)
          .as(section.id())
          .containsAll(
              Objects.requireNonNull(section.chart()).rows().stream()
                  .map(PageChart.Row::label)
                  .filter(label -> !label.isEmpty())
                  .toList());
  }

  @Test
  @DisplayName(
      "cache les dessins aux lecteurs d’écran, qui ont les libellés, les valeurs et le tableau")
  void hides_drawings_from_screen_readers() throws IOException {
    var sections = sections(Locale.FRENCH);
    var page = page(sections, Locale.FRENCH);
    assertThat(page).doesNotContainPattern("<svg(?![^>]*aria-hidden=\"true\")");
    assertThat(count(page, "<details class=\"behind\"")).isEqualTo(sections.size());
    assertThat(sections)
        .allSatisfy(
            section ->
                assertThat(section.tables().isEmpty() && section.crossTable() == null).isFalse());
  }

  @Test
  @DisplayName("plie sur un téléphone ce qui suit la phrase de chaque chapitre, pas sur le papier")
  void folds_what_follows_each_sentence_on_a_phone() throws IOException {
    var sections = sections(Locale.FRENCH);
    var chapters = page(sections, Locale.FRENCH).split("<section class=\"card chapter\"", -1);
    assertThat(chapters).hasSize(sections.size() + 1);
    for (int i = 0; i < sections.size(); i++)
      assertThat(chapters[i + 1])
          .containsSubsequence(
              "<h2 ",
              "class=\"says\"",
              "<details class=\"fold\"",
              "<summary aria-label=\"Détail",
              "class=\"chart ",
              "<details class=\"behind\"",
              "</details>",
              "</details>",
              "</section>");
    var css = Files.readString(Path.of("src/main/resources/static/outcomes/assets/outcomes.css"));
    assertThat(css)
        .containsSubsequence(
            "@media (min-width: 45.01rem), print {",
            ".outcomes .fold > summary { display: none; }",
            ".outcomes .fold::details-content { content-visibility: visible;")
        .contains("details:not(.behind, .fold) { display: none !important; }");
  }

  @Test
  @DisplayName("a derrière chaque barre d’accord le nombre de réponses qu’elle montre")
  void has_the_counts_behind_the_bars_of_agreement() {
    var evaluation = sections(Locale.FRENCH).getFirst();
    var table = Objects.requireNonNull(evaluation.crossTable());
    assertThat(table.headings()).containsExactly("1 ou 2", "3", "4", "5");
    assertThat(evaluation.drawing()).isInstanceOf(ChartData.Answers.class);
    if (evaluation.drawing() instanceof ChartData.Answers answers)
      assertThat(table.rows())
          .extracting(ReportSection.Row::name)
          .containsExactlyElementsOf(
              answers.rows().stream().map(ChartData.AnswerRow::label).toList());
  }

  @Test
  @DisplayName("montre les cibles du programme, jamais à un groupe ni à son animateur")
  void shows_targets_to_no_group() {
    var figures = wanting(figures(), Map.of(SessionMeasure.ATTENDANCE.key(), 0.9));
    assertThat(notes(sections(figures, Locale.FRENCH))).contains("cible 90\u00a0%");
    assertThat(sections(figures, Locale.FRENCH))
        .extracting(ReportSection::title)
        .anyMatch(title -> title.matches("Séances et méthode.*cible atteinte sur 1"));
    var ofGroup = ReportExamples.pages().ofGroup(figures, LocalDate.EPOCH, Locale.FRENCH);
    assertThat(notes(ofGroup.sections())).isNotEmpty().containsOnly("");
    assertThat(ofGroup.sections())
        .extracting(ReportSection::title)
        .contains("Séances et respect de la méthode");
  }

  @Test
  @DisplayName("dit de combien de personnes sont les réponses, et non les faits")
  void counts_the_people_of_answers_only() {
    var year = figures();
    var figures =
        new ProgrammeFigures(
            year.programme(),
            year.threshold(),
            year.cut(),
            year.figures().stream().map(ChartPageTest::withMarkedPeople).toList(),
            year.series(),
            year.flows());
    var questions = ReportExamples.page(figures, LocalDate.EPOCH).questions();
    var indicators =
        questions.stream().flatMap(question -> question.indicators().stream()).toList();
    var gauges =
        engine()
            .process(
                """
                <dl th:replace="~{outcomes/fragments :: gauges(${shown}, false, 'not shown', false, true)}"></dl>
                """,
                new Context(Locale.FRENCH, Map.of("shown", indicators)));
    for (var page : List.of(page(sections(figures, Locale.FRENCH), Locale.FRENCH), gauges))
      assertThat(page).containsPattern("\\b1.?357\\b").doesNotContainPattern("\\b8.?642\\b");
  }

  private static Figure withMarkedPeople(Figure figure) {
    if (figure.value() == null) return figure;
    return new Figure(
        figure.measure(),
        figure.value(),
        figure.measure().protection().isConfided() ? 1357 : 8642,
        null,
        figure.unit(),
        figure.low(),
        figure.high(),
        figure.distribution(),
        figure.exact());
  }

  private static List<String> notes(List<ReportSection> sections) {
    return sections.stream()
        .filter(section -> section.id().equals(ReportSectionFactory.SESSIONS))
        .flatMap(section -> Objects.requireNonNull(section.chart()).rows().stream())
        .map(PageChart.Row::note)
        .toList();
  }

  private static ProgrammeFigures wanting(ProgrammeFigures figures, Map<String, Double> targets) {
    var json = JsonMapper.shared();
    ObjectNode programme = json.valueToTree(figures.programme());
    programme.set("targets", json.valueToTree(targets));
    return new ProgrammeFigures(
        json.treeToValue(programme, ProgrammeFiguresView.class),
        figures.threshold(),
        figures.cut(),
        figures.figures(),
        figures.series(),
        figures.flows());
  }

  private static String page(List<ReportSection> sections, Locale language) {
    return engine()
        .process(
            PAGE, new Context(language, Map.of("sections", sections, "charts", charts(language))));
  }

  /** With the templates of the pages, and others as text. */
  static SpringTemplateEngine engine() {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setResolvablePatterns(Set.of("outcomes/*"));
    files.setTemplateMode(TemplateMode.HTML);
    files.setCharacterEncoding("UTF-8");
    files.setOrder(1);
    var texts = new StringTemplateResolver();
    texts.setOrder(2);
    var engine = new SpringTemplateEngine();
    engine.setMessageSource(FigureLabelsTest.sentences());
    engine.addTemplateResolver(files);
    engine.addTemplateResolver(texts);
    return engine;
  }

  /** What the example of a year does not have. */
  private static List<PageChart> charts(Locale language) {
    var format = new FigureFormatter(FigureLabelsTest.sentences(), language);
    return List.of(
        ChartDrawer.draw(
            new ChartData.Bullets(
                List.of(
                    new Bullet("Présence (part des membres)", 0.93, 0.9),
                    new Bullet("Part des membres qui ont été clients au moins une fois", 0.96, 1.0),
                    new Bullet("Étapes à ±20 % de leur durée prévue", 0.64, 0.8),
                    new Bullet("Client silencieux pendant la consultation", 0.9, null))),
            format),
        ChartDrawer.draw(
            new ChartData.Bars(
                Unit.NUMBER,
                List.of(
                    new ChartData.Bar("Finance", 1.4),
                    new ChartData.Bar("Systèmes d’information", -0.4),
                    new ChartData.Bar("Relation clients", 0.9))),
            format));
  }

  private static List<ReportSection> sections(Locale language) {
    return sections(figures(), language);
  }

  private static List<ReportSection> sections(ProgrammeFigures figures, Locale language) {
    return new ReportSectionFactory(FigureLabelsTest.labels(), FigureLabelsTest.sentences())
        .of(figures, language);
  }

  /** As a programme has them after a year. */
  private static ProgrammeFigures figures() {
    var year = ReportExamples.ofAYear();
    return new ProgrammeFigures(
        year.programme(),
        year.threshold(),
        year.cut(),
        year.figures().stream().map(ChartPageTest::withRealActions).toList(),
        year.series(),
        List.of(
            flow("Finance", "Relation clients", 21),
            flow("Relation clients", "Finance", 34),
            flow("Relation clients", "Relation clients", 12),
            flow("Systèmes d’information et données", "Finance", 8)));
  }

  private static Figure withRealActions(Figure figure) {
    MeasureId measure = figure.measure();
    return measure instanceof ActionMeasure action && ACTIONS.containsKey(action)
        ? Figure.of(action, Objects.requireNonNull(ACTIONS.get(action)), 24)
        : figure;
  }

  private static CrossUnitHelpFigure flow(String from, String to, double value) {
    return new CrossUnitHelpFigure(from, to, value, 9, null);
  }

  private static List<String> labels(String page) {
    return Pattern.compile("<span class=\"label\">([^<]*)</span>")
        .matcher(page)
        .results()
        .map(
            found ->
                found.group(1).replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&"))
        .toList();
  }

  private static int count(String page, String part) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }
}
