package codev.group.composition;

import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.MalformedRequestException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request to propose groups: the people and the constraints.
 *
 * @param people their usernames
 * @param facilitators usernames; with fewer than groups, some facilitate several
 * @param groupSize at most so many in a group
 * @param capacities how many groups a facilitator takes at most, by username; for a facilitator
 *     without an entry, the free capacity in the pool
 */
record CompositionRequest(
    @NotNull @Size(max = 2000) List<@NotBlank @Size(max = 100) String> people,
    @NotEmpty @Size(max = 700) List<@NotBlank @Size(max = 100) String> facilitators,
    @NotNull Integer groupSize,
    @Nullable Map<@NotBlank String, @NotNull @Min(0) @Max(1000) Integer> capacities) {

  Map<Username, Integer> limits(UsernameSpelling spelling) {
    var limits = new HashMap<Username, Integer>();
    if (capacities == null) return limits;
    capacities.forEach(
        (facilitator, groups) -> limits.put(facilitator(facilitator, spelling), groups));
    return limits;
  }

  private Username facilitator(String name, UsernameSpelling spelling) {
    var facilitator = spelling.of(name);
    if (facilitators.stream().map(spelling::of).noneMatch(facilitator::equals))
      throw new MalformedRequestException(
          "capacities." + name, "group.proposal.capacity-of-nobody");
    return new Username(facilitator);
  }
}
