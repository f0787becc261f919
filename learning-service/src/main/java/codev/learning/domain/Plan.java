package codev.learning.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the client set out to do.
 *
 * @param dueOn by when; an action without it is not dated
 * @param confidence how sure the client is of doing it, 0–10
 */
public record Plan(
    Words what,
    @Nullable Words objective,
    @Nullable Words firstStep,
    @Nullable LocalDate dueOn,
    @Nullable Words resources,
    @Nullable Words support,
    @Nullable Words indicator,
    @Nullable Words vigilance,
    @Nullable Integer confidence) {}
