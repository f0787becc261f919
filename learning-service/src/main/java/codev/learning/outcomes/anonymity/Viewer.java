package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.ViewerRole;
import java.util.Set;

/**
 * In which role figures are viewed.
 *
 * @param groups the only groups whose figures this viewer may see; empty for managers and sponsors,
 *     who see all groups
 * @param seesGroupsTogether whether every figure reaches over at least two groups
 */
public record Viewer(ViewerRole role, Set<String> groups, boolean seesGroupsTogether) {
  public static final Viewer MANAGER = new Viewer(ViewerRole.MANAGER, Set.of(), false);
  public static final Viewer SPONSOR = new Viewer(ViewerRole.SPONSOR, Set.of(), true);

  /** A manager who is shown what a sponsor is shown. */
  public static final Viewer MANAGER_LIKE_SPONSOR = new Viewer(ViewerRole.MANAGER, Set.of(), true);

  public Viewer {
    groups = Set.copyOf(groups);
  }

  /** A member or the facilitator of one group. */
  public static Viewer ofGroup(String group) {
    return new Viewer(ViewerRole.GROUP, Set.of(group), false);
  }

  /** A facilitator, across their own groups. */
  public static Viewer facilitating(Set<String> groups) {
    return new Viewer(ViewerRole.FACILITATOR, groups, false);
  }

  boolean isOfAllGroups() {
    return role == ViewerRole.MANAGER || role == ViewerRole.SPONSOR;
  }
}
