package codev.session.domain.value;

import java.util.List;

/** A command violates a rule, which it names. */
public final class RuleViolationException extends RuntimeException {
  private final RuleViolation violation;
  private final transient List<Object> arguments;

  /**
   * @param arguments what the sentence names: people, steps, kinds
   */
  public RuleViolationException(RuleViolation violation, Object... arguments) {
    super(violation.name(), null, false, false);
    this.violation = violation;
    this.arguments = List.of(arguments);
  }

  public RuleViolation violation() {
    return violation;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
