package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group as one row of an overview.
 *
 * @param facilitatorName as they are called
 * @param isUnknown whether the facilitator is not in the directory
 * @param sites where its members work, that of the most of them first
 * @param awaited how many have still to accept the charter
 * @param next the session that comes next
 * @param planned sessions that are over or have a date
 * @param present number of attendances, of the expected ones
 * @param beenClient how many of its members have been client
 * @param thisWeek whether it meets in the present week
 * @param tasks what is to do, the most urgent first
 */
public record GroupRow(
    GroupId id,
    String name,
    Username facilitator,
    String facilitatorName,
    boolean isUnknown,
    List<String> sites,
    int members,
    GroupStage stage,
    int awaited,
    @Nullable CalendarSession next,
    long held,
    long planned,
    long present,
    long expected,
    long beenClient,
    boolean thisWeek,
    List<GroupTask> tasks) {

  static GroupRow of(
      GroupView group,
      String facilitatorName,
      boolean isUnknown,
      List<String> sites,
      GroupStage stage,
      boolean thisWeek,
      List<GroupTask> tasks) {
    var attendance = group.sessions().all().stream().flatMap(m -> m.attendance().stream()).toList();
    return new GroupRow(
        group.id(),
        group.name(),
        group.facilitator(),
        facilitatorName,
        isUnknown,
        sites,
        group.members().size(),
        stage,
        group.withoutCharter().size(),
        group.sessions().next().orElse(null),
        group.sessions().held(),
        group.sessions().heldOrDated(),
        attendance.stream().filter(there -> there.status().hasCome()).count(),
        attendance.size(),
        group.rotation().stream().filter(turn -> turn.timesClient() > 0).count(),
        thisWeek,
        tasks);
  }

  /** Whether a date is to be chosen before it can meet again. */
  public boolean isUndated() {
    return stage != GroupStage.FINISHED && (next == null || next.needsANewDate());
  }

  /** Whether it is known when it meets next; a group that has finished meets no more. */
  public boolean isExpected() {
    return stage != GroupStage.FINISHED && next != null && !next.needsANewDate();
  }

  /** The reasons for what is to do. */
  public Set<AttentionReason> needs() {
    return tasks.stream().map(GroupTask::need).collect(Collectors.toSet());
  }

  /** The share of those expected who came; {@code null} as long as it has not met. */
  public @Nullable Double attendance() {
    return expected == 0 ? null : (double) present / expected;
  }
}
