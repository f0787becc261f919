package codev.session.domain;

import static codev.session.domain.Activity.*;
import static codev.session.domain.Reason.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import org.axonframework.commandhandling.CommandHandler;

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
    standing.require(GO_TO_THE_NEXT_STEP, c);
    standing.mustBeAt(c.from());
    var next = standing.timeline().current() + 1;
    if (next == standing.template().steps().size()) throw new Refused(NO_STEP_LEFT);
    switch (standing.step()) {
      case PREPARATION -> preparation.leave(c);
      case PROBLEM_DEFINITION -> contracts.leave();
      case SYNTHESIS -> synthesis.leave(c);
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> {}
    }
    var step = standing.template().step(next);
    standing.apply(new StepOpened(c.session(), next, step, c.by(), c.at()));
    return step;
  }

  @CommandHandler
  Step goBack(GoBack c) {
    standing.require(GO_BACK, c);
    standing.mustBeAt(c.from());
    if (standing.timeline().current() == 0) throw new Refused(NO_STEP_BEFORE);
    if (c.reason() == null) throw new Refused(GOING_BACK_NEEDS_A_REASON);
    var previous = standing.timeline().current() - 1;
    var step = standing.template().step(previous);
    standing.apply(new StepReopened(c.session(), previous, step, c.reason(), c.by(), c.at()));
    return step;
  }

  @CommandHandler
  void pause(PauseSession c) {
    standing.require(PAUSE, c);
    standing.mustBeAt(c.from());
    if (!standing.timeline().paused())
      standing.apply(new SessionPaused(c.session(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void takeABreak(BeginBreak c) {
    standing.require(PAUSE, c);
    standing.mustBeAt(c.from());
    if (!standing.timeline().paused())
      standing.apply(new BreakBegun(c.session(), c.minutes(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void resume(ResumeSession c) {
    standing.require(RESUME, c);
    standing.mustBeAt(c.from());
    if (standing.timeline().paused())
      standing.apply(new SessionResumed(c.session(), c.by(), c.at()));
  }

  @CommandHandler
  void extend(ExtendStep c) {
    standing.require(EXTEND, c);
    standing.mustBeAt(c.from());
    if (c.reason() == null) throw new Refused(EXTENDING_NEEDS_A_REASON);
    standing.apply(new StepExtended(c.session(), c.minutes(), c.reason(), c.by(), c.at()));
  }
}
