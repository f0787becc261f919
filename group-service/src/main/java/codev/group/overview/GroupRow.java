package codev.group.overview;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
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
 * @param totals how far it is
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
    GroupStage stage,
    int awaited,
    @Nullable CalendarSession next,
    GroupTotals totals,
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
    return new GroupRow(
        group.id(),
        group.name(),
        group.facilitator(),
        facilitatorName,
        isUnknown,
        sites,
        stage,
        group.withoutCharter().size(),
        group.sessions().next().orElse(null),
        GroupTotals.of(group),
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
}
