package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.AccessCheckCommand.CheckOwner;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.LearningServiceCommand.CorrectAction;
import codev.learning.domain.LearningServiceCommand.ReportProgress;
import codev.learning.domain.LearningServiceCommand.ReviewAction;
import codev.learning.domain.LearningServiceCommand.WithdrawAction;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.ActionEvent.EffectTold;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Suivre une action")
class FollowingAnActionTest {
  private final AggregateTestFixture<Action> action = new AggregateTestFixture<>(Action.class);

  @Test
  @DisplayName("une action prévue en séance engage son auteur")
  void a_planned_action_is_a_commitment() {
    action.givenNoPriorActivity().when(commit(plan())).expectEvents(committed());
  }

  @Test
  @DisplayName("la même action annoncée deux fois n'engage qu'une fois")
  void received_twice_it_commits_once() {
    action
        .given(committed())
        .when(commit(plan()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("le même identifiant ne peut porter une autre action")
  void the_same_id_cannot_carry_another_action() {
    var other =
        new ActionPlan(sealed("something else"), null, null, null, null, null, null, null, null);
    action
        .given(committed())
        .when(commit(other))
        .expectNoEvents()
        .expectExceptionMessage("SAME_ID_OTHER_CONTENT");
  }

  @Test
  @DisplayName("en séance, son auteur la modifie, la retire et la rétablit : chaque fois une fois")
  void its_owner_changes_it() {
    var correct = new CorrectAction(ACTION, betterPlan(), TEN_TWENTY);
    action.given(committed()).when(correct).expectEvents(actionCorrected());
    action.given(committed(), actionCorrected()).when(correct).expectNoEvents();
    action
        .given(committed(), actionCorrected())
        .when(commit(plan()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    var withdraw = new WithdrawAction(ACTION, true, TEN_TWENTY);
    action.given(committed()).when(withdraw).expectEvents(actionWithdrawn());
    action.given(committed(), actionWithdrawn()).when(withdraw).expectNoEvents();
    action
        .given(committed(), actionWithdrawn())
        .when(new WithdrawAction(ACTION, false, TEN_TWENTY))
        .expectEvents(actionRestored());
  }

  @Test
  @DisplayName("d'une action retirée, on ne dit plus où elle en est")
  void a_withdrawn_action_does_not_go_on() {
    action
        .given(committed(), actionWithdrawn())
        .when(tell(ActionProgress.TRYING, null))
        .expectNoEvents()
        .expectExceptionMessage("ACTION_IS_WITHDRAWN");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("son auteur dit où il en est")
  void its_owner_tells_how_it_goes(ActionProgress status) {
    action.given(committed()).when(tell(status, 4)).expectEvents(progressed(status, 4));
  }

  @Test
  @DisplayName("on essaie, puis on termine")
  void one_tries_then_ends() {
    action
        .given(committed(), progressed(ActionProgress.TRYING, null))
        .when(tell(ActionProgress.DONE, 4))
        .expectEvents(progressed(ActionProgress.DONE, 4));
  }

  @Test
  @DisplayName("nul autre que son auteur ne la fait avancer")
  void nobody_else_moves_it_on() {
    action
        .given(committed())
        .when(new ReportProgress(ACTION, ActionProgress.DONE, effect(4), null, BOB, NEXT_MONTH))
        .expectNoEvents()
        .expectExceptionMessage("NOT_YOUR_ACTION");
  }

  @Test
  @DisplayName("elle est à son auteur, et à nul autre")
  void it_is_its_owners() {
    action
        .given(committed())
        .when(new CheckOwner(ACTION, ALICE))
        .expectNoEvents()
        .expectResultMessagePayload(PROGRAMME);
    action
        .given(committed())
        .when(new CheckOwner(ACTION, BOB))
        .expectNoEvents()
        .expectExceptionMessage("NOT_YOUR_ACTION");
  }

  @Test
  @DisplayName("dire deux fois la même chose ne change rien")
  void saying_the_same_again_changes_nothing() {
    action
        .given(committed(), progressed(ActionProgress.DONE, 4))
        .when(tell(ActionProgress.DONE, 4))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("une action terminée ne repart pas")
  void an_ended_action_does_not_start_again() {
    action
        .given(committed(), progressed(ActionProgress.ABANDONED, 1))
        .when(tell(ActionProgress.TRYING, null))
        .expectNoEvents()
        .expectExceptionMessage("ACTION_HAS_ENDED");
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "PARTLY", "ABANDONED"})
  @DisplayName("l'effet laissé en suspens à la fin peut se dire après, sans changer la fin")
  void the_effect_left_unsaid_is_told_later(ActionProgress end) {
    action
        .given(committed(), progressed(end, null))
        .when(new ReportProgress(ACTION, end, effect(4), null, ALICE, NEXT_MONTH))
        .expectEvents(new EffectTold(ACTION, GROUP, PROGRAMME, ALICE, effect(4), null, NEXT_MONTH));
  }

  @Test
  @DisplayName("nul autre que son auteur ne dit son effet")
  void nobody_else_tells_its_effect() {
    action
        .given(committed(), progressed(ActionProgress.DONE, null))
        .when(new ReportProgress(ACTION, ActionProgress.DONE, effect(4), null, BOB, NEXT_MONTH))
        .expectNoEvents()
        .expectExceptionMessage("NOT_YOUR_ACTION");
  }

  @Test
  @DisplayName("son effet se dit une fois : redit, il ne change rien ; autre, il est refusé")
  void its_effect_is_told_once() {
    var told = new EffectTold(ACTION, GROUP, PROGRAMME, ALICE, effect(4), null, NEXT_MONTH);
    action
        .given(committed(), progressed(ActionProgress.DONE, null), told)
        .when(new ReportProgress(ACTION, ActionProgress.DONE, effect(4), null, ALICE, NEXT_MONTH))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    action
        .given(committed(), progressed(ActionProgress.DONE, null), told)
        .when(new ReportProgress(ACTION, ActionProgress.DONE, effect(5), null, ALICE, NEXT_MONTH))
        .expectNoEvents()
        .expectExceptionMessage("ACTION_HAS_ENDED");
  }

  @Test
  @DisplayName("la fin, redite après son effet, ne change rien")
  void the_end_said_again_after_its_effect_changes_nothing() {
    action
        .given(
            committed(),
            progressed(ActionProgress.DONE, null),
            new EffectTold(ACTION, GROUP, PROGRAMME, ALICE, effect(4), null, NEXT_MONTH))
        .when(tell(ActionProgress.DONE, null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("un effet dit à la fin ne se redit pas autrement")
  void an_effect_told_at_the_end_stays() {
    action
        .given(committed(), progressed(ActionProgress.DONE, 2))
        .when(tell(ActionProgress.DONE, 4))
        .expectNoEvents()
        .expectExceptionMessage("ACTION_HAS_ENDED");
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "PARTLY"})
  @DisplayName("la revue en séance la termine si elle est faite, même en partie")
  void a_review_ends_what_is_done_or_partly_done(ActionReviewOutcome outcome) {
    action
        .given(committed())
        .when(review(outcome))
        .expectEvents(reviewed(outcome), progressed(outcome.ending().orElseThrow(), 3));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT", "CHANGED"})
  @DisplayName("la revue la laisse ouverte si elle n'est pas faite ou a changé")
  void a_review_leaves_open_what_is_not_done_or_changed(ActionReviewOutcome outcome) {
    action.given(committed()).when(review(outcome)).expectEvents(reviewed(outcome));
  }

  @Test
  @DisplayName("une revue annoncée deux fois compte une fois")
  void a_review_told_twice_counts_once() {
    action
        .given(committed(), reviewed(ActionReviewOutcome.NOT))
        .when(review(ActionReviewOutcome.NOT))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("revoir une action déjà terminée ne la termine pas deux fois")
  void reviewing_an_ended_action_does_not_end_it_twice() {
    action
        .given(committed(), progressed(ActionProgress.DONE, 5))
        .when(review(ActionReviewOutcome.PARTLY))
        .expectEvents(reviewed(ActionReviewOutcome.PARTLY));
  }

  private static CommitToAction commit(ActionPlan plan) {
    return new CommitToAction(
        new ActionCommitted(ACTION, SESSION, GROUP, PROGRAMME, ALICE, plan, TEN_TWENTY));
  }

  private static ReportProgress tell(ActionProgress status, @Nullable Integer effect) {
    var stated = effect == null ? null : effect(effect);
    return new ReportProgress(ACTION, status, stated, sealed("learnt"), ALICE, NEXT_MONTH);
  }

  private static ReviewAction review(ActionReviewOutcome outcome) {
    return new ReviewAction(ACTION, NEXT_SESSION, outcome, effect(3), sealed("learnt"), NEXT_MONTH);
  }
}
