package codev.group.facilitators;

import codev.group.domain.GroupId;
import codev.group.domain.MethodWarning;
import codev.group.domain.person.Username;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facilitator of the pool as shown.
 *
 * @param title of their qualification
 * @param since when they have it
 * @param capacity how many groups they take at most
 * @param groups those they hold now: of programmes that are not over
 */
public record FacilitatorResponse(
    Username username,
    String displayName,
    @Nullable String title,
    @Nullable LocalDate since,
    int capacity,
    List<GroupId> groups,
    List<MethodWarning> warnings) {

  static FacilitatorResponse of(
      FacilitatorPoolEntry place, String displayName, List<GroupId> groups, LocalDate day) {
    var qualification = place.qualification();
    return new FacilitatorResponse(
        place.username(),
        displayName,
        qualification.title(),
        qualification.since(),
        place.capacity(),
        groups,
        place.warnings(groups.size(), day));
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public int load() {
    return groups.size();
  }
}
