package codev.learning.outcomes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.ProgrammePeriod;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.FigureScope;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.figures.ProgrammeFiguresView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La réponse à une question")
class VerdictTest {
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-09-26");
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-05-26");
  private static final String UNDER_WAY =
      "Programme en cours depuis le 26 septembre 2026, jusqu’au 26 mai 2027.";
  private static final ObservationFilter FINANCE =
      new ObservationFilter("Finance", null, null, null, null, null);
  private static final FigureFormatter FORMAT =
      new FigureFormatter(ReportExamples.sentences(), Locale.FRENCH);

  @Test
  @DisplayName("sans cible il n'y en a pas")
  void there_is_none_without_a_target() {
    assertThat(ofChange(changed(1.8, 1.4), null, false)).isEmpty();
  }

  @Test
  @DisplayName("est oui à la cible, telle qu'elle est affichée, et au-delà")
  void is_yes_from_the_target_on() {
    assertThat(ofChange(changed(1.8, 1.4), 1.5, false)).contains(Verdict.BEYOND);
    assertThat(ofChange(changed(1.5, 1.1), 1.5, false)).contains(Verdict.MET);
    assertThat(ofChange(changed(1.5, 1.1), 1.504, true)).contains(Verdict.MET);
    assertThat(IndicatorProgress.of(Indicator.SKILLS, changed(1.5, 1.1), "skills", 1.504, FORMAT))
        .as("nothing is missing beside that answer")
        .returns(true, IndicatorProgress::isReached);
    assertThat(IndicatorProgress.of(Indicator.SKILLS, changed(1.49, 1.1), "skills", 1.5, FORMAT))
        .returns(false, IndicatorProgress::isReached);
  }

  @Test
  @DisplayName("juge une part d'après la cible telle qu'elle est écrite, avec ses décimales")
  void judges_a_share_by_its_target_as_it_was_written() {
    assertThat(ofAttendance(0.73))
        .returns("72,5 %", one -> plain(Objects.requireNonNull(one.target())))
        .returns("72,5 %", one -> plain(Objects.requireNonNull(one.asked())))
        .returns(true, IndicatorProgress::isReached);
    assertThat(Verdict.of(ofAttendance(0.73), false)).contains(Verdict.BEYOND);
    assertThat(Verdict.of(ofAttendance(0.72), false)).contains(Verdict.PARTLY);
    assertThat(plain(FORMAT.missing(0.725, 0.72, Unit.SHARE))).isEqualTo("0,5 point");
  }

  @Test
  @DisplayName("a une cible que le formulaire relit telle qu'il l'écrit, dans chaque langue")
  void has_a_target_that_its_form_reads_as_it_writes_it() {
    var english = new FigureFormatter(ReportExamples.sentences(), Locale.UK);
    for (var format : List.of(FORMAT, english)) {
      var shown = IndicatorProgress.of(Indicator.ACTIONS_DONE, done(19), "done", 1200.0, format);
      assertThat(shown.asked()).isEqualTo("1200");
    }
    assertThat(english.formValue(1234.5)).isEqualTo("1234.5");
  }

  private static IndicatorProgress ofAttendance(double share) {
    var attendance = Figure.of(SessionMeasure.ATTENDANCE, share, 28).in(Unit.SHARE).ofAll();
    return IndicatorProgress.of(Indicator.ATTENDANCE, attendance, "attendance", 0.725, FORMAT);
  }

  @Test
  @DisplayName("est « en partie » quand toute la marge est au-dessus de zéro, ou à mi-chemin")
  void is_partly_when_the_whole_margin_is_above_zero() {
    assertThat(ofChange(changed(0.9, 0.3), 1.5, false)).contains(Verdict.PARTLY);
    assertThat(ofChange(changed(0.9, -0.1), 1.5, false)).contains(Verdict.NOT_YET);
    assertThat(ofActions(20, 40, true)).contains(Verdict.PARTLY);
    assertThat(ofActions(19, 40, false)).contains(Verdict.NOT_YET);
  }

  @Test
  @DisplayName("attend des réponses, mais plus une fois le programme terminé")
  void waits_until_the_programme_is_over() {
    for (var target : Arrays.asList(1.5, null)) {
      assertThat(ofNothing(target, new FigureScope(false, false)))
          .isEqualTo("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.");
      assertThat(ofNothing(target, new FigureScope(true, false)))
          .isEqualTo("Pas de réponse à afficher : trop peu de données.");
      for (var isOver : List.of(false, true))
        assertThat(ofNothing(target, new FigureScope(isOver, true)))
            .isEqualTo("Pas affiché pour cette partie du programme.");
    }
    assertThat(ofActions(19, 40, true)).contains(Verdict.MISSED);
  }

  @Test
  @DisplayName("est la seule phrase d'une question dont rien n'est affiché")
  void is_the_only_sentence_of_a_question_without_figures() {
    assertThat(page(LAST_DAY, List.of()).questions())
        .extracting(IndicatorSummary::verdict, IndicatorSummary::sentence)
        .containsExactly(
            tuple("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.", ""),
            tuple("Trop tôt pour répondre.", ""),
            tuple("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.", ""));
    assertThat(page(LAST_DAY, List.of(done(19))).questions().get(1).sentence())
        .as("beside a figure that is shown")
        .isEqualTo("Cibles atteintes : 0 sur 1.");
  }

  @Test
  @DisplayName("d'une finalité n'existe pas : une phrase, vraie des faits aussi, en tient lieu")
  void an_aim_without_figures_has_one_sentence() {
    assertThat(ofAim(LAST_DAY, ObservationFilter.ALL))
        .isEqualTo("Pas encore assez de données pour afficher ces résultats. / pas encore affiché");
    assertThat(ofAim(LAST_DAY.plusDays(1), ObservationFilter.ALL))
        .isEqualTo("Aucun résultat à afficher : trop peu de données. / non affiché");
    for (var day : List.of(LAST_DAY, LAST_DAY.plusDays(1)))
      assertThat(ofAim(day, FINANCE))
          .isEqualTo(
              "Ces résultats ne sont pas affichés pour cette partie du programme. / non affiché");
  }

  @Test
  @DisplayName("suit, de la page à ce qui n'y est pas affiché, une seule règle")
  void follows_one_rule_all_over_the_page() {
    var suppressed =
        ReportExamples.figures(
            programme(), List.of(done(19), Figure.suppressed(EvaluationMeasure.USEFUL)));
    assertThat(absences(suppressed, LAST_DAY, ObservationFilter.ALL))
        .allMatch(sentence -> sentence.contains("encore"));
    for (var day : List.of(LAST_DAY, LAST_DAY.plusDays(1)))
      assertThat(absences(suppressed, day, FINANCE))
          .as("of a part")
          .noneMatch(sentence -> sentence.contains("encore"));
    assertThat(absences(suppressed, LAST_DAY.plusDays(1), ObservationFilter.ALL))
        .noneMatch(sentence -> sentence.contains("encore"));
  }

  /** What is said of the answers, of the whole page, of its hidden parts and of one value. */
  private static List<String> absences(
      ProgrammeFigures figures, LocalDate today, ObservationFilter filter) {
    var page = ReportExamples.pages().ofProgramme(figures, filter, today, Locale.FRENCH);
    return List.of(
        page.cut(),
        page.nothing(),
        Objects.requireNonNull(page.hidden()).reason(),
        page.questions().getFirst().notShown());
  }

  /** The sentence of an aim without figures, and what stands in the place of each. */
  private static String ofAim(LocalDate today, ObservationFilter filter) {
    var figures = ReportExamples.figures(programme(Aim.GROUP_PERFORMANCE), List.of());
    var page = ReportExamples.pages().ofProgramme(figures, filter, today, Locale.FRENCH);
    var aim = page.aims().getFirst();
    assertThat(aim.verdict()).isNull();
    return plain(aim.sentence()) + " / " + aim.notShown();
  }

  @Test
  @DisplayName("une finalité n’est affichée qu’avec un chiffre")
  void aims_are_shown_with_a_figure() {
    var change = Figure.of(SkillChangeMeasure.ALL, 1.19, 12).in(Unit.CHANGE_OF_CONFIDENCE);
    assertThat(ofPractice().showsAims()).isFalse();
    assertThat(ofPractice(change).showsAims()).isTrue();
  }

  private static OutcomesPageModel ofPractice(Figure... figures) {
    return ReportExamples.page(
        ReportExamples.figures(programme(Aim.MANAGERIAL_PRACTICE), List.of(figures)), LAST_DAY);
  }

  /** What is said of the change of skills where it is not shown. */
  private static String ofNothing(@Nullable Double target, FigureScope scope) {
    var headline =
        IndicatorProgress.of(
            Indicator.SKILLS, Figure.suppressed(SkillChangeMeasure.ALL), "skills", target, FORMAT);
    assertThat(Verdict.of(headline, scope.isOver())).isEmpty();
    var summary =
        IndicatorSummary.of("Question", headline, LAST_DAY, List.of(headline), scope, FORMAT);
    assertThat(summary.sentence()).isEmpty();
    return plain(Objects.requireNonNull(summary.verdict()));
  }

  @Test
  @DisplayName("précède le compte des cibles, avec le chiffre et sa cible")
  void comes_before_the_count_of_targets() {
    var question = page(LAST_DAY).questions().get(1);
    assertThat(question.verdict()).isEqualTo("Pas encore.");
    assertThat(page(LAST_DAY).cards().get(1).word()).isEqualTo("Pas encore.");
    assertThat(page(LAST_DAY).cards().get(1).headline())
        .returns("19", IndicatorProgress::value)
        .returns("40", IndicatorProgress::target);
    assertThat(question.sentence()).isEqualTo("Cibles atteintes : 0 sur 1.");
  }

  @Test
  @DisplayName("ne promet plus rien d'un programme terminé")
  void promises_nothing_once_it_is_over() {
    var page = page(LAST_DAY.plusDays(1));
    assertThat(page.state()).isEqualTo("Programme terminé le 26 mai 2027.");
    assertThat(page.questions().get(1).verdict()).startsWith("Non, la cible n’est pas atteinte.");
    assertThat(page.questions().getFirst().sentence()).doesNotContain("encore");
    assertThat(page(LAST_DAY).state()).isEqualTo(UNDER_WAY);
    assertThat(page(FIRST_DAY).state()).isEqualTo(UNDER_WAY);
    assertThat(page(FIRST_DAY.minusDays(1)).state())
        .isEqualTo("Programme à venir, du 26 septembre 2026 au 26 mai 2027.");
  }

  @Test
  @DisplayName("vient après la fin du programme, ses membres et ses groupes, là où ils se disent")
  void comes_after_the_size_of_the_programme() {
    var clients = Figure.of(SessionMeasure.CLIENTS, 27, 28).in(Unit.NUMBER);
    assertThat(sized(clients, 4)).isEqualTo(UNDER_WAY + " 28 membres, 4 groupes.");
    assertThat(sized(clients, 1)).isEqualTo(UNDER_WAY + " 28 membres, un groupe.");
    assertThat(sized(clients, 4, Aim.MANAGERIAL_PRACTICE, Aim.CHANGE_SUPPORT))
        .endsWith("Finalités : pratiques managériales, accompagnement du changement.");
    assertThat(sized(Figure.suppressed(SessionMeasure.CLIENTS), 4)).isEqualTo(UNDER_WAY);
    assertThat(page(LAST_DAY.plusDays(1), List.of(clients)).state())
        .isEqualTo("Programme terminé le 26 mai 2027. 28 membres.");
    assertThat(page(LAST_DAY, List.of(Figure.suppressed(SessionMeasure.CLIENTS))).state())
        .isEqualTo(UNDER_WAY);
  }

  @Test
  @DisplayName("suit une ligne pliée, avec la date de ce qui viendra")
  void is_followed_by_one_folded_line_with_dates() {
    var figures =
        List.of(
            done(19),
            Figure.suppressed(
                new SurveyMeasure(SurveyKind.FOLLOW_UP, SurveyKind.Moment.SIX_MONTHS, "F1")),
            Figure.suppressed(
                new SurveyMeasure(SurveyKind.FOLLOW_UP, SurveyKind.Moment.THREE_MONTHS, "F1")),
            Figure.suppressed(EvaluationMeasure.USEFUL));
    var soon = Objects.requireNonNull(page(LAST_DAY.plusDays(1), figures).hidden());
    assertThat(plain(soon.summary())).isEqualTo("À venir : 2 parties, à partir du 26 août 2027");
    assertThat(soon.later().stream().map(VerdictTest::plain))
        .containsExactly(
            "Trois mois après (accord de 1 à 5) : à partir du 26 août 2027",
            "Six mois après (accord de 1 à 5) : à partir du 26 novembre 2027");
    assertThat(soon.others()).containsExactly("Après chaque séance (accord de 1 à 5)");
    var after = Objects.requireNonNull(page(LAST_DAY.plusYears(1), figures).hidden());
    assertThat(after.summary()).isEqualTo("3 parties ne sont pas affichées");
    assertThat(after.later()).isEmpty();
    assertThat(page(LAST_DAY).hidden()).isNull();
  }

  @Test
  @DisplayName("annonce aussi ce qui est demandé au début et au milieu, le jour de l'envoi")
  void announces_what_is_asked_at_the_start_and_in_the_middle() {
    var figures =
        List.of(
            done(19),
            Figure.suppressed(
                new SurveyMeasure(SurveyKind.CLIMATE, SurveyKind.Moment.MIDDLE, "H2")),
            Figure.suppressed(new SurveyMeasure(SurveyKind.SKILLS, SurveyKind.Moment.START, "C1")));
    var hidden = Objects.requireNonNull(page(FIRST_DAY.minusDays(1), figures).hidden());
    assertThat(hidden.later().stream().map(VerdictTest::plain))
        .containsExactly(
            "Compétences au début (confiance de 0 à 10) : à partir du 26 septembre 2026",
            "Climat à mi-parcours (accord de 1 à 5) : à partir du 8 février 2027");
    assertThat(Objects.requireNonNull(page(FIRST_DAY, figures).hidden()).later()).hasSize(1);
  }

  @Test
  @DisplayName("est trop tôt, avec le jour où les réponses sont attendues tant qu'il est à venir")
  void is_too_early_with_the_day_of_the_answers() {
    assertThat(page(FIRST_DAY).questions().getFirst().verdict())
        .isEqualTo("Trop tôt pour répondre. Réponses attendues à partir du 26 mai 2027.");
    var afterwards = page(LAST_DAY.plusDays(1)).questions().getFirst().verdict();
    assertThat(plain(Objects.requireNonNull(afterwards)))
        .isEqualTo("Pas de réponse à afficher : trop peu de données.");
  }

  @Test
  @DisplayName("un groupe n'attend plus rien, lui non plus, d'un programme terminé")
  void a_group_awaits_nothing_once_the_programme_is_over() {
    var figures = ReportExamples.figures(programme(), List.of(done(19)));
    var group = ReportExamples.pages();
    assertThat(group.ofGroup(figures, LAST_DAY, Locale.FRENCH).isOver()).isFalse();
    var over = group.ofGroup(figures, LAST_DAY.plusDays(1), Locale.FRENCH);
    assertThat(over.isOver()).isTrue();
    assertThat(over.questions()).allMatch(IndicatorSummary::isOver);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("aucune phrase de chapitre ne promet quelque chose pour plus tard")
  void no_sentence_of_a_section_promises_anything(String language) {
    for (var section :
        List.of(
            "session",
            "skills",
            "actions",
            "follow-up",
            "learnings",
            "cooperation",
            "sessions",
            "climate"))
      assertThat(
              ReportExamples.sentences()
                  .getMessage("outcomes.says." + section, null, Locale.of(language)))
          .doesNotContain("outcomes.", "encore", "yet", "apparaîtra", "will appear");
  }

  private static OutcomesPageModel page(LocalDate today) {
    return page(today, List.of(done(19)));
  }

  private static OutcomesPageModel page(LocalDate today, List<Figure> all) {
    var figures = ReportExamples.figures(programme(), all);
    return plain(ReportExamples.page(figures, today));
  }

  /** The head of the page of a programme of so many groups. */
  private static String sized(Figure turns, int groups, Aim... aims) {
    var figures =
        new ProgrammeFigures(
            programme(aims),
            5,
            IncludedAnswers.NONE,
            List.of(turns),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            groups);
    return plain(ReportExamples.page(figures, LAST_DAY).state());
  }

  private static ProgrammeFiguresView programme(Aim... aims) {
    return new ProgrammeFiguresView(
        "id",
        "P",
        List.of(aims),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of("actions.done", 40.0, "skills.change.all", 1.5),
        new ProgrammePeriod(FIRST_DAY, LAST_DAY));
  }

  /** With ordinary spaces, as this file is written. */
  private static OutcomesPageModel plain(OutcomesPageModel page) {
    return new OutcomesPageModel(
        plain(page.state()),
        page.isOver(),
        page.showsFacts(),
        page.showsActions(),
        page.cut(),
        page.nothing(),
        page.questions().stream()
            .map(
                one ->
                    new IndicatorSummary(
                        one.title(),
                        one.verdict() == null ? null : plain(one.verdict()),
                        one.headline(),
                        plain(one.sentence()),
                        one.indicators(),
                        one.isOver(),
                        one.notShown()))
            .toList(),
        page.aims(),
        page.surveys(),
        page.indicators(),
        page.keyFigures(),
        page.cards(),
        page.sections(),
        page.hidden());
  }

  private static String plain(String words) {
    return words.replaceAll("[\u00a0\u202f]", " ");
  }

  private static Optional<Verdict> ofChange(
      Figure figure, @Nullable Double target, boolean isOver) {
    return Verdict.of(
        IndicatorProgress.of(Indicator.SKILLS, figure, "skills", target, FORMAT), isOver);
  }

  private static Optional<Verdict> ofActions(double done, double target, boolean isOver) {
    return Verdict.of(
        IndicatorProgress.of(Indicator.ACTIONS_DONE, done(done), "done", target, FORMAT), isOver);
  }

  private static Figure done(double actions) {
    return Figure.of(ActionMeasure.DONE, actions, 12).in(Unit.NUMBER).ofAll();
  }

  private static Figure changed(double value, double low) {
    return new Figure(
        SkillChangeMeasure.ALL,
        value,
        22,
        null,
        Unit.CHANGE_OF_CONFIDENCE,
        low,
        value + value - low,
        null,
        null);
  }
}
