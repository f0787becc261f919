package codev.learning.outcomes;

import java.util.Set;

/**
 * Who reads, and what of.
 *
 * @param groups the only ones they are told of; for managers and sponsors, who are told of all,
 *     none
 */
record Reader(Role role, Set<String> groups) {
  static final Reader MANAGER = new Reader(Role.MANAGER, Set.of());
  static final Reader SPONSOR = new Reader(Role.SPONSOR, Set.of());

  /** In what part; not what the identity provider says a person is. */
  enum Role {
    MANAGER,
    SPONSOR,
    /** A member of a group or its facilitator, who look at this group. */
    GROUP,
    /** Who looks at the groups they facilitate, to grow; nobody else sees this. */
    FACILITATOR
  }

  Reader {
    groups = Set.copyOf(groups);
  }

  static Reader ofGroup(String group) {
    return new Reader(Role.GROUP, Set.of(group));
  }

  static Reader facilitating(Set<String> groups) {
    return new Reader(Role.FACILITATOR, groups);
  }
}
