package codev.learning.domain.person;

import org.jspecify.annotations.Nullable;

/**
 * A person's contact data and notification preferences; never part of a figure.
 *
 * @param email nobody without one is written to
 * @param language {@code null} until they choose one
 * @param reminders whether they want to be reminded
 */
public record Contact(
    String displayName, @Nullable String email, @Nullable Language language, boolean reminders) {}
