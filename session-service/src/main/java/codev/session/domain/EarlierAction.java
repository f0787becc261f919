package codev.session.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action that an earlier client of the group committed to, as learning-service tells it:
 * reviewed in PREPARATION.
 */
public record EarlierAction(ActionId id, Username owner, Words what, @Nullable LocalDate dueOn) {

  /** What became of it. */
  public enum Outcome {
    DONE,
    PARTLY,
    NOT,
    CHANGED
  }
}
