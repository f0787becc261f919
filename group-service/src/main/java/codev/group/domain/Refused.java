package codev.group.domain;

import java.util.List;

/** The method says no, by name. */
public final class Refused extends RuntimeException {
  private final Reason reason;
  private final transient List<Object> arguments;

  /**
   * @param arguments what the sentence names: people, versions, numbers
   */
  public Refused(Reason reason, Object... arguments) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public Reason reason() {
    return reason;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
