package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;

/** LEARNING: what everybody takes away, remarks on how the group works, one evaluation each. */
final class LearningRules {
  private final Standing standing;
  private final Map<Username, Evaluation> evaluations = new HashMap<>();

  LearningRules(Standing standing) {
    this.standing = standing;
  }

  @CommandHandler
  void state(StateLearning c) {
    if (standing.isARetry(c.learning().id(), c.learning(), c)) return;
    standing.require(STATE_LEARNING, c);
    standing.apply(
        new LearningStated(c.session(), standing.origin(), c.learning(), c.by(), c.at()));
  }

  @CommandHandler
  void remark(Remark c) {
    if (standing.isARetry(c.remark(), c.text(), c)) return;
    standing.require(REMARK, c);
    standing.apply(new RegulationRemarked(c.session(), c.remark(), c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void evaluate(EvaluateSession c) {
    var before = evaluations.get(c.by());
    if (standing.isSoAlready(c.evaluation().equals(before), c)) return;
    standing.require(EVALUATE, c);
    if (standing.state() == SessionStatus.OPEN && !standing.timeline().isAtTheEnd())
      throw new RuleViolationException(EVALUATION_ENDS_THE_SESSION);
    if (before != null) throw new RuleViolationException(EVALUATED_ALREADY);
    var parts = standing.roster().partsOf(c.by(), standing.timeline().turnsBegun());
    c.evaluation().mustFit(parts, standing.template().items());
    standing.apply(
        new SessionEvaluated(
            c.session(), standing.origin(), c.evaluation(), told(parts), c.by(), c.at()));
  }

  /** Who was client, be it of one turn, is told as client; of no turn at all, as consultant. */
  private static ParticipantRole told(Set<ParticipantRole> parts) {
    return parts.contains(ParticipantRole.CLIENT)
        ? ParticipantRole.CLIENT
        : ParticipantRole.CONSULTANT;
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case LearningStated e -> standing.said(e.learning().id(), e.learning(), e.by());
      case RegulationRemarked e -> standing.said(e.remark(), e.text(), e.by());
      case SessionEvaluated e -> evaluations.put(e.by(), e.evaluation());
      default -> {}
    }
  }
}
