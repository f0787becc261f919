package codev.learning.outcomes;

import codev.learning.domain.Onlooker;
import java.util.Set;

/**
 * Who reads, and what of.
 *
 * @param groups the only ones they are told of; for managers and sponsors, who are told of all,
 *     none
 */
record Reader(Onlooker role, Set<String> groups) {
  static final Reader MANAGER = new Reader(Onlooker.MANAGER, Set.of());
  static final Reader SPONSOR = new Reader(Onlooker.SPONSOR, Set.of());

  Reader {
    groups = Set.copyOf(groups);
  }

  static Reader ofGroup(String group) {
    return new Reader(Onlooker.GROUP, Set.of(group));
  }

  static Reader facilitating(Set<String> groups) {
    return new Reader(Onlooker.FACILITATOR, groups);
  }
}
