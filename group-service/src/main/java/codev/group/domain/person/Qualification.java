package codev.group.domain.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What entitles somebody to facilitate.
 *
 * @param title as the organisation calls it
 * @param since when they have it; {@code null}: not yet
 */
public record Qualification(@Nullable String title, @Nullable LocalDate since) {
  public boolean isHeldOn(LocalDate day) {
    return since != null && !since.isAfter(day);
  }
}
