package codev.learning.domain.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The client's plan of an action.
 *
 * @param dueOn by when; an action without it is not dated
 * @param confidence how sure the client is of doing it, 0–10, encrypted
 */
public record ActionPlan(
    EncryptedText what,
    @Nullable EncryptedText objective,
    @Nullable EncryptedText firstStep,
    @Nullable LocalDate dueOn,
    @Nullable EncryptedText resources,
    @Nullable EncryptedText support,
    @Nullable EncryptedText indicator,
    @Nullable EncryptedText vigilance,
    @Nullable EncryptedText confidence) {}
