package codev.group.facilitators;

import codev.group.actor.BlankAsNull;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
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
  FacilitatorRequest of(Username person) {
    return new FacilitatorRequest(person.value(), title, since, capacity);
  }

  Username facilitator(UsernameSpelling spelling) {
    return new Username(spelling.of(username));
  }

  FacilitatorQualification qualification() {
    return new FacilitatorQualification(BlankAsNull.of(title), since);
  }
}
