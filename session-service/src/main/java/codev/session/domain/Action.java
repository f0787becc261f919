package codev.session.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the client's action plan.
 *
 * @param confidence how sure the client is of doing it, 0–10
 */
public record Action(
    ActionId id,
    Words what,
    @Nullable Words objective,
    @Nullable Words firstStep,
    @Nullable LocalDate dueOn,
    @Nullable Words resources,
    @Nullable Words support,
    @Nullable Words indicator,
    @Nullable Words vigilance,
    @Nullable Integer confidence) {}
