package codev.learning.domain.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's contact data and notification preferences; never part of a figure.
 *
 * @param email nobody without one is written to
 * @param language {@code null} until they choose one
 * @param reminders whether they want to be reminded at all
 * @param unwanted of what they do not; left out where there is nothing
 */
public record Contact(
    String displayName,
    @Nullable String email,
    @Nullable Language language,
    boolean reminders,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReminderKind> unwanted) {
  public Contact {
    unwanted = Objects.requireNonNullElse(unwanted, List.<ReminderKind>of()); // kept before
  }

  public boolean wants(ReminderKind kind) {
    return reminders && !unwanted.contains(kind);
  }
}
