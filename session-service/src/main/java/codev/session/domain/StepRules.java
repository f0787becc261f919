package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.CommandContent;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rules of steps: forward through their gates, back, and their time. */
public final class StepRules {
  private StepRules() {}

  static Optional<Step> before(SessionState state, ProcessedCommands processed, GoToNextStep c) {
    return before(state, processed, c, new CommandContent(GO_TO_THE_NEXT_STEP, c.from(), 0, null));
  }

  static Optional<Step> before(SessionState state, ProcessedCommands processed, GoBack c) {
    return before(state, processed, c, new CommandContent(GO_BACK, c.from(), 0, c.reason()));
  }

  /** Where the session stood after this command, if it has been processed already. */
  private static Optional<Step> before(
      SessionState state, ProcessedCommands processed, StepCommand c, CommandContent command) {
    state.roleOf(c.by());
    return processed.stepAfter(c.commandId(), command, c.by());
  }

  /** Whether it has been processed already; if not, it must be possible now. */
  private static boolean isRepeated(
      SessionState state, ProcessedCommands processed, StepCommand c, CommandContent command) {
    if (before(state, processed, c, command).isPresent()) return true;
    command.permission().mustBePossible(state, c.by());
    state.mustBeAt(c.from());
    return false;
  }

  static List<SessionEvent> goToNextStep(SessionState state, GoToNextStep c) {
    GO_TO_THE_NEXT_STEP.mustBePossible(state, c.by());
    state.mustBeAt(c.from());
    if (state.timeline().isAtTheEnd()) throw new RuleViolationException(NO_STEP_LEFT);
    var next = state.timeline().current() + 1;
    var events = new ArrayList<>(passGates(gates(state), c));
    events.add(
        new StepOpened(
            c.session(), next, state.template().step(next), c.commandId(), c.by(), c.at()));
    return events;
  }

  /**
   * What keeps a session from being opened: the charter is to be accepted first. Empty when all
   * members have accepted it.
   *
   * @param withoutCharter members who have not
   */
  public static Optional<Gate> gateBeforeOpening(Collection<Username> withoutCharter) {
    var missing = Username.list(withoutCharter);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Gate.because(CHARTER_NOT_ACCEPTED_BY_ALL, missing).waitingFor(missing));
  }

  /**
   * Everything that keeps the session in its current step; empty when the way is free. The only
   * place where a step's way out is judged.
   */
  public static List<Gate> gates(SessionState state) {
    if (state.status() != SessionStatus.OPEN || state.timeline().isAtTheEnd()) return List.of();
    return gatesOfStep(state).stream()
        .filter(g -> !state.turn().hasPassedGate(g.violation()))
        .toList();
  }

  private static List<Gate> gatesOfStep(SessionState state) {
    return switch (state.step()) {
      case PREPARATION -> PreparationRules.gates(state);
      case PROBLEM_DEFINITION -> ContractRules.gates(state);
      case SYNTHESIS -> SynthesisRules.gates(state);
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> List.of();
    };
  }

  /** The events that open these gates with the reason given; without one the first gate refuses. */
  private static List<SessionEvent> passGates(List<Gate> gates, GoToNextStep c) {
    var reason = c.reason();
    var events = new ArrayList<SessionEvent>();
    var rules = new ArrayList<String>();
    var people = new ArrayList<Username>();
    for (var gate : gates) {
      if (reason == null) throw gate.refusal();
      switch (gate.opening()) {
        case SESSION_HELD_ANYWAY ->
            events.add(new SessionHeldAnyway(c.session(), reason, c.by(), c.at()));
        case EARLIER_ACTIONS_SKIPPED ->
            events.add(new EarlierActionsSkipped(c.session(), reason, c.by(), c.at()));
        case NO_ACTION_DECIDED ->
            events.add(new NoActionDecided(c.session(), reason, c.by(), c.at()));
        case GATE_PASSED -> {
          if (!rules.contains(gate.violation().key())) rules.add(gate.violation().key());
          people.addAll(gate.people());
        }
      }
    }
    if (reason != null && !rules.isEmpty())
      events.addFirst(new GatePassed(c.session(), c.from(), rules, people, reason, c.by(), c.at()));
    return events;
  }

  static List<SessionEvent> goBack(SessionState state, GoBack c) {
    GO_BACK.mustBePossible(state, c.by());
    state.mustBeAt(c.from());
    if (state.timeline().current() == 0) throw new RuleViolationException(NO_STEP_BEFORE);
    if (c.reason() == null) throw new RuleViolationException(GOING_BACK_NEEDS_A_REASON);
    var previous = state.timeline().current() - 1;
    var step = state.template().step(previous);
    return List.of(
        new StepReopened(c.session(), previous, step, c.reason(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> pause(SessionState state, ProcessedCommands processed, PauseSession c) {
    var command = new CommandContent(PAUSE, c.from(), 0, c.reason());
    return isRepeated(state, processed, c, command) || state.timeline().paused()
        ? List.of()
        : List.of(new SessionPaused(c.session(), c.reason(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> takeABreak(
      SessionState state, ProcessedCommands processed, BeginBreak c) {
    var command = new CommandContent(PAUSE, c.from(), c.minutes(), c.reason());
    return isRepeated(state, processed, c, command) || state.timeline().paused()
        ? List.of()
        : List.of(
            new BreakBegun(c.session(), c.minutes(), c.reason(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> resume(
      SessionState state, ProcessedCommands processed, ResumeSession c) {
    var command = new CommandContent(RESUME, c.from(), 0, null);
    return isRepeated(state, processed, c, command) || !state.timeline().paused()
        ? List.of()
        : List.of(new SessionResumed(c.session(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> extend(SessionState state, ProcessedCommands processed, ExtendStep c) {
    var command = new CommandContent(EXTEND, c.from(), c.minutes(), c.reason());
    if (isRepeated(state, processed, c, command)) return List.of();
    if (c.reason() == null) throw new RuleViolationException(EXTENDING_NEEDS_A_REASON);
    return List.of(
        new StepExtended(c.session(), c.minutes(), c.reason(), c.commandId(), c.by(), c.at()));
  }
}
