package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("La porte d'une étape")
class GateTest extends SessionSpec {
  private static final EncryptedText REASON = words("Le groupe le veut ainsi");
  private static final NoActionDecided NO_ACTION = new NoActionDecided(SESSION, REASON, ANNE, NOON);
  private static final EarlierActionsSkipped SKIPPED =
      new EarlierActionsSkipped(SESSION, REASON, ANNE, NOON);

  @Test
  @DisplayName("dit à la fois tout ce qui la tient fermée, et qui est attendu")
  void says_all_that_keeps_it_shut() {
    var state = stateAfter(List.of(scheduled(), opened(earlierAction()), absent(CARLA)));
    assertThat(rules(state))
        .containsExactly(NO_TOPIC_CHOSEN, NOT_ENOUGH_CONSULTANTS, EARLIER_ACTIONS_NOT_REVIEWED);
    assertThat(StepRules.gates(state).getLast().people()).containsExactly(BOB);
    var contract = stateAfter(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB));
    assertThat(rules(contract)).containsExactly(CONTRACT_NOT_ACCEPTED_BY_ALL);
    assertThat(StepRules.gates(contract).getFirst().people()).containsExactly(CARLA);
    assertThat(rules(stateAfter(at(PROBLEM_DEFINITION))))
        .containsExactly(CONTRACT_NOT_ACCEPTED_BY_ALL, NO_CONTRACT_YET);
    assertThat(rules(stateAfter(at(SYNTHESIS)))).containsExactly(NO_DATED_ACTION);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"ABSENT", "LEFT_EARLY"})
  @DisplayName("n'attend pas le bilan de qui est absent ou parti")
  void waits_for_nobody_who_is_away(AttendanceStatus away) {
    List<SessionEvent> before =
        List.of(
            scheduled(),
            opened(earlierAction()),
            proposed(),
            chosen(),
            new SessionHeldAnyway(SESSION, REASON, ANNE, NOON));
    assertThat(rules(stateAfter(before, marked(BOB, away)))).isEmpty();
    assertThat(rules(stateAfter(before, marked(BOB, away), marked(BOB, AttendanceStatus.PRESENT))))
        .containsExactly(EARLIER_ACTIONS_NOT_REVIEWED);
  }

  @Test
  @DisplayName("n'existe ni avant l'ouverture, ni après la fin, ni là où rien n'est attendu")
  void is_only_where_something_is_awaited() {
    assertThat(rules(stateAfter(List.of(scheduled())))).isEmpty();
    for (var step : List.of(PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING))
      assertThat(rules(stateAfter(at(step)))).as(step.name()).isEmpty();
  }

  @Test
  @DisplayName("s'ouvre toujours à une raison, qui reste")
  void opens_with_a_reason() {
    for (var step : Step.values())
      assertThat(StepRules.gates(stateAfter(at(step)))).allMatch(Gate::opensWithReason);
    given(scheduled(), opened(earlierAction()), absent(CARLA))
        .when(because(PREPARATION))
        .expectEvents(
            passed(PREPARATION, List.of(), NO_TOPIC_CHOSEN),
            new SessionHeldAnyway(SESSION, REASON, ANNE, NOON),
            SKIPPED,
            step(PRESENTATION));
    given(at(PROBLEM_DEFINITION), redefined(1), accepted(1, BOB))
        .when(because(PROBLEM_DEFINITION))
        .expectEvents(
            passed(PROBLEM_DEFINITION, List.of(CARLA), CONTRACT_NOT_ACCEPTED_BY_ALL),
            step(CONSULTATION));
    given(at(SYNTHESIS)).when(because(SYNTHESIS)).expectEvents(NO_ACTION, step(LEARNING));
  }

  @Test
  @DisplayName("ouverte, n'enregistre aucune raison de plus")
  void records_no_reason_when_open() {
    given(at(PRESENTATION)).when(because(PRESENTATION)).expectEvents(step(CLARIFICATION));
  }

  @Test
  @DisplayName("passée avec une raison, reste ouverte à qui revient d'un pas")
  void stays_open_after_a_step_back() {
    var noAction = stateAfter(at(SYNTHESIS), NO_ACTION, step(LEARNING), back(SYNTHESIS));
    assertThat(rules(noAction)).isEmpty();
    var skipped =
        stateAfter(
            List.of(scheduled(), opened(earlierAction()), proposed(), chosen()),
            SKIPPED,
            step(PRESENTATION),
            back(PREPARATION));
    assertThat(rules(skipped)).isEmpty();
    var contract =
        stateAfter(
            at(PROBLEM_DEFINITION),
            redefined(1),
            passed(PROBLEM_DEFINITION, List.of(BOB, CARLA), CONTRACT_NOT_ACCEPTED_BY_ALL),
            step(CONSULTATION),
            back(PROBLEM_DEFINITION));
    assertThat(rules(contract)).isEmpty();
  }

  @Test
  @DisplayName("se referme quand change ce sur quoi on avait passé outre")
  void shuts_again() {
    var redefined =
        stateAfter(
            at(PROBLEM_DEFINITION),
            redefined(1),
            passed(PROBLEM_DEFINITION, List.of(BOB, CARLA), CONTRACT_NOT_ACCEPTED_BY_ALL),
            step(CONSULTATION),
            back(PROBLEM_DEFINITION),
            redefined(2));
    assertThat(rules(redefined)).containsExactly(CONTRACT_NOT_ACCEPTED_BY_ALL);
  }

  @Test
  @DisplayName("une action dont la revue a été passée peut encore être revue")
  void a_skipped_action_can_still_be_reviewed() {
    var events = new ArrayList<SessionEvent>();
    events.addAll(List.of(scheduled(), opened(earlierAction()), proposed(), chosen(), SKIPPED));
    events.addAll(List.of(step(PRESENTATION), back(PREPARATION)));
    given(events)
        .when(
            new ReviewEarlierAction(
                SESSION, EARLIER, EarlierAction.Outcome.DONE, null, null, BOB, NOON))
        .expectEvents(
            new EarlierActionReviewed(
                SESSION, ORIGIN, EARLIER, BOB, EarlierAction.Outcome.DONE, null, null, BOB, NOON));
  }

  private static List<RuleViolation> rules(SessionState state) {
    return StepRules.gates(state).stream().map(Gate::violation).toList();
  }

  private static GoToNextStep because(Step from) {
    return new GoToNextStep(SESSION, from, REASON, null, ANNE, NOON);
  }

  private static GatePassed passed(Step step, List<Username> people, RuleViolation... rules) {
    var keys = List.of(rules).stream().map(RuleViolation::key).toList();
    return new GatePassed(SESSION, step, keys, people, REASON, ANNE, NOON);
  }

  private static StepReopened back(Step step) {
    return new StepReopened(SESSION, step.ordinal(), step, words("?"), null, ANNE, NOON);
  }

  private static AttendanceMarked absent(Username member) {
    return marked(member, AttendanceStatus.ABSENT);
  }

  private static AttendanceMarked marked(Username member, AttendanceStatus status) {
    return new AttendanceMarked(SESSION, ORIGIN, member, status, null, ANNE, NOON);
  }
}
