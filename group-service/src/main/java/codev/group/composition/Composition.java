package codev.group.composition;

import static codev.group.domain.RuleViolation.CANNOT_BE_COMPOSED;
import static codev.group.domain.RuleViolation.CHAIN_LONGER_THAN_GROUPS;
import static codev.group.domain.RuleViolation.TOO_FEW_TO_SIT_WITH;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Groups as they are proposed, and the people for whom the rules leave no group: they keep nobody
 * else from being placed.
 */
record Composition(List<List<PlacementCandidate>> groups, List<PlacementCandidate> waiting) {
  /** Of so many people one may wait: with more of them, the refusal itself says what to change. */
  private static final int PEOPLE_PER_WAITING = 4;

  private static final Set<RuleViolation> SOME_FIT_NOWHERE =
      Set.of(CHAIN_LONGER_THAN_GROUPS, TOO_FEW_TO_SIT_WITH, CANNOT_BE_COMPOSED);

  /**
   * @param proposal its number, of those that the same people allow
   */
  static Composition of(List<PlacementCandidate> people, int groupSize, int proposal) {
    var placed = new ArrayList<>(people);
    var waiting = new ArrayList<PlacementCandidate>();
    RuleViolationException first = null;
    while (true) {
      try {
        return new Composition(GroupCompositionSearch.of(placed, groupSize, proposal), waiting);
      } catch (RuleViolationException refused) {
        if (first == null) first = refused;
        if (!SOME_FIT_NOWHERE.contains(refused.violation())
            || (waiting.size() + 1) * PEOPLE_PER_WAITING > people.size()) throw first;
        var aside = hardestToPlace(placed, peopleNamedIn(refused));
        placed.remove(aside);
        waiting.add(aside);
      }
    }
  }

  private static List<Username> peopleNamedIn(RuleViolationException refused) {
    return switch (refused.arguments().getFirst()) {
      case PeopleArgument people -> people.all();
      case Username person -> List.of(person);
      default -> List.of();
    };
  }

  /** Who of these must not sit with the most others. */
  private static PlacementCandidate hardestToPlace(
      List<PlacementCandidate> people, List<Username> usernames) {
    return people.stream()
        .filter(person -> usernames.contains(person.username()))
        .max(Comparator.comparingLong(person -> mustNotSitWith(person, people)))
        .orElseThrow();
  }

  private static long mustNotSitWith(PlacementCandidate person, List<PlacementCandidate> people) {
    return people.stream()
        .filter(other -> !other.equals(person) && person.mustNotSitWith(other))
        .count();
  }
}
