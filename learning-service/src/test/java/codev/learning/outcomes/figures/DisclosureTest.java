package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureProtection;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.QuestionnaireId;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.Figure.Unit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui peut être dit")
class DisclosureTest {
  private static final MeasureId USEFUL = EvaluationMeasure.USEFUL;
  private static final MeasureId TURNS = SessionMeasure.ROTATION;
  private static final UUID GROUP = new UUID(0, 1);
  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");
  private static final Measure H1 = Measure.mean(USEFUL, Unit.NUMBER);
  private static final Measure EFFECT = Measure.mean(ActionMeasure.EFFECT, Unit.NUMBER);

  private final Microaggregator observations = new Microaggregator();

  @Test
  @DisplayName("ce qu'un questionnaire du programme demande est confié, comme le reste")
  void what_a_programmes_own_survey_asks_is_confided() {
    assertThat(
            new ProgrammeSurveyMeasure("TEAM_SPIRIT", SurveyKind.Moment.START, "T1").protection())
        .isEqualTo(MeasureProtection.PERSONAL)
        .matches(MeasureProtection::isConfided);
  }

  @Test
  @DisplayName("un questionnaire du programme dit aussi ce qui change, pour les mêmes personnes")
  void a_programmes_own_survey_shows_its_change() {
    var start = new ProgrammeSurveyMeasure("MOOD", SurveyKind.Moment.START, "M1");
    var end = new ProgrammeSurveyMeasure("MOOD", SurveyKind.Moment.END, "M1");
    var change =
        new Measure(
            end.change(), end.change(), Measure.Calculation.CHANGE, Unit.CHANGE_ON_OWN_SCALE, null);
    members("Finance", 1, 12);
    for (int i = 1; i <= 12; i++)
      observations.add(start, seen("p" + i, "Finance", "Lyon", "A", JANUARY, 2.0));
    var summer = JANUARY.plusMonths(6);
    for (int i = 1; i <= 5; i++)
      observations.add(end, seen("p" + i, "Finance", "Lyon", "A", summer, 5.0));
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, change).value()).isNull();
    observations.add(end, seen("p6", "Finance", "Lyon", "A", summer, 5.0));
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, change))
        .returns(3.0, Figure::value)
        .returns(6, Figure::n);
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, Measure.mean(end, Unit.OWN_SCALE)).n())
        .isEqualTo(6);
  }

  @Test
  @DisplayName("cinq personnes ne font pas un chiffre : celle qui regarde en est peut-être")
  void five_people_make_no_figure() {
    answers(1, 5);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
  }

  @Test
  @DisplayName("six personnes en font un, avec leur nombre")
  void six_people_make_one_with_their_number() {
    answers(1, 6);
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 3.5, 6).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("ce que tous ont vu dans la salle se dit dès cinq personnes")
  void what_all_have_seen_is_told_of_five_people() {
    for (int i = 1; i <= 4; i++) saw(i);
    assertThat(sessionsHeld()).isEqualTo(Figure.suppressed(SessionMeasure.HELD));
    saw(5);
    assertThat(sessionsHeld()).isEqualTo(Figure.of(SessionMeasure.HELD, 5, 5).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("un fait est compté en entier, aussitôt, et autant pour l'un que pour l'autre")
  void a_process_fact_is_exact_current_and_the_same_for_all() {
    for (int i = 1; i <= 4; i++) done("p" + i, "Finance", "A");
    done("p5", "RH", "B");
    assertThat(actionsDone(Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(5);
    done("p1", "Finance", "A");
    assertThat(actionsDone(Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(6);
    assertThat(actionsDone(Viewer.SPONSOR, ObservationFilter.ALL)).isEqualTo(6);
  }

  @Test
  @DisplayName(
      "un fait n'est pas montré, ni compté en partie, quand un filtre désignerait quelqu'un")
  void a_process_fact_is_suppressed_where_a_filter_could_single_somebody_out() {
    members("Finance", 1, 12);
    for (int i = 1; i <= 6; i++) done("p" + i, "Finance", "A");
    assertThat(actionsDone(Viewer.MANAGER, unit("Finance"))).isNull();
    assertThat(actionsDone(Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(6);
  }

  @Test
  @DisplayName("la part des actions faites se calcule des deux nombres affichés, pas d'une période")
  void the_share_of_actions_done_is_of_the_two_figures_shown() {
    for (int i = 1; i <= 8; i++) committed("p" + i);
    for (int i = 1; i <= 4; i++) done("p" + i, "Finance", "A");
    assertThat(shareDone(ObservationFilter.ALL)).as("four people").returns(null, Figure::value);
    for (int i = 5; i <= 6; i++) done("p" + i, "Finance", "A");
    assertThat(shareDone(ObservationFilter.ALL))
        .returns(0.75, Figure::value)
        .returns(8, Figure::n)
        .returns(true, Figure::exact);
    var day = ObservationFilter.between(JANUARY, JANUARY);
    assertThat(actionsDone(Viewer.MANAGER, day)).isNull();
    assertThat(shareDone(day)).returns(null, Figure::value);
  }

  @Test
  @DisplayName("les actions d'un groupe sont comptées pour ses membres, pas comparées")
  void the_actions_of_a_group_are_exact_for_its_members_only() {
    for (int i = 1; i <= 5; i++) done("p" + i, "Finance", GROUP.toString());
    for (int i = 6; i <= 9; i++) done("p" + i, "Finance", "B");
    var ofOne = new ObservationFilter(null, null, null, null, null, GROUP);
    assertThat(actionsDone(Viewer.MANAGER, ofOne)).isNull();
    var member = Viewer.ofGroup(GROUP.toString());
    assertThat(actionsDone(member, ObservationFilter.ALL)).isEqualTo(5);
    assertThat(actionsDone(member, ObservationFilter.between(JANUARY, JANUARY))).isNull();
  }

  @Test
  @DisplayName("les faits d'un mois sont exacts, sans que la différence au total désigne personne")
  void facts_by_month_are_exact_and_leave_enough() {
    for (int month = 0; month < 3; month++)
      for (int i = 1; i <= 6; i++) doneOn("p" + i, i > 3 ? "B" : "A", month);
    assertThat(doneByMonth(Viewer.SPONSOR)).containsExactly(6.0, 6.0, 6.0);
    doneOn("p1", "A", 3);
    assertThat(doneByMonth(Viewer.SPONSOR)).containsExactly(6.0, 6.0, null, null);
    for (int i = 2; i <= 5; i++) doneOn("p" + i, i > 3 ? "B" : "A", 3);
    assertThat(doneByMonth(Viewer.SPONSOR)).containsExactly(6.0, 6.0, 6.0, 5.0);
    assertThat(doneByMonth(Viewer.MANAGER_LIKE_SPONSOR)).isEqualTo(doneByMonth(Viewer.SPONSOR));
  }

  @Test
  @DisplayName("une séance prévue compte dès cinq membres, et pour deux groupes au moins")
  void a_planned_session_is_a_fact_about_the_members_of_its_group() {
    joins("A", 1, 4);
    observations.plan("s1", "A", JANUARY);
    assertThat(planned(Viewer.MANAGER)).isNull();
    joins("A", 5, 5);
    assertThat(planned(Viewer.MANAGER)).isEqualTo(1);
    assertThat(planned(Viewer.SPONSOR)).isNull();
    joins("B", 6, 7);
    observations.plan("s2", "B", JANUARY.plusMonths(1));
    observations.plan("s2", "B", JANUARY.plusMonths(2));
    assertThat(planned(Viewer.SPONSOR)).isEqualTo(2);
    var months =
        observations.discloseByMonth(SessionMeasure.PLANNED, Viewer.SPONSOR, ObservationFilter.ALL);
    assertThat(months).as("each month is one group's").isEmpty();
    observations.unplan("s1");
    assertThat(planned(Viewer.SPONSOR)).isNull();
    assertThat(planned(Viewer.MANAGER)).as("of a group of two").isNull();
  }

  private @Nullable Double planned(Viewer viewer) {
    return figure(viewer, ObservationFilter.ALL, Measure.sum(SessionMeasure.PLANNED, Unit.NUMBER))
        .value();
  }

  @Test
  @DisplayName("qu’aucune séance ne reste à tenir est un fait, à côté de celles qui sont tenues")
  void no_session_to_come_is_a_fact_beside_those_held() {
    var toCome = Measure.sum(SessionMeasure.PLANNED, Unit.NUMBER);
    joins("A", 1, 5);
    assertThat(shown(toCome, Viewer.MANAGER, ObservationFilter.ALL).suppressed())
        .as("before the first session")
        .isTrue();
    for (int i = 1; i <= 5; i++) saw(i);
    assertThat(shown(toCome, Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(zero(toCome));
    assertThat(shown(toCome, Viewer.ofGroup("A"), ObservationFilter.ALL)).isEqualTo(zero(toCome));
    assertThat(shown(toCome, Viewer.ofGroup("B"), ObservationFilter.ALL).suppressed()).isTrue();
    assertThat(shown(toCome, Viewer.MANAGER, unit("Finance")).suppressed()).isTrue();
    assertThat(shown(toCome, Viewer.SPONSOR, ObservationFilter.ALL).suppressed())
        .as("of one group")
        .isTrue();
    observations.plan("s1", "B", JANUARY);
    assertThat(shown(toCome, Viewer.MANAGER, ObservationFilter.ALL).suppressed())
        .as("one of a group without members is not none")
        .isTrue();
    observations.unplan("s1");
    assertThat(shown(toCome, Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(zero(toCome));
  }

  @Test
  @DisplayName("qu’aucune action n’est abandonnée est un fait, si cinq personnes en ont à finir")
  void no_abandoned_action_is_a_fact_among_those_left_of_five_people() {
    var abandoned = Measures.of(ActionMeasure.ABANDONED);
    for (int i = 1; i <= 10; i++) committed("p" + i);
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(zero(abandoned));
    assertThat(shown(abandoned, Viewer.ofGroup("A"), ObservationFilter.ALL).suppressed()).isTrue();
    var day = ObservationFilter.between(JANUARY, JANUARY);
    assertThat(shown(abandoned, Viewer.MANAGER, day).suppressed()).isTrue();
    for (int i = 1; i <= 5; i++) done("p" + i, "Finance", "A");
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(zero(abandoned));
    done("p6", "Finance", "A");
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL).suppressed())
        .as("four people are left: with one, a count that is suppressed would be 1")
        .isTrue();
    for (int i = 7; i <= 10; i++) ended(ActionMeasure.PARTLY, i);
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL).suppressed())
        .as("those done in part are suppressed: a 0 would tell how many they are")
        .isTrue();
  }

  @Test
  @DisplayName("qu’aucune action n’est abandonnée est un fait, si toutes sont faites")
  void no_abandoned_action_is_a_fact_where_all_are_done() {
    var abandoned = Measures.of(ActionMeasure.ABANDONED);
    for (int i = 1; i <= 6; i++) committed("p" + i);
    for (int i = 1; i <= 6; i++) done("p" + i, "Finance", "A");
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(zero(abandoned));
  }

  @Test
  @DisplayName("une seule action abandonnée n’est pas montrée, ni comme aucune")
  void one_abandoned_action_is_not_shown() {
    var abandoned = Measures.of(ActionMeasure.ABANDONED);
    for (int i = 1; i <= 10; i++) committed("p" + i);
    ended(ActionMeasure.ABANDONED, 1);
    assertThat(shown(abandoned, Viewer.MANAGER, ObservationFilter.ALL).suppressed()).isTrue();
  }

  private Figure shown(Measure measure, Viewer reader, ObservationFilter filter) {
    return new FigureCalculator(observations, reader, filter).figures(List.of(measure)).getFirst();
  }

  private static Figure zero(Measure measure) {
    return Figure.of(measure.id(), 0, 0).in(measure.unit()).ofAll();
  }

  private void ended(ActionMeasure end, int person) {
    observations.add(end, seen("p" + person, "Finance", "Lyon", "A", JANUARY, 1.0));
  }

  @Test
  @DisplayName("les tours sont ceux des membres d'aujourd'hui, comme au tableau des groupes")
  void turns_are_those_of_todays_members() {
    joins("A", 1, 6);
    for (int i = 1; i <= 6; i++) turn(i, "A", 0);
    assertThat(rotation()).as("before the first session").isEqualTo(Figure.suppressed(TURNS));
    saw(1);
    for (int i = 1; i <= 3; i++) turn(i, "A", 1);
    assertThat(rotation()).isEqualTo(Figure.of(SessionMeasure.ROTATION, 0.5, 6).in(Unit.SHARE));
    observations.removeMember("p1", "A");
    assertThat(rotation()).isEqualTo(Figure.of(SessionMeasure.ROTATION, 0.4, 5).in(Unit.SHARE));
    joins("A", 7, 7);
    turn(7, "A", 0);
    assertThat(rotation()).isEqualTo(Figure.of(SessionMeasure.ROTATION, 0.33, 6).in(Unit.SHARE));
    turn(1, "A", 1);
    assertThat(rotation()).isEqualTo(Figure.of(SessionMeasure.ROTATION, 0.33, 6).in(Unit.SHARE));
  }

  @Test
  @DisplayName("un questionnaire entre en entier : chaque question a le même nombre de personnes")
  void a_questionnaire_enters_as_a_whole() {
    var applies = Measure.mean(new EvaluationMeasure("H9"), Unit.NUMBER);
    for (int i = 1; i <= 5; i++) evaluation(i, USEFUL, EvaluationMeasure.SAFE, applies.id());
    evaluation(6, USEFUL, EvaluationMeasure.SAFE);
    var safe = Measure.mean(EvaluationMeasure.SAFE, Unit.NUMBER);
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, safe).n()).isEqualTo(6);
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(6);
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, applies).n()).isNull();
    for (int i = 7; i <= 12; i++) evaluation(i, USEFUL, EvaluationMeasure.SAFE, applies.id());
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, safe).n()).isEqualTo(12);
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(12);
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, applies).n()).isEqualTo(11);
  }

  @Test
  @DisplayName("au seuil de trois, une évaluation attend six personnes, la confiance aussi")
  void an_evaluation_waits_for_what_its_strictest_question_needs() {
    observations.changeThreshold(3);
    for (int i = 1; i <= 5; i++) evaluation(i, USEFUL, EvaluationMeasure.SAFE);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
    evaluation(6, USEFUL);
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(6);
    var safe = Measure.mean(EvaluationMeasure.SAFE, Unit.NUMBER);
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, safe).n()).isNull();
  }

  @Test
  @DisplayName("le commanditaire ne voit pas non plus les faits d'un groupe seul, même d'un jour")
  void a_sponsor_does_not_see_the_facts_of_a_single_group() {
    for (int i = 1; i <= 6; i++) done("p" + i, "Finance", "A");
    assertThat(actionsDone(Viewer.SPONSOR, ObservationFilter.ALL)).isNull();
    assertThat(actionsDone(Viewer.MANAGER, ObservationFilter.ALL)).isEqualTo(6);
    for (int i = 7; i <= 9; i++) done("p" + i, "Finance", "B");
    assertThat(actionsDone(Viewer.SPONSOR, ObservationFilter.ALL)).isEqualTo(9);
    var day = ObservationFilter.between(JANUARY, JANUARY);
    assertThat(actionsDone(Viewer.SPONSOR, day)).isNull();
  }

  @Test
  @DisplayName("deux périodes voisines ne livrent pas l’action qui les sépare")
  void two_neighbouring_periods_do_not_give_away_the_action_between() {
    joins("A", 1, 7);
    for (int i = 1; i <= 6; i++) done("p" + i, "Finance", "A");
    doneOn("p7", "A", 1);
    var manager = observations.sharedViewer(Viewer.MANAGER, ObservationFilter.ALL);
    var without = ObservationFilter.between(null, JANUARY);
    var with = ObservationFilter.between(null, JANUARY.plusMonths(1));
    assertThat(actionsDone(manager, ObservationFilter.ALL)).isEqualTo(7);
    assertThat(actionsDone(manager, without)).as("6, and 7 with the next one").isNull();
    assertThat(actionsDone(manager, with)).isNull();
    for (int i = 1; i <= 5; i++) saw(i);
    assertThat(sessionsHeld(without)).as("the calendar of the group says it, too").isEqualTo(5);
  }

  @Test
  @DisplayName("d’un seul groupe aussi, le responsable voit les mois du programme entier")
  void the_manager_of_one_group_sees_the_months_of_the_whole_programme() {
    joins("A", 1, 6);
    for (int month = 0; month < 3; month++)
      for (int i = 1; i <= 6; i++) doneOn("p" + i, "A", month);
    var manager = observations.sharedViewer(Viewer.MANAGER, ObservationFilter.ALL);
    assertThat(doneByMonth(manager)).containsExactly(6.0, 6.0, 6.0);
    doneOn("p1", "A", 3);
    assertThat(doneByMonth(manager)).containsExactly(6.0, 6.0, null, null);
  }

  @Test
  @DisplayName("un responsable et un commanditaire voient les mêmes chiffres d'un programme")
  void a_manager_and_a_sponsor_see_the_same_figures() {
    joins("A", 1, 6);
    joins("B", 7, 12);
    answers(1, 6);
    assertThat(shared(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
    for (int i = 7; i <= 12; i++) answer("p" + i, "Finance", "Lyon", "B", JANUARY, i);
    assertThat(shared(ObservationFilter.ALL)).isEqualTo(toSponsor());
    assertThat(toSponsor()).isEqualTo(Figure.of(USEFUL, 6.5, 12).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("il n’y a pas de part d’actions faites quand toutes sont retirées")
  void there_is_no_share_of_actions_that_are_all_withdrawn() {
    for (int i = 1; i <= 6; i++)
      for (var measure : List.of(ActionMeasure.COMMITTED, ActionMeasure.DONE))
        observations.add(measure, seen("p" + i, "Finance", "Lyon", "A", JANUARY, 0.0));
    assertThat(actionsDone(Viewer.MANAGER, ObservationFilter.ALL)).isZero();
    assertThat(shareDone(ObservationFilter.ALL).suppressed()).isTrue();
  }

  @Test
  @DisplayName("la date des réponses ne compte ni l'entraide ni ce qui est un fait")
  void the_cut_counts_answers_alone() {
    var measures = List.of(H1, Measure.mean(HelpMeasure.ACROSS_UNITS, Unit.SHARE));
    for (int i = 1; i <= 6; i++)
      observations.add(
          HelpMeasure.ACROSS_UNITS, seen("p" + i, "Finance", "Lyon", "A", JANUARY, 1.0));
    var figures = new FigureCalculator(observations, Viewer.MANAGER, ObservationFilter.ALL);
    assertThat(figures.cut(measures)).isEqualTo(IncludedAnswers.NONE);
    answers(1, 7);
    assertThat(figures.cut(measures))
        .returns(6, IncludedAnswers::people)
        .returns(JANUARY, IncludedAnswers::day);
  }

  @Test
  @DisplayName("ce qui touche à la confiance ne se dit jamais sous cinq personnes")
  void what_concerns_trust_is_never_shown_below_five() {
    observations.changeThreshold(3);
    var trust = Measure.mean(EvaluationMeasure.SAFE, Unit.NUMBER);
    for (int i = 1; i <= 5; i++)
      observations.add(trust.id(), seen("p" + i, "Finance", "Lyon", "A", JANUARY, 4.0));
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, trust).value()).isNull();
    observations.add(trust.id(), seen("p6", "Finance", "Lyon", "A", JANUARY, 4.0));
    assertThat(figure(Viewer.MANAGER, ObservationFilter.ALL, trust).n()).isEqualTo(6);
  }

  @Test
  @DisplayName("six réponses de cinq personnes ne font pas un chiffre")
  void six_answers_of_five_people_make_no_figure() {
    answers(1, 5);
    answer("p5", "Finance", "Lyon", "A", JANUARY.plusWeeks(4), 5);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
  }

  @Test
  @DisplayName("une réponse de plus ne change rien avant la sixième")
  void one_more_answer_changes_nothing_until_the_sixth() {
    answers(1, 6);
    var before = toManager(ObservationFilter.ALL);
    for (int i = 7; i <= 11; i++) {
      answers(i, i);
      assertThat(toManager(ObservationFilter.ALL)).isEqualTo(before);
    }
    answers(12, 12);
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 6.5, 12).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le seuil du programme peut être plus haut que cinq")
  void the_programmes_threshold_may_be_higher() {
    observations.changeThreshold(8);
    answers(1, 8);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
    answers(9, 9);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.of(USEFUL, 5, 9).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le seuil ne descend jamais sous trois")
  void the_threshold_never_goes_below_three() {
    observations.changeThreshold(1);
    answers(1, 3);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
    answers(4, 4);
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(4);
  }

  @Test
  @DisplayName("un seuil relevé vaut aussi pour le passé")
  void a_raised_threshold_counts_for_the_past() {
    answers(1, 6);
    observations.changeThreshold(6);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
  }

  @Test
  @DisplayName("un seuil abaissé ne relie pas autrement ce qui l'était déjà")
  void a_lowered_threshold_does_not_bind_anew() {
    answers(1, 6);
    var before = toManager(ObservationFilter.ALL);
    observations.changeThreshold(3);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(before);
  }

  @Test
  @DisplayName("une unité nombreuse a ses propres chiffres sur ce que chacun dit de soi")
  void a_large_unit_has_figures_of_its_own() {
    members("Finance", 1, 12);
    members("RH", 13, 24);
    for (int i = 1; i <= 12; i++) {
      effect("p" + i, "Finance", 4);
      effect("p" + (12 + i), "RH", 2);
    }
    assertThat(effects(unit("Finance")))
        .isEqualTo(Figure.of(ActionMeasure.EFFECT, 4, 12).in(Unit.NUMBER));
    assertThat(effects(unit("RH")))
        .isEqualTo(Figure.of(ActionMeasure.EFFECT, 2, 12).in(Unit.NUMBER));
    assertThat(effects(ObservationFilter.ALL))
        .isEqualTo(Figure.of(ActionMeasure.EFFECT, 3, 24).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("le total moins une unité ne livre pas les deux personnes de l'autre")
  void the_total_less_one_unit_does_not_give_away_the_two_of_the_other() {
    members("Finance", 1, 12);
    members("RH", 13, 14);
    for (int i = 1; i <= 12; i++) effect("p" + i, "Finance", 4);
    for (int i = 13; i <= 14; i++) effect("p" + i, "RH", 1);
    var total = effects(ObservationFilter.ALL);
    var finance = effects(unit("Finance"));
    assertThat(effects(unit("RH"))).isEqualTo(Figure.suppressed(ActionMeasure.EFFECT));
    assertThat(total.n()).isEqualTo(finance.n());
  }

  @Test
  @DisplayName("deux périodes voisines ne livrent pas le jour qui les sépare")
  void two_neighbouring_periods_do_not_give_away_the_day_between() {
    for (int i = 1; i <= 12; i++) answer("p" + i, "Finance", "Lyon", "A", JANUARY.plusDays(i), i);
    var upToTheEleventh = ObservationFilter.between(null, JANUARY.plusDays(11));
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 6.5, 12).in(Unit.NUMBER));
    assertThat(toManager(upToTheEleventh)).isEqualTo(Figure.of(USEFUL, 3.5, 6).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("un groupe assez nombreux a ses propres chiffres, qu'il voit lui-même")
  void a_large_group_has_figures_of_its_own() {
    joins("A", 1, 6);
    joins("B", 7, 12);
    for (int i = 1; i <= 6; i++) {
      answer("p" + i, "Finance", "Lyon", "A", JANUARY, 4);
      answer("p" + (6 + i), "RH", "Lyon", "B", JANUARY, 2);
    }
    assertThat(figure(Viewer.ofGroup("A"), ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 4, 6).in(Unit.NUMBER));
    assertThat(figure(Viewer.facilitating(Set.of("B")), ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 2, 6).in(Unit.NUMBER));
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 3, 12).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("les groupes trop petits attendent ensemble, et aucun n'a ses chiffres")
  void small_groups_wait_together() {
    joins("A", 1, 5);
    joins("B", 6, 8);
    answers(1, 5);
    assertThat(toManager(ObservationFilter.ALL)).isEqualTo(Figure.suppressed(USEFUL));
    answer("p6", "RH", "Lyon", "B", JANUARY, 6);
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 3.5, 6).in(Unit.NUMBER));
    assertThat(figure(Viewer.ofGroup("A"), ObservationFilter.ALL))
        .isEqualTo(Figure.suppressed(USEFUL));
  }

  @Test
  @DisplayName("ce qui attend encore rejoint le groupe dès qu'il est assez nombreux")
  void what_still_waits_joins_the_group_once_it_is_large_enough() {
    answers(1, 3);
    joins("A", 1, 8);
    answers(4, 6);
    assertThat(figure(Viewer.ofGroup("A"), ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 3.5, 6).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("qui anime plusieurs petits groupes les voit ensemble")
  void whoever_facilitates_several_small_groups_sees_them_together() {
    joins("A", 1, 5);
    joins("B", 6, 8);
    answers(1, 5);
    answer("p6", "RH", "Lyon", "B", JANUARY, 6);
    assertThat(figure(Viewer.facilitating(Set.of("A", "B")), ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 3.5, 6).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("un animateur ne voit pas ce que chacun dit de soi")
  void a_facilitator_does_not_see_what_people_tell_of_themselves() {
    for (int i = 1; i <= 6; i++) effect("p" + i, "Finance", 4);
    assertThat(effects(ObservationFilter.ALL).n()).isEqualTo(6);
    assertThat(figure(Viewer.facilitating(Set.of("A")), ObservationFilter.ALL, EFFECT))
        .isEqualTo(Figure.suppressed(ActionMeasure.EFFECT));
  }

  @Test
  @DisplayName("un groupe qu'on quitte peut devenir trop petit pour ses propres chiffres")
  void a_group_that_is_left_may_become_too_small() {
    joins("A", 1, 6);
    observations.removeMember("p6", "A");
    answers(1, 5);
    answer("p7", "RH", "Lyon", "B", JANUARY, 7);
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(6);
    assertThat(figure(Viewer.ofGroup("A"), ObservationFilter.ALL))
        .isEqualTo(Figure.suppressed(USEFUL));
  }

  @Test
  @DisplayName("le commanditaire ne voit pas un groupe seul")
  void a_sponsor_does_not_see_a_single_group() {
    answers(1, 6);
    assertThat(toSponsor()).isEqualTo(Figure.suppressed(USEFUL));
    assertThat(toManager(ObservationFilter.ALL).n()).isEqualTo(6);
  }

  @Test
  @DisplayName("il voit deux groupes ensemble, aussi quand chacun a ses propres faisceaux")
  void a_sponsor_sees_two_groups_together() {
    joins("A", 1, 6);
    joins("B", 7, 12);
    answers(1, 6);
    for (int i = 7; i <= 12; i++) answer("p" + i, "Finance", "Lyon", "B", JANUARY, i);
    assertThat(toSponsor()).isEqualTo(Figure.of(USEFUL, 6.5, 12).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("un groupe qui continue seul n'apparaît pas par différence")
  void a_group_going_on_alone_does_not_show_by_difference() {
    answers(1, 6);
    for (int i = 7; i <= 12; i++) answer("p" + i, "Finance", "Lyon", "B", JANUARY, i);
    var before = toSponsor();
    answers(1, 6);
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 99 / 18.0, 12).in(Unit.NUMBER));
    assertThat(toSponsor()).isEqualTo(before);
  }

  @Test
  @DisplayName("des mots effacés emportent leur faisceau, et lui seul")
  void erased_words_take_their_bundle_with_them_and_no_other() {
    answers(1, 5);
    observations.add(USEFUL, seen("p6", "Finance", "Lyon", "A", JANUARY, null));
    answers(7, 12);
    assertThat(toManager(ObservationFilter.ALL))
        .isEqualTo(Figure.of(USEFUL, 9.5, 6).in(Unit.NUMBER));
  }

  @Test
  @DisplayName("la recommandation est la part des 9 et 10 moins celle des 0 à 6")
  void recommendation_is_promoters_less_detractors() {
    int[] scores = {10, 9, 9, 8, 3, 10};
    for (int i = 0; i < scores.length; i++)
      answer("p" + i, "Finance", "Lyon", "A", JANUARY, scores[i]);
    var recommendation =
        new Measure(
            EvaluationMeasure.RECOMMENDATION,
            USEFUL,
            Measure.Calculation.RECOMMENDATION,
            Unit.POINTS,
            null);
    assertThat(
            recommendation.figure(
                observations.disclose(USEFUL, Viewer.MANAGER, ObservationFilter.ALL)))
        .isEqualTo(Figure.of(EvaluationMeasure.RECOMMENDATION, 50, 6).in(Unit.POINTS));
  }

  private void joins(String group, int from, int to) {
    IntStream.rangeClosed(from, to).forEach(i -> observations.addMember("p" + i, group));
  }

  private void saw(int person) {
    observations.add(SessionMeasure.HELD, seen("p" + person, "Finance", "Lyon", "A", JANUARY, 1.0));
  }

  private void done(String person, String unit, String group) {
    observations.add(ActionMeasure.DONE, seen(person, unit, "Lyon", group, JANUARY, 1.0));
  }

  private void committed(String person) {
    observations.add(ActionMeasure.COMMITTED, seen(person, "Finance", "Lyon", "A", JANUARY, 1.0));
  }

  private Figure shareDone(ObservationFilter filter) {
    return new FigureCalculator(observations, Viewer.MANAGER, filter)
        .figures(List.of(Measures.of(ActionMeasure.DONE_SHARE)))
        .getFirst();
  }

  private void doneOn(String person, String group, int month) {
    observations.add(
        ActionMeasure.DONE, seen(person, "Finance", "Lyon", group, JANUARY.plusMonths(month), 1.0));
  }

  private List<@Nullable Double> doneByMonth(Viewer reader) {
    return new FigureCalculator(observations, reader, ObservationFilter.ALL)
        .series(List.of(Measure.sum(ActionMeasure.DONE, Unit.NUMBER))).stream()
            .flatMap(series -> series.points().stream())
            .<@Nullable Double>map(MonthlySeries.Point::value)
            .toList();
  }

  private void turn(int person, String group, double value) {
    observations.add(
        SessionMeasure.ROTATION, seen("p" + person, "Finance", "Lyon", group, JANUARY, value));
  }

  private Figure rotation() {
    var rotation = SessionMeasure.ROTATION;
    var share =
        new Measure(rotation, rotation, Measure.Calculation.SHARE_OF_PEOPLE, Unit.SHARE, null);
    return figure(Viewer.MANAGER, ObservationFilter.ALL, share);
  }

  private void evaluation(int person, MeasureId... items) {
    var answers = new LinkedHashMap<MeasureId, Observation>();
    for (var item : items)
      answers.put(item, seen("p" + person, "Finance", "Lyon", "A", JANUARY, 4.0));
    observations.add(QuestionnaireId.EVALUATION, answers);
  }

  private @Nullable Double actionsDone(Viewer reader, ObservationFilter filter) {
    return figure(reader, filter, Measure.sum(ActionMeasure.DONE, Unit.NUMBER)).value();
  }

  private Figure shared(ObservationFilter filter) {
    return figure(observations.sharedViewer(Viewer.MANAGER, filter), filter);
  }

  private Figure sessionsHeld() {
    return figure(
        Viewer.MANAGER, ObservationFilter.ALL, Measure.sum(SessionMeasure.HELD, Unit.NUMBER));
  }

  private @Nullable Double sessionsHeld(ObservationFilter filter) {
    return figure(Viewer.MANAGER, filter, Measure.sum(SessionMeasure.HELD, Unit.NUMBER)).value();
  }

  private void effect(String person, String unit, double value) {
    observations.add(ActionMeasure.EFFECT, seen(person, unit, "Lyon", "A", JANUARY, value));
  }

  private Figure effects(ObservationFilter filter) {
    return figure(Viewer.MANAGER, filter, EFFECT);
  }

  private void members(String unit, int from, int to) {
    IntStream.rangeClosed(from, to)
        .forEach(
            i -> {
              observations.assignWorkplace("p" + i, new Workplace(unit, "Lyon"));
              observations.addMember("p" + i, "A");
            });
  }

  /** Person i of group A answers i. */
  private void answers(int from, int to) {
    for (int i = from; i <= to; i++) answer("p" + i, "Finance", "Lyon", "A", JANUARY, i);
  }

  private void answer(
      String person, String unit, String site, String group, LocalDate on, double value) {
    observations.add(USEFUL, seen(person, unit, site, group, on, value));
  }

  private static Observation seen(
      String person, String unit, String site, String group, LocalDate on, @Nullable Double value) {
    return new Observation(Set.of(person), Set.of(new Workplace(unit, site)), group, on, value);
  }

  private Figure toManager(ObservationFilter filter) {
    return figure(Viewer.MANAGER, filter);
  }

  private Figure toSponsor() {
    return figure(Viewer.SPONSOR, ObservationFilter.ALL);
  }

  private Figure figure(Viewer reader, ObservationFilter filter) {
    return figure(reader, filter, H1);
  }

  private Figure figure(Viewer reader, ObservationFilter filter, Measure measure) {
    return measure.figure(observations.disclose(measure.observed(), reader, filter));
  }

  private static ObservationFilter unit(String unit) {
    return new ObservationFilter(unit, null, null, null, null, null);
  }
}
