package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import java.util.List;

/**
 * Rules of SYNTHESIS: the client keeps and ranks ideas, writes what they retain, commits to
 * actions.
 */
final class SynthesisRules {
  private SynthesisRules() {}

  static List<SessionEvent> keep(SessionState state, KeepIdeas c) {
    var before = state.turn().keptIdeas();
    if (state.roleOf(c.by()) == ParticipantRole.CLIENT && c.contributions().equals(before))
      return List.of();
    KEEP_IDEAS.mustBePossible(state, c.by());
    for (var contribution : c.contributions())
      if (!ContributionRules.canBeKept(state, contribution))
        throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_KEPT, contribution);
    return before == null && c.contributions().isEmpty()
        ? List.of()
        : List.of(new IdeasKept(c.session(), c.contributions(), c.by(), c.at()));
  }

  static List<SessionEvent> write(
      SessionState state, ProcessedCommands processed, WriteSynthesis c) {
    if (state.roleOf(c.by()) == ParticipantRole.CLIENT
        && processed.hasWritten(state.pass(), c.text())) return List.of();
    WRITE_SYNTHESIS.mustBePossible(state, c.by());
    return List.of(new SynthesisWritten(c.session(), c.text(), c.by(), c.at()));
  }

  static List<SessionEvent> plan(SessionState state, ProcessedCommands processed, PlanAction c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.action().id(), c.action(), c.by())) return List.of();
    PLAN_ACTION.mustBePossible(state, c.by());
    mustComeFromAContribution(state, c.action());
    return List.of(new ActionPlanned(c.session(), state.origin(), c.action(), c.by(), c.at()));
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectAction c) {
    state.roleOf(c.by());
    var action = c.action();
    if (processed.hasCorrected(c.commandId(), action.id(), action, c.by())) return List.of();
    EntryRules.mustBeCorrectable(state, EntryKind.ACTION, action.id(), c.by());
    mustComeFromAContribution(state, action);
    return List.of(
        new ActionCorrected(c.session(), state.origin(), action, c.commandId(), c.by(), c.at()));
  }

  private static void mustComeFromAContribution(SessionState state, ActionPlan action) {
    if (action.idea() != null && !ContributionRules.canBeKept(state, action.idea()))
      throw new RuleViolationException(ACTION_COMES_FROM_A_CONTRIBUTION);
  }

  /** An action has a date, or "no action" was decided with a reason. */
  static List<Gate> gates(SessionState state) {
    return state.turn().withoutAction() || hasDatedAction(state)
        ? List.of()
        : List.of(Gate.because(NO_DATED_ACTION).openedBy(Gate.OpeningEvent.NO_ACTION_DECIDED));
  }

  private static boolean hasDatedAction(SessionState state) {
    return state.turn().datedActions().stream()
        .anyMatch(action -> !state.entries().isWithdrawn(action));
  }
}
