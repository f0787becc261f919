package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Set;

/**
 * Rules of LEARNING: what everybody takes away, remarks on how the group works, one evaluation
 * each.
 */
final class LearningRules {
  private LearningRules() {}

  static List<SessionEvent> state(
      SessionState state, ProcessedCommands processed, StateLearning c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.learning().id(), c.learning(), c.by())) return List.of();
    STATE_LEARNING.mustBePossible(state, c.by());
    return List.of(new LearningStated(c.session(), state.origin(), c.learning(), c.by(), c.at()));
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectLearning c) {
    state.roleOf(c.by());
    var learning = c.learning();
    if (processed.hasCorrected(c.commandId(), learning.id(), learning, c.by())) return List.of();
    EntryRules.mustBeCorrectable(state, EntryKind.LEARNING, learning.id(), c.by());
    return List.of(
        new LearningCorrected(
            c.session(), state.origin(), learning, c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> remark(SessionState state, ProcessedCommands processed, MakeRemark c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.remark(), c.text(), c.by())) return List.of();
    REMARK.mustBePossible(state, c.by());
    return List.of(new RegulationRemarked(c.session(), c.remark(), c.text(), c.by(), c.at()));
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectRemark c) {
    state.roleOf(c.by());
    if (processed.hasCorrected(c.commandId(), c.remark(), c.text(), c.by())) return List.of();
    EntryRules.mustBeCorrectable(state, EntryKind.REMARK, c.remark(), c.by());
    return List.of(
        new RemarkCorrected(c.session(), c.remark(), c.text(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> evaluate(
      SessionState state, ProcessedCommands processed, EvaluateSession c) {
    state.roleOf(c.by());
    if (processed.hasGiven(c.evaluation(), c.by())) return List.of();
    EVALUATE.mustBePossible(state, c.by());
    if (!isTimeToEvaluate(state)) throw new RuleViolationException(EVALUATION_ENDS_THE_SESSION);
    if (state.evaluated().contains(c.by())) throw new RuleViolationException(EVALUATED_ALREADY);
    var parts = state.roster().partsOf(c.by(), state.timeline().turnsBegun());
    Evaluation.mustFit(c.items(), parts, state.template().items());
    return List.of(
        new SessionEvaluated(
            c.session(), state.origin(), c.evaluation(), roleToReport(parts), c.by(), c.at()));
  }

  static boolean canStillEvaluate(SessionState state, Username person) {
    return !state.evaluated().contains(person) && isTimeToEvaluate(state);
  }

  /** An evaluation ends the session, or comes after it. */
  private static boolean isTimeToEvaluate(SessionState state) {
    return state.status() != SessionStatus.OPEN || state.timeline().isAtTheEnd();
  }

  /** Who was client, be it of one turn, counts as client; of no turn at all, as consultant. */
  private static ParticipantRole roleToReport(Set<ParticipantRole> parts) {
    return parts.contains(ParticipantRole.CLIENT)
        ? ParticipantRole.CLIENT
        : ParticipantRole.CONSULTANT;
  }
}
