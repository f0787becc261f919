package codev.group.composition;

import static codev.group.domain.RuleViolation.CHAIN_LONGER_THAN_GROUPS;
import static codev.group.domain.RuleViolation.TOO_FEW_TO_SIT_WITH;

import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks before the search whether any grouping can meet the rules, and names the people who make
 * it impossible.
 */
final class FeasibilityCheck {
  private FeasibilityCheck() {}

  static void check(List<PlacementCandidate> people, int groups) {
    var placed = people.stream().map(PlacementCandidate::username).collect(Collectors.toSet());
    people.forEach(peer -> checkChain(peer, placed, groups));
    people.forEach(peer -> checkCompany(peer, people, people.size() / groups));
  }

  /** Everybody in a chain is above all who come before: each needs a group to themselves. */
  private static void checkChain(PlacementCandidate peer, Set<Username> placed, int groups) {
    var chain =
        Stream.concat(Stream.of(peer.username()), peer.candidate().managers().stream())
            .filter(placed::contains)
            .toList();
    if (chain.size() > groups)
      throw new RuleViolationException(
          CHAIN_LONGER_THAN_GROUPS, new PeopleArgument(chain), chain.size(), groups);
  }

  private static void checkCompany(
      PlacementCandidate peer, List<PlacementCandidate> people, int groupSize) {
    long company =
        people.stream().filter(other -> !other.equals(peer) && !peer.mustNotSitWith(other)).count();
    if (company < groupSize - 1)
      throw new RuleViolationException(TOO_FEW_TO_SIT_WITH, peer.username(), company, groupSize);
  }
}
