package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.Asked;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** The facilitator's hand on the steps: onward through their gates, back, and their time. */
final class StepRules {
  private final Standing standing;
  private final PreparationRules preparation;
  private final ContractRules contracts;
  private final SynthesisRules synthesis;

  StepRules(
      Standing standing,
      PreparationRules preparation,
      ContractRules contracts,
      SynthesisRules synthesis) {
    this.standing = standing;
    this.preparation = preparation;
    this.contracts = contracts;
    this.synthesis = synthesis;
  }

  @CommandHandler
  Step goToNextStep(GoToNextStep c) {
    var before = made(c.move(), new Asked(GO_TO_THE_NEXT_STEP, c.from(), 0, null), c);
    if (before.isPresent()) return before.get();
    standing.require(GO_TO_THE_NEXT_STEP, c);
    standing.mustBeAt(c.from());
    var next = standing.timeline().current() + 1;
    if (next == standing.template().steps().size()) throw new RuleViolationException(NO_STEP_LEFT);
    switch (standing.step()) {
      case PREPARATION -> preparation.leave(c);
      case PROBLEM_DEFINITION -> contracts.leave();
      case SYNTHESIS -> synthesis.leave(c);
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> {}
    }
    var step = standing.template().step(next);
    standing.apply(new StepOpened(c.session(), next, step, c.move(), c.by(), c.at()));
    return step;
  }

  @CommandHandler
  Step goBack(GoBack c) {
    var before = made(c.move(), new Asked(GO_BACK, c.from(), 0, c.reason()), c);
    if (before.isPresent()) return before.get();
    standing.require(GO_BACK, c);
    standing.mustBeAt(c.from());
    if (standing.timeline().current() == 0) throw new RuleViolationException(NO_STEP_BEFORE);
    if (c.reason() == null) throw new RuleViolationException(GOING_BACK_NEEDS_A_REASON);
    var previous = standing.timeline().current() - 1;
    var step = standing.template().step(previous);
    standing.apply(
        new StepReopened(c.session(), previous, step, c.reason(), c.move(), c.by(), c.at()));
    return step;
  }

  @CommandHandler
  void pause(PauseSession c) {
    if (made(c.move(), new Asked(PAUSE, c.from(), 0, c.reason()), c).isPresent()) return;
    standing.require(PAUSE, c);
    standing.mustBeAt(c.from());
    if (!standing.timeline().paused())
      standing.apply(new SessionPaused(c.session(), c.reason(), c.move(), c.by(), c.at()));
  }

  @CommandHandler
  void takeABreak(BeginBreak c) {
    if (made(c.move(), new Asked(PAUSE, c.from(), c.minutes(), c.reason()), c).isPresent()) return;
    standing.require(PAUSE, c);
    standing.mustBeAt(c.from());
    if (!standing.timeline().paused())
      standing.apply(
          new BreakBegun(c.session(), c.minutes(), c.reason(), c.move(), c.by(), c.at()));
  }

  @CommandHandler
  void resume(ResumeSession c) {
    if (made(c.move(), new Asked(RESUME, c.from(), 0, null), c).isPresent()) return;
    standing.require(RESUME, c);
    standing.mustBeAt(c.from());
    if (standing.timeline().paused())
      standing.apply(new SessionResumed(c.session(), c.move(), c.by(), c.at()));
  }

  @CommandHandler
  void extend(ExtendStep c) {
    if (made(c.move(), new Asked(EXTEND, c.from(), c.minutes(), c.reason()), c).isPresent()) return;
    standing.require(EXTEND, c);
    standing.mustBeAt(c.from());
    if (c.reason() == null) throw new RuleViolationException(EXTENDING_NEEDS_A_REASON);
    standing.apply(
        new StepExtended(c.session(), c.minutes(), c.reason(), c.move(), c.by(), c.at()));
  }

  private Optional<Step> made(@Nullable CommandId move, Asked asked, SessionCommand c) {
    standing.roleOf(c.by());
    return standing.moves().made(move, asked, c.by());
  }
}
