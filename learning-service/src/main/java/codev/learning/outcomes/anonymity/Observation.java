package codev.learning.outcomes.anonymity;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing a figure is made of: one answer to one item, one action, one session's share.
 *
 * @param people whom it tells something about
 * @param places where they worked when it came
 * @param on the day it came, UTC
 * @param value nothing when its author's words were erased
 */
public record Observation(
    Set<String> people,
    Set<Workplace> places,
    String group,
    LocalDate on,
    @Nullable Double value) {}
