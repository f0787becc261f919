package codev.group.domain.person;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is written to, and how they want to be.
 *
 * @param email nobody without one is written to
 * @param language {@code null} until they choose one
 * @param reminders whether they want to be reminded; what changes their calendar they are told
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
