package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionEvent.Statistics.Presence;
import codev.session.domain.SessionEvent.Statistics.StepDuration;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Conclure : synthèse, actions, apprentissages, clôture")
class ConcludingTest extends SessionSpec {

  @Test
  @DisplayName("le client garde et classe des apports de la consultation")
  void the_client_keeps_ideas() {
    given(at(SYNTHESIS), made(30, IDEA, BOB), made(31, LEAD, CARLA))
        .when(keep(ALICE, 31, 30))
        .expectEvents(
            new IdeasKept(
                SESSION,
                List.of(new ContributionId(uuid(31)), new ContributionId(uuid(30))),
                ALICE,
                NOON));
  }

  @Test
  @DisplayName("une question de clarification ne se garde pas comme idée")
  void only_contributions_are_kept() {
    refused(
        given(at(SYNTHESIS), made(30, FACT, BOB)).when(keep(ALICE, 30)),
        ONLY_CONTRIBUTIONS_ARE_KEPT);
  }

  @Test
  @DisplayName("un consultant ne choisit pas à la place du client")
  void only_the_client_keeps() {
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB)).when(keep(BOB, 30)), ONLY_THE_CLIENT_KEEPS_IDEAS);
  }

  @Test
  @DisplayName("une action vient d'une contribution de la consultation, ou du client seul")
  void an_action_comes_from_a_contribution() {
    var idea = new ContributionId(uuid(30));
    var plan = action(50, null).from(idea);
    var planned = new ActionPlanned(SESSION, ORIGIN, plan, ALICE, NOON);
    for (var made :
        new ContributionMade[] {made(30, IDEA, BOB), unclassified(30, CONSULTATION, BOB)})
      given(at(SYNTHESIS), made)
          .when(new PlanAction(SESSION, plan, ALICE, NOON))
          .expectEvents(planned);
    var withdrawn = new ContributionWithdrawn(SESSION, idea, null, BOB, NOON);
    nothingNew(
        given(at(SYNTHESIS), made(30, IDEA, BOB), planned, withdrawn)
            .when(new PlanAction(SESSION, plan, ALICE, NOON)));
    refused(
        given(at(SYNTHESIS), made(30, IDEA, BOB), withdrawn)
            .when(new PlanAction(SESSION, plan, ALICE, NOON)),
        ACTION_COMES_FROM_A_CONTRIBUTION);
    refused(
        given(at(SYNTHESIS), made(30, FACT, BOB)).when(new PlanAction(SESSION, plan, ALICE, NOON)),
        ACTION_COMES_FROM_A_CONTRIBUTION);
    refused(
        given(at(SYNTHESIS)).when(new PlanAction(SESSION, plan, ALICE, NOON)),
        ACTION_COMES_FROM_A_CONTRIBUTION);
  }

  @Test
  @DisplayName("la synthèse attend une action datée")
  void synthesis_waits_for_a_dated_action() {
    refused(given(at(SYNTHESIS), planned(null)).when(next(SYNTHESIS)), NO_DATED_ACTION);
  }

  @Test
  @DisplayName("avec une action datée, l'étape d'apprentissage s'ouvre")
  void with_a_dated_action() {
    given(at(SYNTHESIS), planned(LocalDate.of(2027, 2, 1)))
        .when(next(SYNTHESIS))
        .expectEvents(step(LEARNING));
  }

  @Test
  @DisplayName("ou bien « pas d'action », avec une raison")
  void or_no_action_with_a_reason() {
    given(at(SYNTHESIS))
        .when(
            new GoToNextStep(
                SESSION, SYNTHESIS, words("Il faut d'abord laisser reposer"), null, ANNE, NOON))
        .expectEvents(
            new NoActionDecided(SESSION, words("Il faut d'abord laisser reposer"), ANNE, NOON),
            step(LEARNING));
  }

  @Test
  @DisplayName("chaque membre dit ce qu'il retient")
  void members_state_learnings() {
    given(at(LEARNING))
        .when(new StateLearning(SESSION, learning(), BOB, NOON))
        .expectEvents(new LearningStated(SESSION, ORIGIN, learning(), BOB, NOON));
  }

  @Test
  @DisplayName("un apprentissage se dit à l'étape d'apprentissage")
  void learnings_have_their_step() {
    refused(
        given(at(SYNTHESIS)).when(new StateLearning(SESSION, learning(), BOB, NOON)),
        LEARNING_HAS_ITS_STEP);
  }

  @Test
  @DisplayName(
      "une remarque de régulation se fait à l'apprentissage, par chacun, l'animateur compris")
  void remarks_on_how_the_group_works() {
    for (var person : List.of(ALICE, BOB, ANNE))
      given(at(LEARNING))
          .when(remark(person))
          .expectEvents(
              new RegulationRemarked(
                  SESSION, new RemarkId(uuid(70)), words("Bon rythme"), person, NOON));
    refused(given(at(SYNTHESIS)).when(remark(BOB)), LEARNING_HAS_ITS_STEP);
  }

  @Test
  @DisplayName("un tour compte si la consultation a eu lieu ; close avant, elle n'a pas de client")
  void a_turn_counts_once_the_consultation_is_held() {
    assertThat(clientsAfter(at(PROBLEM_DEFINITION))).isEmpty();
    assertThat(clientsAfter(at(CONSULTATION))).containsExactly(ALICE);
    assertThat(clientsAfter(at(LEARNING))).containsExactly(ALICE);
  }

  private static List<Username> clientsAfter(List<SessionEvent> events) {
    return LifecycleRules.statistics(stateAfter(events), NOON).clients();
  }

  private static MakeRemark remark(Username by) {
    return new MakeRemark(SESSION, new RemarkId(uuid(70)), words("Bon rythme"), by, NOON);
  }

  @Test
  @DisplayName("chacun évalue une fois")
  void one_evaluation_each() {
    var first =
        new SessionEvaluated(
            SESSION, ORIGIN, evaluation("H1"), ParticipantRole.CONSULTANT, BOB, NOON);
    refused(given(at(LEARNING), first).when(evaluate("H2", BOB)), EVALUATED_ALREADY);
  }

  @Test
  @DisplayName("l'évaluation reste possible après la clôture")
  void evaluation_after_closing() {
    given(at(LEARNING), ContributingTest.closed())
        .when(evaluate("H9", BOB))
        .expectEvents(
            new SessionEvaluated(
                SESSION, ORIGIN, evaluation("H9"), ParticipantRole.CONSULTANT, BOB, NOON));
  }

  @Test
  @DisplayName("les questions du client ne sont pas celles des consultants")
  void items_have_their_audience() {
    refused(given(at(LEARNING)).when(evaluate("H7", BOB)), ITEM_IS_FOR_THE_CLIENT);
    refused(given(at(LEARNING)).when(evaluate("H9", ALICE)), ITEM_IS_FOR_CONSULTANTS);
  }

  @Test
  @DisplayName("l'animateur n'évalue pas sa propre séance")
  void the_facilitator_does_not_evaluate() {
    refused(given(at(LEARNING)).when(evaluate("H1", ANNE)), ONLY_MEMBERS_EVALUATE);
  }

  @Test
  @DisplayName("clore avant l'apprentissage demande une raison")
  void closing_early_needs_a_reason() {
    refused(
        given(at(CONSULTATION)).when(new CloseSession(SESSION, null, ANNE, NOON)),
        CLOSING_BEFORE_LEARNING_NEEDS_A_REASON);
  }

  @Test
  @DisplayName("la clôture dit le cours de la séance : temps réels, présences, contrat, apports")
  void closing_tells_the_course() {
    var course =
        new Statistics(
            List.of(ALICE),
            NOON,
            List.of(
                new Presence(ALICE, AttendanceStatus.PRESENT, false),
                new Presence(BOB, AttendanceStatus.PRESENT, true),
                new Presence(CARLA, AttendanceStatus.ABSENT, false)),
            List.of(
                new StepDuration(PREPARATION, 30, 28),
                new StepDuration(PRESENTATION, 5, 7),
                new StepDuration(CLARIFICATION, 25, 20),
                new StepDuration(PROBLEM_DEFINITION, 15, 15),
                new StepDuration(CONSULTATION, 45, 30),
                new StepDuration(SYNTHESIS, 20, 20),
                new StepDuration(LEARNING, 30, 10)),
            true,
            true,
            Map.of(BOB, 1));
    given(
            scheduled(),
            opened(),
            proposed(),
            chosen(),
            step(PRESENTATION, 28),
            step(CLARIFICATION, 35),
            step(PROBLEM_DEFINITION, 55),
            redefined(1),
            accepted(1, BOB),
            new AttendanceMarked(SESSION, ORIGIN, CARLA, AttendanceStatus.ABSENT, null, ANNE, NOON),
            step(CONSULTATION, 70),
            made(30, IDEA, BOB),
            new SessionPaused(SESSION, null, null, ANNE, after(90)),
            new SessionResumed(SESSION, null, ANNE, after(100)),
            step(SYNTHESIS, 110),
            step(LEARNING, 130),
            new AttendanceSigned(SESSION, ORIGIN, HalfDay.AFTERNOON, BOB, after(131)))
        .when(new CloseSession(SESSION, null, ANNE, after(140)))
        .expectEvents(new SessionClosed(SESSION, ORIGIN, course, null, ANNE, after(140)));
  }

  private static KeepIdeas keep(Username by, int... ids) {
    return new KeepIdeas(
        SESSION,
        java.util.Arrays.stream(ids).mapToObj(i -> new ContributionId(uuid(i))).toList(),
        by,
        NOON);
  }

  private static ActionPlanned planned(@org.jspecify.annotations.Nullable LocalDate dueOn) {
    return new ActionPlanned(SESSION, ORIGIN, action(50, dueOn), ALICE, NOON);
  }

  private static Learning learning() {
    return new Learning(
        new LearningId(uuid(60)),
        Learning.About.SELF,
        words("Je coupe la parole"),
        null,
        List.of("listening"));
  }

  private static Evaluation evaluation(String item) {
    return new Evaluation(items(item), words("{}"), null, null);
  }

  private static EvaluateSession evaluate(String item, Username by) {
    return new EvaluateSession(SESSION, evaluation(item), List.of(item), by, NOON);
  }
}
