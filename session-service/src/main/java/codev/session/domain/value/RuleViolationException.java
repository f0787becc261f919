package codev.session.domain.value;

import java.util.List;

/** A command violates a rule, which it names. */
public final class RuleViolationException extends RuntimeException {
  private final RuleViolation reason;
  private final transient List<Object> arguments;

  /**
   * @param arguments what the sentence names: people, steps, kinds
   */
  public RuleViolationException(RuleViolation reason, Object... arguments) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public RuleViolation reason() {
    return reason;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
