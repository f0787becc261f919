package codev.session.domain;

import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.List;

/**
 * Something that keeps a session in its current step ({@link StepRules#gates}) or from being opened
 * ({@link StepRules#gateBeforeOpening}). The aggregate refuses by it, the API and the page show it.
 *
 * @param violation the rule that is not met
 * @param arguments what its sentence names
 * @param people who has still to do something
 * @param opening what is recorded when the facilitator goes on all the same, giving a reason
 */
public record Gate(
    RuleViolation violation, List<Object> arguments, List<Username> people, OpeningEvent opening) {
  public Gate {
    arguments = List.copyOf(arguments);
    people = List.copyOf(people);
  }

  /** The event that records the reason with which a gate was opened. */
  enum OpeningEvent {
    GATE_PASSED,
    SESSION_HELD_ANYWAY,
    EARLIER_ACTIONS_SKIPPED,
    NO_ACTION_DECIDED
  }

  static Gate because(RuleViolation violation, Object... arguments) {
    return new Gate(violation, List.of(arguments), List.of(), OpeningEvent.GATE_PASSED);
  }

  Gate openedBy(OpeningEvent event) {
    return new Gate(violation, arguments, people, event);
  }

  /** Whether the facilitator may go on all the same by recording a reason: at every gate so far. */
  public boolean opensWithReason() {
    return true;
  }

  /** A gate that waits for people. */
  Gate waitingFor(List<Username> people) {
    return new Gate(violation, arguments, Username.list(people), opening);
  }

  RuleViolationException refusal() {
    return new RuleViolationException(violation, arguments.toArray());
  }
}
