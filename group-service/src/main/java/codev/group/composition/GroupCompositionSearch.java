package codev.group.composition;

import static codev.group.domain.RuleViolation.CANNOT_BE_COMPOSED;
import static codev.group.domain.RuleViolation.FEWER_THAN_THREE_MEMBERS;

import codev.group.domain.MembershipRules;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Composes groups by local search: deals people out to groups of even size, then swaps two at a
 * time. A swap is kept when it makes the whole more mixed, or worse by no more than a threshold
 * that falls to nothing (threshold accepting, Dueck and Scheuer 1990). All is whole numbers and
 * seeded: the same people always give the same proposals, in whatever order they are named.
 */
final class GroupCompositionSearch {
  /** A multiple of the number of pairs in every group from 3 to 8, so that shares are whole. */
  private static final int WHOLE = 420;

  /** What it costs to place two people against the rule: no mixing makes up for it. */
  static final short FORBIDDEN = 1_000;

  /** Beyond this many more hardly ever change anything, and a manager waits for the answer. */
  private static final int SWAPS_TRIED_PER_PERSON = 10_000;

  /** How much worse a swap may make things at first: about two pairs more that are alike. */
  private static final int INITIAL_THRESHOLD = 30;

  private static final long SEED = 1990;

  private static final Comparator<PlacementCandidate> BY_NAME =
      Comparator.comparing(peer -> peer.username().value());

  private final List<PlacementCandidate> people;
  private final long seed;
  private final short[][] cost;
  private final int[] seats;
  private final int[] groupOfSeat;
  private final int[] firstSeat;

  private GroupCompositionSearch(List<PlacementCandidate> people, int groups, long seed) {
    this.people = people;
    this.seed = seed;
    cost = costs(people);
    seats = IntStream.range(0, people.size()).toArray();
    groupOfSeat = seats.clone();
    firstSeat = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      int size = people.size() / groups + (g < people.size() % groups ? 1 : 0);
      firstSeat[g + 1] = firstSeat[g] + size;
      for (int seat = firstSeat[g]; seat < firstSeat[g + 1]; seat++) groupOfSeat[seat] = g;
    }
  }

  /** Over how many groups people are spread. */
  static int groups(int people, int groupSize) {
    if (people < MembershipRules.MIN_MEMBERS)
      throw new RuleViolationException(FEWER_THAN_THREE_MEMBERS, MembershipRules.MIN_MEMBERS);
    return Math.min(Math.ceilDiv(people, groupSize), people / MembershipRules.MIN_MEMBERS);
  }

  /**
   * @param groupSize how many there should be in a group at most; they are spread evenly, and where
   *     that would leave fewer than three somewhere, over fewer groups
   */
  static List<List<PlacementCandidate>> of(List<PlacementCandidate> people, int groupSize) {
    return of(people, groupSize, 1);
  }

  /**
   * @param proposal the number of the proposal: another one mixes the same people otherwise
   */
  static List<List<PlacementCandidate>> of(
      List<PlacementCandidate> people, int groupSize, int proposal) {
    int groups = groups(people.size(), groupSize);
    FeasibilityCheck.check(people, groups);
    var sorted = people.stream().sorted(BY_NAME).toList();
    var composition = new GroupCompositionSearch(sorted, groups, SEED + proposal - 1);
    composition.mix();
    composition.check();
    return composition.composedGroups();
  }

  private static short[][] costs(List<PlacementCandidate> people) {
    int n = people.size();
    var cost = new short[n][n];
    for (int a = 0; a < n; a++)
      for (int b = 0; b < a; b++) cost[a][b] = cost[b][a] = cost(people.get(a), people.get(b));
    return cost;
  }

  /** What it costs to have two people in one group. */
  static short cost(PlacementCandidate one, PlacementCandidate other) {
    return one.mustNotSitWith(other) ? FORBIDDEN : (short) DiversityCriterion.alike(one, other);
  }

  private void mix() {
    var random = new SplittableRandom(seed);
    long tries = (long) SWAPS_TRIED_PER_PERSON * people.size();
    for (long remainingTries = tries; remainingTries > 0; remainingTries--) {
      int one = random.nextInt(seats.length);
      int other = random.nextInt(seats.length);
      if (groupOfSeat[one] == groupOfSeat[other]) continue;
      if (change(one, other) <= INITIAL_THRESHOLD * remainingTries / tries) swap(one, other);
    }
  }

  /** How much worse it would be if two people changed seats; negative when better. */
  private int change(int one, int other) {
    return replacing(one, seats[other]) + replacing(other, seats[one]);
  }

  private int replacing(int seat, int newcomer) {
    int from = firstSeat[groupOfSeat[seat]];
    int to = firstSeat[groupOfSeat[seat] + 1];
    var coming = cost[newcomer];
    var going = cost[seats[seat]];
    int change = 0;
    for (int i = from; i < to; i++) if (i != seat) change += coming[seats[i]] - going[seats[i]];
    int pairs = (to - from) * (to - from - 1) / 2;
    return change * (WHOLE / pairs);
  }

  private void swap(int one, int other) {
    int person = seats[one];
    seats[one] = seats[other];
    seats[other] = person;
  }

  private void check() {
    var names =
        composedGroups().stream()
            .flatMap(GroupCompositionSearch::forbidden)
            .distinct()
            .sorted(Comparator.comparing(Username::value))
            .toList();
    if (!names.isEmpty())
      throw new RuleViolationException(CANNOT_BE_COMPOSED, new PeopleArgument(names));
  }

  private static Stream<Username> forbidden(List<PlacementCandidate> group) {
    return group.stream()
        .filter(peer -> group.stream().anyMatch(peer::mustNotSitWith))
        .map(PlacementCandidate::username);
  }

  private List<List<PlacementCandidate>> composedGroups() {
    return IntStream.range(0, firstSeat.length - 1).mapToObj(this::group).toList();
  }

  private List<PlacementCandidate> group(int number) {
    return IntStream.range(firstSeat[number], firstSeat[number + 1])
        .mapToObj(seat -> people.get(seats[seat]))
        .sorted(BY_NAME)
        .toList();
  }
}
