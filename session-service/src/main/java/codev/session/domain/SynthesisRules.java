package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.RuleViolationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;

/** SYNTHESIS: the client keeps and ranks ideas, writes what they retain, commits to actions. */
final class SynthesisRules {
  private final Standing standing;
  private final ContributionRules speaking;

  /** By pass, like all that a client retains. */
  private final Map<Integer, List<ContributionId>> keptIdeas = new HashMap<>();

  private final Map<Integer, EncryptedText> syntheses = new HashMap<>();

  /** Whether an action has a date, or it was decided that there is none. */
  private final Map<Integer, Boolean> planned = new HashMap<>();

  SynthesisRules(Standing standing, ContributionRules speaking) {
    this.standing = standing;
    this.speaking = speaking;
  }

  @CommandHandler
  void keep(KeepIdeas c) {
    var before = keptIdeas.get(standing.pass());
    if (standing.isSoForTheClient(c.contributions().equals(before), c)) return;
    standing.require(KEEP_IDEAS, c);
    for (var kept : c.contributions())
      if (!speaking.canBeKept(kept) || standing.isHidden(kept))
        throw new RuleViolationException(ONLY_CONTRIBUTIONS_ARE_KEPT, kept);
    if (before != null || !c.contributions().isEmpty())
      standing.apply(new IdeasKept(c.session(), c.contributions(), c.by(), c.at()));
  }

  @CommandHandler
  void write(WriteSynthesis c) {
    if (standing.isSoForTheClient(c.text().equals(syntheses.get(standing.pass())), c)) return;
    standing.require(WRITE_SYNTHESIS, c);
    standing.apply(new SynthesisWritten(c.session(), c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void plan(PlanAction c) {
    if (standing.isARetry(c.action().id(), c.action(), c)) return;
    standing.require(PLAN_ACTION, c);
    standing.apply(new ActionPlanned(c.session(), standing.origin(), c.action(), c.by(), c.at()));
  }

  /** The gate: an action with a date, or "no action" with a reason. */
  void leave(GoToNextStep c) {
    if (planned.getOrDefault(standing.pass(), false)) return;
    if (c.reason() == null) throw new RuleViolationException(NO_DATED_ACTION);
    standing.apply(new NoActionDecided(c.session(), c.reason(), c.by(), c.at()));
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case IdeasKept e -> keptIdeas.put(standing.pass(), e.contributions());
      case SynthesisWritten e -> syntheses.put(standing.pass(), e.text());
      case ActionPlanned e -> {
        planned.merge(standing.pass(), e.action().dueOn() != null, Boolean::logicalOr);
        standing.said(e.action().id(), e.action(), e.by());
      }
      case NoActionDecided _ -> planned.put(standing.pass(), true);
      default -> {}
    }
  }
}
