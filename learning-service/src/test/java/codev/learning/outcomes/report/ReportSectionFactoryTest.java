package codev.learning.outcomes.report;

import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.COMMITTED;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.DONE;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.PARTLY;
import static codev.learning.outcomes.anonymity.MeasureId.ActionMeasure.TRIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measures;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Les chapitres de la page des résultats")
class ReportSectionFactoryTest {
  /** Whose numbers are in the titles of the calendar and of the actions. */
  private static final List<MeasureId> IN_TITLES =
      List.of(SessionMeasure.HELD, SessionMeasure.PLANNED, COMMITTED, DONE);

  private final ReportSectionFactory sections =
      new ReportSectionFactory(FigureLabelsTest.labels(), FigureLabelsTest.sentences());

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("ont chacun une phrase, un dessin et ses tableaux, dans chaque langue")
  void have_a_sentence_a_drawing_and_its_tables(String language) {
    var written = sections.of(everything(), Locale.of(language));
    assertThat(written)
        .extracting(ReportSection::id)
        .containsExactly(
            "session",
            "growth",
            "skills",
            "actions",
            "follow-up",
            "learnings",
            "cooperation",
            "sessions",
            "kept",
            "climate",
            "surveys-team-spirit");
    assertThat(written)
        .allSatisfy(
            chapter -> {
              assertThat(chapter.title()).doesNotContain("outcomes.");
              assertThat(chapter.sentence())
                  .isNotBlank()
                  .doesNotContain("outcomes.", ".\u202f»", ".”");
              var chart = Objects.requireNonNull(chapter.chart(), chapter.id());
              assertThat(chart.rows()).isNotEmpty();
              assertThat(chart.toString()).doesNotContain("outcomes.");
              assertThat(chapter.tables().isEmpty() && chapter.crossTable() == null).isFalse();
            });
  }

  @Test
  @DisplayName("ne dessinent des aides que celles qui sont dites")
  void draw_only_what_is_told() {
    var cooperation =
        sections.of(everything(), Locale.FRENCH).stream()
            .filter(chapter -> chapter.id().equals("cooperation"))
            .findFirst()
            .orElseThrow();
    assertThat(Objects.requireNonNull(cooperation.chart()).rows())
        .extracting(PageChart.Row::label, PageChart.Row::value)
        .containsExactly(tuple("Finance vers RH", "4"));
    assertThat(cooperation.sentence()).contains("300\u00a0%");
  }

  @Test
  @DisplayName("disent dans leur titre ce qu’ils montrent, là où un nombre le dit")
  void state_in_their_titles_what_they_show() {
    assertThat(chapter("skills").title()).isEqualTo("Compétences en progression\u202f: 12 sur 12");
    assertThat(chapter("actions").title()).isEqualTo("3 actions faites sur 3 engagées");
    assertThat(chapter("session").title()).isEqualTo("Après chaque séance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("n’ont pas dans leur phrase ce que leur titre dit déjà")
  void have_nothing_of_their_title_in_their_sentence(String language) {
    var figures =
        figures(
            Stream.concat(
                    everything().series().stream(),
                    Stream.of(series(SessionMeasure.HELD), series(SessionMeasure.PLANNED)))
                .toList());
    var numbers =
        FigureLabelsTest.labels().tables(figures, Locale.of(language)).stream()
            .flatMap(table -> table.rows().stream())
            .filter(row -> IN_TITLES.contains(row.figure().measure()))
            .map(FigureRow::label)
            .toList();
    assertThat(numbers).hasSameSizeAs(IN_TITLES);
    assertThat(sections.of(figures, Locale.of(language)))
        .extracting(ReportSection::id)
        .contains("calendar", "actions", "sessions");
    assertThat(sections.of(figures, Locale.of(language)))
        .allSatisfy(
            chapter ->
                assertThat(chapter.sentence())
                    .doesNotStartWith(chapter.title())
                    .doesNotContain(numbers));
  }

  @Test
  @DisplayName("disent des actions ce que le titre ne dit pas")
  void say_of_actions_what_the_title_does_not() {
    assertThat(actions(actions(COMMITTED, 46), actions(TRIED, 43), actions(DONE, 34)))
        .returns("34 actions faites sur 46 engagées", ReportSection::title)
        .returns("3 actions n’ont pas été essayées.", ReportSection::sentence);
    assertThat(actions(actions(COMMITTED, 46), actions(TRIED, 46), actions(PARTLY, 5)))
        .returns("46 actions engagées", ReportSection::title)
        .returns(
            "Toutes les actions ont été essayées. 5 actions sont faites en partie.",
            ReportSection::sentence);
    assertThat(actions(actions(COMMITTED, 46), actions(DONE, 34)))
        .returns("Le reste du suivi n’est pas affiché.", ReportSection::sentence);
    assertThat(actions(actions(TRIED, 43), actions(DONE, 34)))
        .returns("Suivi des actions", ReportSection::title)
        .returns("Actions essayées\u202f: 43 · Actions faites\u202f: 34.", ReportSection::sentence);
  }

  private ReportSection actions(Figure... figures) {
    var all = ReportExamples.figures(FigureLabelsTest.programme(), List.of(figures));
    return sections.of(all, Locale.FRENCH).getFirst();
  }

  private static Figure actions(ActionMeasure measure, double value) {
    return Figure.of(measure, value, 22).in(Figure.Unit.NUMBER).ofAll();
  }

  @Test
  @DisplayName("nomment d’un questionnaire du programme le moment, pas encore une fois le titre")
  void name_the_moment_of_a_programmes_own_survey() {
    var figures =
        ReportExamples.figures(
            FigureLabelsTest.programme(), List.of(atTheEnd("T1"), atTheEnd("T2")));
    assertThat(sections.of(figures, Locale.FRENCH))
        .singleElement()
        .returns("L’entraide", ReportSection::title)
        .returns(
            "À la fin\u202f: 2 questions, chacune sur sa propre échelle.", ReportSection::sentence);
  }

  @Test
  @DisplayName("nomment le moment d’une question seule d’un questionnaire du programme")
  void name_the_moment_of_a_single_item() {
    assertThat(ownSurvey(atTheEnd("T1")))
        .isEqualTo(
            "À la fin\u202f: 4 en moyenne pour «\u202fUn collègue m’a aidé. (de 0 à 6)\u202f».");
  }

  private String ownSurvey(Figure... figures) {
    return sentence("surveys-team-spirit", Locale.FRENCH, figures);
  }

  private String sentence(String id, Locale language, Figure... figures) {
    var all = ReportExamples.figures(FigureLabelsTest.programme(), List.of(figures));
    return sections.of(all, language).stream()
        .filter(section -> section.id().equals(id))
        .map(ReportSection::sentence)
        .findFirst()
        .orElseThrow();
  }

  private static Figure changed(String item, double value) {
    return Figure.of(new ProgrammeSurveyChangeMeasure("TEAM_SPIRIT", item), value, 12)
        .in(Figure.Unit.CHANGE_ON_OWN_SCALE);
  }

  @Test
  @DisplayName("nomment le moment de l’accord le plus élevé et du plus faible")
  void name_the_moment_of_agreement() {
    var figures =
        new Figure[] {
          followUp(Moment.THREE_MONTHS, "F1", 3.44),
          followUp(Moment.THREE_MONTHS, "F6", 3.08),
          followUp(Moment.SIX_MONTHS, "F1", 4),
          followUp(Moment.SIX_MONTHS, "F6", 3.5)
        };
    assertThat(sentence("follow-up", Locale.FRENCH, figures))
        .isEqualTo(
            "Accord le plus élevé\u202f: «\u202fJ’ai mis en œuvre au moins une action\u202f»"
                + " à 6 mois (4 sur 5). Accord le plus faible\u202f:"
                + " «\u202fJe sollicite des pairs hors séance\u202f» à 3 mois (3,08 sur 5).");
    assertThat(sentence("follow-up", Locale.UK, figures))
        .isEqualTo(
            "Strongest agreement: “I have carried out at least one action” after 6 months"
                + " (4 out of 5). Weakest agreement:"
                + " “I turn to peers outside the sessions” after 3 months (3.08 out of 5).");
    assertThat(
            sentence(
                "climate",
                Locale.FRENCH,
                agreement(new SurveyMeasure(SurveyKind.CLIMATE, Moment.MIDDLE, "H2"), 4.5)))
        .isEqualTo("«\u202fJ’ai pu parler vrai\u202f» à mi-parcours\u202f: 4,5 sur 5 en moyenne.");
  }

  @Test
  @DisplayName("ne donnent pas pour seul le plus élevé ce qui est affiché à égalité")
  void claim_nothing_alone_that_is_tied() {
    assertThat(
            sentence(
                "follow-up",
                Locale.FRENCH,
                followUp(Moment.THREE_MONTHS, "F1", 4),
                followUp(Moment.SIX_MONTHS, "F2", 4.004),
                followUp(Moment.THREE_MONTHS, "F3", 3),
                followUp(Moment.THREE_MONTHS, "F4", 3),
                followUp(Moment.SIX_MONTHS, "F4", 3)))
        .isEqualTo(
            "Accord le plus élevé\u202f: «\u202fJ’ai mis en œuvre au moins une action\u202f»"
                + " à 3 mois et «\u202fElle a eu l’effet voulu\u202f» à 6 mois (4 sur 5)."
                + " Accord le plus faible\u202f: 3 résultats à égalité (3 sur 5).");
    assertThat(
            sentence(
                "follow-up",
                Locale.FRENCH,
                followUp(Moment.THREE_MONTHS, "F1", 4),
                followUp(Moment.THREE_MONTHS, "F2", 4)))
        .isEqualTo("La moyenne est la même pour toutes les questions (à 3 mois)\u202f: 4 sur 5.");
    assertThat(chapter("skills").sentence())
        .endsWith("Plus forte progression\u202f: 12 résultats à égalité (+3 points).");
  }

  private static Figure followUp(Moment moment, String item, double value) {
    return agreement(new SurveyMeasure(SurveyKind.FOLLOW_UP, moment, item), value);
  }

  private static Figure agreement(MeasureId measure, double value) {
    return Figure.of(measure, value, 12)
        .in(Figure.Unit.AGREEMENT)
        .with(IntStream.rangeClosed(1, 5).mapToObj(answer -> new Figure.Share(answer, 2)).toList());
  }

  private static Figure atTheEnd(String item) {
    return Figure.of(new ProgrammeSurveyMeasure("TEAM_SPIRIT", Moment.END, item), 4, 6)
        .in(Figure.Unit.OWN_SCALE);
  }

  @Test
  @DisplayName("n'opposent pas ce qui est égal, ni ne disent changer ce qui ne change pas")
  void hold_nothing_alike_against_each_other() {
    assertThat(chapter("session").sentence())
        .isEqualTo("La moyenne est la même pour toutes les questions\u202f: 3 sur 5.");
    assertThat(chapter("growth").sentence()).contains("de 3 sur 5 le premier mois");
    var steady = figures(List.of(series(EvaluationMeasure.USEFUL, 3.0, 3.004)));
    assertThat(sections.of(steady, Locale.FRENCH).get(1).sentence())
        .endsWith("3 sur 5 le premier mois affiché comme le dernier.");
  }

  @Test
  @DisplayName("ne dessinent pas comme un accord la question du programme, même de 1 à 5")
  void do_not_draw_a_programmes_own_item_as_agreement() {
    var own = "J’ai osé. (de 1 à 5)";
    var evaluation = chapter("session");
    assertThat(evaluation.tables())
        .flatExtracting(FigureTable::rows)
        .extracting(FigureRow::label)
        .contains(own);
    assertThat(Objects.requireNonNull(evaluation.chart()).rows())
        .isNotEmpty()
        .extracting(PageChart.Row::label)
        .doesNotContain(own);
    assertThat(Objects.requireNonNull(evaluation.crossTable()).rows())
        .extracting(ReportSection.Row::name)
        .doesNotContain(own);
  }

  @Test
  @DisplayName("montrent ensemble les séances tenues et prévues, par mois")
  void show_sessions_held_and_planned_by_month() {
    var dated = figures(List.of(series(SessionMeasure.HELD), series(SessionMeasure.PLANNED)));
    var calendar =
        sections.of(dated, Locale.FRENCH).stream()
            .filter(section -> section.id().equals("calendar"))
            .findFirst()
            .orElseThrow();
    assertThat(calendar.sentence()).isEqualTo("Période affichée\u202f: janvier 2027 – mars 2027.");
    assertThat(calendar.title()).isEqualTo("3 séances tenues, 3 prévues");
    assertThat(Objects.requireNonNull(calendar.crossTable()).rows())
        .extracting(ReportSection.Row::name, ReportSection.Row::values)
        .containsExactly(
            tuple("Séances tenues", List.of("3", "·", "4")),
            tuple("Séances prévues", List.of("3", "·", "4")));
  }

  @Test
  @DisplayName("ne disent rien des séances prévues dans un titre quand il n’en reste aucune")
  void have_no_session_to_come_in_a_title_where_there_is_none() {
    var over =
        new ProgrammeFigures(
            FigureLabelsTest.programme(),
            5,
            IncludedAnswers.NONE,
            List.of(
                Figure.of(SessionMeasure.HELD, 54, 28).in(Figure.Unit.NUMBER).ofAll(),
                Figure.of(SessionMeasure.PLANNED, 0, 0).in(Figure.Unit.NUMBER).ofAll()),
            List.of(series(SessionMeasure.HELD)),
            List.of());
    assertThat(sections.of(over, Locale.FRENCH))
        .filteredOn(section -> section.id().equals("calendar"))
        .singleElement()
        .returns("54 séances tenues", ReportSection::title);
  }

  @Test
  @DisplayName("montrent d’un questionnaire du programme ce qui change du début à la fin")
  void show_the_change_of_a_programmes_own_survey() {
    var own = chapter("surveys-team-spirit");
    assertThat(own.sentence()).isEqualTo("Évolution la plus marquée\u202f: 2 questions à égalité.");
    assertThat(ownSurvey(atTheEnd("T1"), changed("T1", -2), changed("T2", 1)))
        .isEqualTo(
            "Évolution la plus marquée\u202f: «\u202fUn collègue m’a aidé. (de 0 à 6)\u202f»,"
                + " −2 points, pour 12 personnes ayant répondu au début et à la fin.");
    assertThat(own.drawing()).isInstanceOf(ChartData.Changes.class);
    assertThat(own.tables())
        .extracting(FigureTable::title)
        .containsExactly(
            "L’entraide – Au début",
            "L’entraide – À la fin",
            "L’entraide – Évolution, du début à la fin");
    assertThat(Objects.requireNonNull(own.chart()).reading()).startsWith("De 0 à 6.");
  }

  @Test
  @DisplayName("disent les heures en heures et minutes, et les parts en pour cent")
  void say_hours_and_shares_as_people_do() {
    var wording = new FigureFormatter(FigureLabelsTest.sentences(), Locale.FRENCH);
    assertThat(wording.value(35.73, Figure.Unit.HOURS)).isEqualTo("35 h 44");
    assertThat(wording.value(36, Figure.Unit.HOURS)).isEqualTo("36 h");
    assertThat(wording.value(1234.99999, Figure.Unit.HOURS)).isEqualTo("1\u202f235 h");
    assertThat(wording.tableValue(0.6, Figure.Unit.SHARE)).isEqualTo("60\u00a0%");
    assertThat(wording.tableValue(4.2, Figure.Unit.AGREEMENT)).isEqualTo("4,2");
    assertThat(chapter("sessions").tables().getFirst().rows())
        .extracting(FigureRow::shown)
        .contains("300\u00a0%", "3 h");
  }

  @Test
  @DisplayName("ont dans le tableau par mois les parts en pour cent, comme partout ailleurs")
  void have_shares_in_percent_month_by_month() {
    assertThat(Objects.requireNonNull(chapter("kept").crossTable()).rows())
        .hasSize(2)
        .extracting(ReportSection.Row::values)
        .containsOnly(List.of("300\u00a0%", "400\u00a0%"));
    assertThat(Objects.requireNonNull(chapter("growth").crossTable()).rows())
        .extracting(ReportSection.Row::values)
        .containsOnly(List.of("3", "4"));
  }

  @Test
  @DisplayName("ne dessinent pas une barre seule")
  void do_not_draw_a_single_bar() {
    var alone =
        new ProgrammeFigures(
            FigureLabelsTest.programme(),
            5,
            IncludedAnswers.NONE,
            listened(),
            List.of(),
            List.of());
    assertThat(sections.of(alone, Locale.FRENCH))
        .singleElement()
        .returns("learnings", ReportSection::id)
        .returns(null, ReportSection::chart)
        .as("its sentence says all of it")
        .returns(false, ReportSection::isTableOnly);
  }

  private static List<Figure> listened() {
    return List.of(Figure.of(new LearningMeasure("listening"), 6, 5));
  }

  private ReportSection chapter(String id) {
    return sections.of(everything(), Locale.FRENCH).stream()
        .filter(chapter -> chapter.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("manquent tant que rien n'est dit d'eux")
  void are_missing_while_nothing_is_told() {
    var nothing =
        new ProgrammeFigures(
            FigureLabelsTest.programme(),
            5,
            IncludedAnswers.NONE,
            measures().map(Measure::suppressed).toList(),
            List.of(),
            List.of());
    assertThat(sections.of(nothing, Locale.FRENCH)).isEmpty();
  }

  static ProgrammeFigures everything() {
    return figures(
        Stream.of(
                EvaluationMeasure.USEFUL,
                EvaluationMeasure.SAFE,
                SessionMeasure.ATTENDANCE,
                FidelityMeasure.STEPS_ON_TIME,
                new LearningMeasure("listening"))
            .map(ReportSectionFactoryTest::series)
            .toList());
  }

  private static ProgrammeFigures figures(List<MonthlySeries> series) {
    return new ProgrammeFigures(
        FigureLabelsTest.programme(),
        5,
        IncludedAnswers.NONE,
        Stream.concat(
                measures().map(ReportSectionFactoryTest::figure),
                Stream.of(Figure.of(SkillChangeMeasure.ALL, 1.5, 12)))
            .toList(),
        series,
        List.of(
            new CrossUnitHelpFigure("Finance", "RH", 4.0, 6, null),
            new CrossUnitHelpFigure("RH", "Secrets", null, null, true)));
  }

  private static MonthlySeries series(MeasureId key) {
    return series(key, 3.0, 4.0);
  }

  private static MonthlySeries series(MeasureId key, double first, double last) {
    return new MonthlySeries(
        key,
        List.of(
            new MonthlySeries.Point("2027-01", first, 8, null),
            new MonthlySeries.Point("2027-02", null, null, true),
            new MonthlySeries.Point("2027-03", last, 8, null)));
  }

  private static Figure figure(Measure measure) {
    var figure = Figure.of(measure.id(), 3, 12).in(measure.unit());
    var answers = measure.answers();
    return answers == null
        ? figure
        : figure.with(
            IntStream.rangeClosed(answers.from(), answers.to())
                .mapToObj(answer -> new Figure.Share(answer, 2))
                .toList());
  }

  private static Stream<Measure> measures() {
    return Measures.of(FigureLabelsTest.INSTRUMENTS, FigureLabelsTest.programme()).stream();
  }
}
