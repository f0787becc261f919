package codev.session.domain.preparation;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action that an earlier client of the group committed to, as published by learning-service:
 * reviewed in PREPARATION.
 */
public record EarlierAction(
    ActionId id, Username owner, EncryptedText what, @Nullable LocalDate dueOn) {

  /** What became of it. */
  public enum Outcome {
    DONE,
    PARTLY,
    NOT,
    CHANGED
  }
}
