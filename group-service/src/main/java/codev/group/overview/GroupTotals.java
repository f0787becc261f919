package codev.group.overview;

import codev.group.group.GroupView;
import org.jspecify.annotations.Nullable;

/**
 * Process facts of a group, or of several together.
 *
 * @param planned sessions that are over or have a date
 * @param present number of attendances, of the expected ones
 * @param beenClient how many of the members have been client
 */
public record GroupTotals(
    long held, long planned, long present, long expected, long beenClient, long members) {
  static final GroupTotals NONE = new GroupTotals(0, 0, 0, 0, 0, 0);

  static GroupTotals of(GroupView group) {
    var attendance = group.sessions().all().stream().flatMap(m -> m.attendance().stream()).toList();
    return new GroupTotals(
        group.sessions().held(),
        group.sessions().heldOrDated(),
        attendance.stream().filter(there -> there.status().hasCome()).count(),
        attendance.size(),
        group.rotation().stream().filter(turn -> turn.timesClient() > 0).count(),
        group.members().size());
  }

  GroupTotals plus(GroupTotals other) {
    return new GroupTotals(
        held + other.held,
        planned + other.planned,
        present + other.present,
        expected + other.expected,
        beenClient + other.beenClient,
        members + other.members);
  }

  /** The share of those expected who came; {@code null} as long as nobody has met. */
  public @Nullable Double attendance() {
    return expected == 0 ? null : (double) present / expected;
  }
}
