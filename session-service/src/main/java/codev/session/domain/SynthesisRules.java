package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
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
    for (var kept : c.contributions())
      if (!ContributionRules.canBeKept(state, kept))
        throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_KEPT, kept);
    return before == null && c.contributions().isEmpty()
        ? List.of()
        : List.of(new IdeasKept(c.session(), c.contributions(), c.by(), c.at()));
  }

  static List<SessionEvent> write(SessionState state, ProcessedCommands done, WriteSynthesis c) {
    if (state.roleOf(c.by()) == ParticipantRole.CLIENT && done.hasWritten(state.pass(), c.text()))
      return List.of();
    WRITE_SYNTHESIS.mustBePossible(state, c.by());
    return List.of(new SynthesisWritten(c.session(), c.text(), c.by(), c.at()));
  }

  static List<SessionEvent> plan(SessionState state, ProcessedCommands done, PlanAction c) {
    state.roleOf(c.by());
    if (done.hasEntry(c.action().id(), c.action(), c.by())) return List.of();
    PLAN_ACTION.mustBePossible(state, c.by());
    var idea = c.action().idea();
    if (idea != null && !ContributionRules.canBeKept(state, idea))
      throw new RuleViolationException(ACTION_COMES_FROM_A_CONTRIBUTION);
    return List.of(new ActionPlanned(c.session(), state.origin(), c.action(), c.by(), c.at()));
  }

  /** An action has a date, or "no action" was decided with a reason. */
  static List<Gate> gates(SessionState state) {
    return state.turn().concluded()
        ? List.of()
        : List.of(Gate.because(NO_DATED_ACTION).openedBy(Gate.Opening.NO_ACTION_DECIDED));
  }
}
