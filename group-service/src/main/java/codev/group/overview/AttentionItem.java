package codev.group.overview;

import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one programme for one reason, as a line of its manager's home page.
 *
 * @param need why; null: the programme has no group yet
 * @param groups that it is about
 * @param tasks of each of these groups
 */
public record AttentionItem(
    ProgrammeView programme,
    @Nullable AttentionReason need,
    List<GroupView> groups,
    List<GroupTask> tasks) {
  /** More would not be one line. */
  private static final int MOST_NAMES = 3;

  public AttentionItem {
    groups = List.copyOf(groups);
    tasks = List.copyOf(tasks);
  }

  /** Whether the groups wait for their members, not for who manages the programme. */
  public boolean isForOthers() {
    return need == AttentionReason.CHARTER;
  }

  /** The most urgent first; a programme that has no group yet last. */
  int urgency() {
    return need == null ? Integer.MAX_VALUE : need.ordinal();
  }

  /** Names of the groups, as far as one line shows them. */
  public String names() {
    var names = groups.stream().limit(MOST_NAMES).map(GroupView::name).toList();
    return String.join(", ", names) + (groups.size() > MOST_NAMES ? " …" : "");
  }

  /** How many people have still to accept the charter. */
  public long awaited() {
    return groups.stream().mapToLong(group -> group.withoutCharter().size()).sum();
  }

  /** Where it is seen to. */
  public String path() {
    if (tasks.size() == 1) return tasks.getFirst().path();
    var programmePath = "/programmes/" + programme.id();
    return need == null ? programmePath : programmePath + "?need=" + need;
  }
}
