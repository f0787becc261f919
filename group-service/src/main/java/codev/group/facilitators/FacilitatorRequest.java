package codev.group.facilitators;

import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A facilitator's entry in the pool as submitted.
 *
 * @param title of their qualification
 * @param since when they have it
 * @param capacity how many groups they take at most
 */
record FacilitatorRequest(
    @NotBlank @Size(max = 100) String username,
    @Nullable @Size(max = 200) String title,
    @Nullable LocalDate since,
    @NotNull @Min(0) @Max(1000) Integer capacity) {
  Username facilitator() {
    return new Username(username.strip());
  }

  FacilitatorQualification qualification() {
    return new FacilitatorQualification(
        title == null || title.isBlank() ? null : title.strip(), since);
  }
}
