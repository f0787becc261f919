package codev.learning.domain.person;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of e-mails from here that a person may do without, by their names in group-service. */
public enum ReminderKind {
  ACTIONS,
  SURVEYS;

  /** Empty for a kind that is not sent from here. */
  public static Optional<ReminderKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
