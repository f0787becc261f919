package codev.group.composition;

import static codev.group.domain.RuleViolation.FACILITATORS_CANNOT_TAKE_ALL;

import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facilitators available to a proposal, with their capacities.
 *
 * @param limits how many groups a facilitator takes at most, by user name; one without an entry
 *     takes any number
 */
record FacilitatorCapacities(List<Username> people, Map<Username, Integer> limits) {

  /** Assigns one to each group: in turn, as long as they have capacity. */
  List<Username> assign(int groups) {
    var remaining = new HashMap<>(limits);
    var turns = new ArrayDeque<>(people);
    var assigned = new ArrayList<Username>();
    while (assigned.size() < groups) {
      if (turns.isEmpty())
        throw new RuleViolationException(FACILITATORS_CANNOT_TAKE_ALL, assigned.size(), groups);
      var next = turns.remove();
      if (remaining.merge(next, -1, Integer::sum) < 0 && limits.containsKey(next)) continue;
      assigned.add(next);
      turns.add(next);
    }
    return assigned;
  }
}
