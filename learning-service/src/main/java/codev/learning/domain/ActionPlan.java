package codev.learning.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the client set out to do.
 *
 * @param dueOn by when; an action without it is not dated
 * @param confidence how sure the client is of doing it, 0–10
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
    @Nullable Integer confidence) {}
