package codev.group.composition;

import codev.group.composition.GroupReassignment.Obstacle;
import codev.group.composition.GroupRepair.Exchange;
import codev.group.domain.person.Username;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Moves that repair the groups of a draft or place who waits, each a button of the page.
 *
 * @param repairs of the groups that break a rule, by index
 * @param entering of those who could not go to a group, by person
 * @param placing where those who wait fit
 */
record SuggestedMoves(
    Map<Integer, Exchange> repairs, Map<Username, Exchange> entering, MemberMoves placing) {
  /** For more groups than these nothing is computed: the first are mended first. */
  private static final int MAX_MOVES = 10;

  static SuggestedMoves of(GroupReassignment reassignment, List<ProposedGroup> explained) {
    var groups = reassignment.groups();
    var repair =
        new GroupRepair(groups, explained.stream().map(ProposedGroup::facilitator).toList());
    var repairs = new HashMap<Integer, Exchange>();
    IntStream.range(0, groups.size())
        .filter(g -> !explained.get(g).isWithinTheRules())
        .limit(MAX_MOVES)
        .forEach(g -> repair.repairOf(g).ifPresent(exchange -> repairs.put(g, exchange)));
    var entering = new HashMap<Username, Exchange>();
    for (int g = 0; g < groups.size(); g++)
      for (var person : groups.get(g)) {
        var stay = reassignment.stays().get(person.username());
        if (stay == null || stay.why() == Obstacle.NO_SUCH_GROUP) continue;
        repair
            .entering(person, g, stay.wanted() - 1)
            .ifPresent(exchange -> entering.put(person.username(), exchange));
      }
    return new SuggestedMoves(repairs, entering, repair.placing(reassignment.waiting()));
  }

  /** How many of those who wait fit in a group. */
  public int placed() {
    return placing.places().size();
  }
}
