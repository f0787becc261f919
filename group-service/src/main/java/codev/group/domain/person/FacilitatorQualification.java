package codev.group.domain.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The qualification that entitles a person to facilitate.
 *
 * @param title as the organisation calls it
 * @param since when they have it; {@code null}: not yet
 */
public record FacilitatorQualification(@Nullable String title, @Nullable LocalDate since) {
  public boolean isHeldOn(LocalDate day) {
    return since != null && !since.isAfter(day);
  }
}
