package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.SpreadsheetCsv;
import codev.learning.domain.Examples;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.Competency;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measures;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Le tableau des résultats")
class FigureLabelsTest {
  static final BuiltInInstruments INSTRUMENTS = instruments();
  private static final List<Competency> COMPETENCIES =
      List.of(new Competency("listening", "=Écouter, \"vraiment\"", "Listening"));

  private static final List<OwnEvaluationItem> ITEMS =
      List.of(new OwnEvaluationItem("COURAGE", "J’ai osé.", "I dared.", 1, 5));

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("nomme chaque chiffre et chaque partie dans chaque langue")
  void names_each_figure_and_part_in_each_language(String language) {
    var sections = labels().tables(everything(), Locale.of(language));
    assertThat(sections)
        .noneMatch(section -> section.title().startsWith("outcomes."))
        .noneMatch(section -> section.definition().startsWith("outcomes."))
        .noneMatch(section -> String.valueOf(section.moment()).startsWith("outcomes."));
    assertThat(sections)
        .flatMap(FigureTable::rows)
        .hasSameSizeAs(everything().figures())
        .noneMatch(row -> row.label().startsWith("outcomes.") || row.label().isBlank());
  }

  @Test
  @DisplayName("donne une ligne par chiffre, sans valeur quand il n'est pas montré")
  void gives_a_line_for_each_figure() {
    var figures =
        new ProgrammeFigures(
            programme(),
            5,
            new IncludedAnswers(Instant.parse("2027-01-11T00:00:00Z"), 12),
            List.of(
                useful(),
                Figure.suppressed(SessionMeasure.HELD),
                Figure.of(SessionMeasure.PEOPLE, 14, 14).in(Figure.Unit.PEOPLE).ofAll()),
            List.of(),
            List.of());
    assertThat(csv(figures, SpreadsheetCsv.Layout.STANDARD, Locale.ENGLISH))
        .isEqualTo(
            """
            key,label,value,n,suppressed,unit,low,high,distribution,definition,exact
            cut,"Answers as of 11 January 2027, from 12 people.",12,12,,,,,,,
            H1,I learnt something useful for my work.,4.25,10,,AGREEMENT,,,1:0 2:0 3:1 4:5 5:4,"Average of the answers given at the end of sessions, from 1 (strongly disagree) to 5 (strongly agree). “Not applicable” is not counted. The recommendation is rated from 0 to 10.",
            sessions.held,Sessions held,,,true,,,,,"Sessions that have ended; sessions that have a date and have not ended; hours planned by the template and hours from opening to closing, both including the break; share of the people expected who were present (including late arrivals); people expected; number and share of members who have been client at least once.",
            sessions.people,People expected at sessions,14,14,,PEOPLE,,,,"Sessions that have ended; sessions that have a date and have not ended; hours planned by the template and hours from opening to closing, both including the break; share of the people expected who were present (including late arrivals); people expected; number and share of members who have been client at least once.",true
            """
                .replace("\n", "\r\n"));
  }

  @Test
  @DisplayName("s'ouvre dans un tableur français : point-virgule, virgule décimale, marque UTF-8")
  void opens_in_a_french_spreadsheet() {
    var figures =
        new ProgrammeFigures(
            programme(),
            5,
            IncludedAnswers.NONE,
            List.of(
                useful(),
                Figure.suppressed(SessionMeasure.HELD),
                Figure.of(SessionMeasure.PEOPLE, 14, 14).in(Figure.Unit.PEOPLE).ofAll()),
            List.of(),
            List.of());
    assertThat(csv(figures, SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH))
        .startsWith("\ufeffClé;Chiffre;Valeur;Personnes;Non affiché;Échelle;")
        .contains("H1;", ";4,25;10;;accord de 1 à 5;", "sessions.held;Séances tenues;;;oui;")
        .containsPattern("sessions\\.people;[^;]*;14;;;.*;oui\r\n");
    assertThat(csv(figures, SpreadsheetCsv.Layout.SPREADSHEET, Locale.UK))
        .startsWith("\ufeffKey,Figure,Value,People,")
        .contains(",4.25,10,,agreement from 1 to 5,");
    assertThat(csv(figures, SpreadsheetCsv.Layout.COMMAS, Locale.FRENCH))
        .startsWith("\ufeffClé,Chiffre,Valeur,Personnes,")
        .contains(",4.25,10,,accord de 1 à 5,");
  }

  @ParameterizedTest
  @EnumSource(SpreadsheetCsv.Layout.class)
  @DisplayName(
      "écrit un nombre de personnes, de séances ou d’actions sans décimale, une durée avec")
  void writes_counts_without_decimals(SpreadsheetCsv.Layout layout) {
    var figures =
        new ProgrammeFigures(
            programme(),
            5,
            IncludedAnswers.NONE,
            List.of(
                Figure.of(ActionMeasure.DONE, 37, 22).in(Figure.Unit.NUMBER).ofAll(),
                Figure.of(SessionMeasure.HELD, 54, 28).in(Figure.Unit.NUMBER).ofAll(),
                Figure.of(SessionMeasure.HOURS_HELD, 96, 28).in(Figure.Unit.HOURS).ofAll(),
                Figure.of(SessionMeasure.CLIENTS, 27, 28).in(Figure.Unit.PEOPLE).ofAll()),
            List.of(),
            List.of());
    for (var language : List.of(Locale.FRENCH, Locale.UK))
      assertThat(csv(figures, layout, language).replace(';', ','))
          .containsPattern("actions\\.done,[^,]*,37,")
          .containsPattern("sessions\\.held,[^,]*,54,")
          .containsPattern("sessions\\.hours-held,[^,]*,96[.,]0,")
          .containsPattern("sessions\\.clients,[^,]*,27,");
  }

  @Test
  @DisplayName("dit pour des personnes à quel moment une question a été posée")
  void names_the_moment_for_people() {
    var kind = SurveyKind.FOLLOW_UP;
    var after3 = new SurveyMeasure(kind, SurveyKind.Moment.THREE_MONTHS, "F1");
    var after6 = new SurveyMeasure(kind, SurveyKind.Moment.SIX_MONTHS, "F1");
    var figures =
        ReportExamples.figures(
            programme(), List.of(Figure.of(after3, 3.44, 18), Figure.of(after6, 4, 6)));
    var label = "J’ai mis en œuvre au moins une action.";
    assertThat(csv(figures, SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH))
        .contains(
            "follow-up.three-months.F1;3 mois · " + label + ";3,44;",
            "follow-up.six-months.F1;6 mois · " + label + ";4,0;");
    assertThat(csv(figures, SpreadsheetCsv.Layout.STANDARD, Locale.FRENCH))
        .contains(
            "follow-up.three-months.F1," + label + ",3.44,",
            "follow-up.six-months.F1," + label + ",4.0,");
  }

  @Test
  @DisplayName("écrit la recommandation comme la page, et exacte pour un programme")
  void writes_points_as_the_page_does() {
    var score = Figure.of(EvaluationMeasure.RECOMMENDATION, 38.5, 31).in(Figure.Unit.POINTS);
    var figures = ReportExamples.figures(programme(), List.of(score));
    assertThat(labels().tables(figures, Locale.FRENCH))
        .flatExtracting(FigureTable::rows)
        .extracting(FigureRow::shown)
        .containsExactly("+39 points");
    assertThat(csv(figures, SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH)).contains(";39;31;");
    assertThat(csv(figures, SpreadsheetCsv.Layout.STANDARD, Locale.FRENCH)).contains(",38.5,31,");
  }

  @ParameterizedTest
  @EnumSource(Figure.Unit.class)
  @DisplayName("nomme chaque unité d'un tableau, dans les deux langues")
  void names_every_unit(Figure.Unit unit) {
    assertThat(labels().unit(unit, Locale.FRENCH)).isNotBlank().doesNotContain("outcomes.");
    assertThat(labels().unit(unit, Locale.ENGLISH)).isNotBlank().doesNotContain("outcomes.");
  }

  @Test
  @DisplayName("dit une question du programme dans la langue du lecteur, avec son échelle")
  void words_a_programmes_own_item() {
    var figures =
        new ProgrammeFigures(
            programme(),
            5,
            IncludedAnswers.NONE,
            List.of(Figure.of(new ProgrammeItemMeasure("COURAGE"), 4, 5)),
            List.of(),
            List.of());
    assertThat(labels().tables(figures, Locale.FRENCH))
        .flatExtracting(FigureTable::rows)
        .extracting(FigureRow::label)
        .containsExactly("J’ai osé. (de 1 à 5)");
    assertThat(labels().tables(figures, Locale.ENGLISH))
        .flatExtracting(FigureTable::rows)
        .extracting(FigureRow::label)
        .containsExactly("I dared. (from 1 to 5)");
  }

  @Test
  @DisplayName("dit d’un questionnaire du programme le moment, l’échelle et la source")
  void says_where_a_programmes_own_survey_comes_from() {
    var figure =
        Figure.of(new ProgrammeSurveyMeasure("TEAM_SPIRIT", SurveyKind.Moment.END, "T1"), 4, 6);
    var figures =
        new ProgrammeFigures(
            programme(), 5, IncludedAnswers.NONE, List.of(figure), List.of(), List.of());
    var section = labels().tables(figures, Locale.FRENCH).getFirst();
    assertThat(section.title()).isEqualTo("L’entraide – À la fin");
    assertThat(section.definition()).endsWith("Ours, free to use");
    assertThat(section.rows().getFirst().label()).isEqualTo("Un collègue m’a aidé. (de 0 à 6)");
  }

  @Test
  @DisplayName("ne laisse pas un mot du programme devenir une formule")
  void lets_no_word_become_a_formula() {
    var figures =
        new ProgrammeFigures(
            programme(),
            5,
            IncludedAnswers.NONE,
            List.of(Figure.of(new LearningMeasure("listening"), 6, 5)),
            List.of(),
            List.of());
    assertThat(csv(figures, SpreadsheetCsv.Layout.STANDARD, Locale.FRENCH))
        .contains("learnings.listening,\"'=Écouter, \"\"vraiment\"\"\",6.0,5,,");
  }

  private static String csv(
      ProgrammeFigures figures, SpreadsheetCsv.Layout layout, Locale language) {
    return OutcomesCsv.of(figures, labels(), layout, language);
  }

  private static Figure useful() {
    int[] counts = {0, 0, 1, 5, 4};
    return Figure.of(EvaluationMeasure.USEFUL, 4.25, 10)
        .in(Figure.Unit.AGREEMENT)
        .with(
            IntStream.rangeClosed(1, 5)
                .mapToObj(answer -> new Figure.Share(answer, counts[answer - 1]))
                .toList());
  }

  private static ProgrammeFigures everything() {
    return new ProgrammeFigures(
        programme(),
        5,
        IncludedAnswers.NONE,
        Measures.of(INSTRUMENTS, programme()).stream().map(Measure::suppressed).toList(),
        List.of(),
        List.of());
  }

  static ProgrammeFiguresView programme() {
    return new ProgrammeFiguresView(
        "id",
        "Managers 2027",
        List.of(),
        COMPETENCIES,
        ITEMS,
        List.of(Examples.instrument()),
        List.of(),
        Map.of(),
        null);
  }

  static FigureLabels labels() {
    return new FigureLabels(INSTRUMENTS, sentences());
  }

  static MessageSource sentences() {
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasename("messages/learning");
    sentences.setDefaultEncoding("UTF-8");
    sentences.setFallbackToSystemLocale(false);
    sentences.setUseCodeAsDefaultMessage(true);
    return sentences;
  }

  private static BuiltInInstruments instruments() {
    try (var file = FigureLabelsTest.class.getResourceAsStream("/instruments.json")) {
      return JsonMapper.shared().readValue(file, BuiltInInstruments.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
