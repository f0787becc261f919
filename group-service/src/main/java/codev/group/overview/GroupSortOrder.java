package codev.group.overview;

import codev.infra.ui.NameOrder;
import java.time.Instant;
import java.util.Comparator;

/** Sort orders of the list of groups. */
public enum GroupSortOrder {
  /** Where help is most urgent, first. */
  NEEDS,
  NAME,
  FACILITATOR,
  /** The soonest first, those without a date at the end. */
  NEXT,
  /** The lowest first. */
  ATTENDANCE,
  /** Who is least far, first. */
  ROTATION,
  STAGE;

  Comparator<GroupRow> comparator() {
    return first().thenComparing(GroupRow::name, NameOrder.alphabetical());
  }

  private Comparator<GroupRow> first() {
    return switch (this) {
      case NEEDS ->
          Comparator.comparingInt(GroupSortOrder::urgency)
              .thenComparingInt(line -> -line.tasks().size());
      case NAME -> Comparator.comparing(GroupRow::name, NameOrder.alphabetical());
      case FACILITATOR -> Comparator.comparing(GroupRow::facilitatorName, NameOrder.alphabetical());
      case NEXT -> Comparator.comparing(GroupSortOrder::nextStart);
      case ATTENDANCE -> Comparator.comparingDouble(GroupSortOrder::attendanceShare);
      case ROTATION -> Comparator.comparingDouble(GroupSortOrder::turnShare);
      case STAGE -> Comparator.comparing(GroupRow::stage);
    };
  }

  private static int urgency(GroupRow row) {
    return row.tasks().stream()
        .findFirst()
        .map(task -> task.need().ordinal())
        .orElse(Integer.MAX_VALUE);
  }

  private static Instant nextStart(GroupRow row) {
    var next = row.next();
    return next == null || !row.isExpected() ? Instant.MAX : next.startsAt();
  }

  private static double attendanceShare(GroupRow row) {
    var share = row.totals().attendance();
    return share == null ? 2 : share;
  }

  private static double turnShare(GroupRow row) {
    var totals = row.totals();
    return totals.members() == 0 ? 1 : (double) totals.beenClient() / totals.members();
  }
}
