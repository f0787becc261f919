package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.ViewerRole;
import java.util.Set;

/**
 * Who reads, and what of.
 *
 * @param groups the only ones they are told of; for managers and sponsors, who are told of all,
 *     none
 */
public record Viewer(ViewerRole role, Set<String> groups) {
  public static final Viewer MANAGER = new Viewer(ViewerRole.MANAGER, Set.of());
  public static final Viewer SPONSOR = new Viewer(ViewerRole.SPONSOR, Set.of());

  public Viewer {
    groups = Set.copyOf(groups);
  }

  public static Viewer ofGroup(String group) {
    return new Viewer(ViewerRole.GROUP, Set.of(group));
  }

  public static Viewer facilitating(Set<String> groups) {
    return new Viewer(ViewerRole.FACILITATOR, groups);
  }
}
