package codev.group.domain.person;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's contact data and notification preferences.
 *
 * @param email nobody without one is written to
 * @param language {@code null} until they choose one
 * @param reminders whether they want reminders; changes of their calendar are always sent
 */
public record Contact(
    String displayName, @Nullable String email, @Nullable Language language, boolean reminders) {
  public static Contact of(Profile profile) {
    return new Contact(profile.displayName(), profile.email(), null, true);
  }

  public Contact at(Profile profile) {
    return new Contact(profile.displayName(), profile.email(), language, reminders);
  }

  public Contact with(@Nullable Language chosen, @Nullable Boolean reminded) {
    return new Contact(
        displayName,
        email,
        chosen == null ? language : chosen,
        Objects.requireNonNullElse(reminded, reminders));
  }
}
