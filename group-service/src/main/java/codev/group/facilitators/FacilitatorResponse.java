package codev.group.facilitators;

import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facilitator of the pool as shown.
 *
 * @param title of their qualification
 * @param since when they have it
 * @param capacity how many groups they take at most
 * @param groups those that they hold now, of programmes that are not over, as far as the reader may
 *     see them
 * @param load how many they hold now in all
 */
public record FacilitatorResponse(
    Username username,
    String displayName,
    @Nullable String title,
    @Nullable LocalDate since,
    int capacity,
    List<GroupId> groups,
    int load,
    List<MethodWarning> warnings) {

  public boolean hasRoom() {
    return new FacilitatorWorkload(true, true, load, capacity).hasRoomFor(1);
  }

  static FacilitatorResponse of(
      FacilitatorPoolEntry entry,
      String displayName,
      List<GroupId> groups,
      int load,
      LocalDate day) {
    var qualification = entry.qualification();
    return new FacilitatorResponse(
        entry.username(),
        displayName,
        qualification.title(),
        qualification.since(),
        entry.capacity(),
        groups,
        load,
        entry.workload(load, day).warnings());
  }
}
