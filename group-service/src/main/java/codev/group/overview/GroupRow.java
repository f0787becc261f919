package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group as one row of an overview.
 *
 * @param facilitatorName as they are called
 * @param isUnknown whether the facilitator is not in the directory
 * @param awaited how many have still to accept the charter
 * @param next the session that comes next
 * @param planned sessions over or to come
 * @param present number of attendances, of the expected ones
 * @param beenClient how many of its members have been client
 */
public record GroupRow(
    GroupId id,
    String name,
    Username facilitator,
    String facilitatorName,
    boolean isUnknown,
    int members,
    GroupStage stage,
    int awaited,
    @Nullable CalendarSession next,
    long held,
    long planned,
    long present,
    long expected,
    long beenClient,
    Set<AttentionReason> needs) {

  static GroupRow of(
      GroupView group,
      String facilitatorName,
      boolean isUnknown,
      GroupStage stage,
      Set<AttentionReason> needs) {
    var attendance = group.sessions().all().stream().flatMap(m -> m.attendance().stream()).toList();
    return new GroupRow(
        group.id(),
        group.name(),
        group.facilitator(),
        facilitatorName,
        isUnknown,
        group.members().size(),
        stage,
        group.withoutCharter().size(),
        group.sessions().next().orElse(null),
        group.sessions().held(),
        group.sessions().notCancelled(),
        attendance.stream().filter(there -> there.status().hasCome()).count(),
        attendance.size(),
        group.rotation().stream().filter(turn -> turn.timesClient() > 0).count(),
        needs);
  }

  /** The share of those expected who came; {@code null} as long as it has not met. */
  public @Nullable Double attendance() {
    return expected == 0 ? null : (double) present / expected;
  }
}
