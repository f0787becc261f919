package codev.group.composition;

import static codev.group.composition.GroupCompositionSearch.FORBIDDEN;

import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes the way out of an arrangement that breaks a rule: which two people change places, or who
 * takes a free place. Of all that the rules allow, it is the one that leaves the groups most mixed.
 *
 * @param facilitators of the groups, in their order
 */
record GroupRepair(List<List<PlacementCandidate>> groups, List<Username> facilitators) {
  /** A change beyond this one is about the rules, not about how mixed the groups are. */
  private static final int RULES = FORBIDDEN / 2;

  /**
   * A person who goes to another group, and who comes from there in exchange.
   *
   * @param to the number of the group, counted from 1
   * @param other {@code null} where the place is free
   * @param from the number of the group from which the person goes
   */
  record Exchange(PlacementCandidate person, int to, @Nullable PlacementCandidate other, int from) {
    public String movesText() {
      var places = new LinkedHashMap<Username, Integer>();
      places.put(person.username(), to);
      if (other != null) places.put(other.username(), from);
      return new MemberMoves(places).toString();
    }

    public boolean isTwoWay() {
      return other != null;
    }
  }

  private record Option(Exchange exchange, int change) {}

  /**
   * What mends a group that breaks a rule, or brings it one person nearer to the rules.
   *
   * @param groupIndex its index
   */
  Optional<Exchange> repairOf(int groupIndex) {
    var group = groups.get(groupIndex);
    if (group.size() < MembershipRules.MIN_MEMBERS) return best(arrivals(groupIndex), RULES);
    if (group.size() > MembershipRules.MAX_MEMBERS)
      return best(departures(groupIndex, group), RULES);
    var inTheWay = group.stream().filter(person -> isInTheWay(person, groupIndex)).toList();
    var exchanges = inTheWay.stream().flatMap(person -> exchanges(person, groupIndex));
    return best(exchanges, -RULES).or(() -> best(departures(groupIndex, inTheWay), -RULES));
  }

  /**
   * With whom a person can change places to be in a group that does not take them as it is.
   *
   * @param from the index of their group
   * @param to that of the other
   */
  Optional<Exchange> entering(PlacementCandidate person, int from, int to) {
    return best(
        exchanges(person, from, to)
            .filter(option -> option.exchange().isTwoWay() && isAllowed(option.exchange())),
        Integer.MAX_VALUE);
  }

  /**
   * Puts each into the smallest group that the rules allow, those first who have least choice. Who
   * fits in none of them is not named.
   */
  MemberMoves placing(List<PlacementCandidate> waiting) {
    var places = new LinkedHashMap<Username, Integer>();
    var filled = new ArrayList<List<PlacementCandidate>>();
    groups.forEach(group -> filled.add(new ArrayList<>(group)));
    var repair = new GroupRepair(filled, facilitators);
    waiting.stream()
        .sorted(Comparator.comparingLong(person -> openGroups(person).count()))
        .forEachOrdered(
            person ->
                repair
                    .openGroups(person)
                    .boxed()
                    .min(
                        Comparator.<Integer>comparingInt(g -> filled.get(g).size())
                            .thenComparingInt(g -> repair.sitting(person, g, null)))
                    .ifPresent(
                        g -> {
                          filled.get(g).add(person);
                          places.put(person.username(), g + 1);
                        }));
    return new MemberMoves(places);
  }

  /** The groups that have a free place for a person. */
  private IntStream openGroups(PlacementCandidate person) {
    return IntStream.range(0, groups.size())
        .filter(
            g ->
                groups.get(g).size() < MembershipRules.MAX_MEMBERS
                    && sitting(person, g, null) < FORBIDDEN);
  }

  private static Optional<Exchange> best(Stream<Option> options, int upperBound) {
    return options
        .filter(option -> option.change() < upperBound)
        .min(Comparator.comparingInt(Option::change))
        .map(Option::exchange);
  }

  private Stream<Option> arrivals(int to) {
    return others(to)
        .filter(from -> groups.get(from).size() > MembershipRules.MIN_MEMBERS)
        .boxed()
        .flatMap(from -> groups.get(from).stream().map(person -> departure(person, from, to)));
  }

  private Stream<Option> departures(int from, List<PlacementCandidate> people) {
    if (groups.get(from).size() <= MembershipRules.MIN_MEMBERS) return Stream.empty();
    return others(from)
        .filter(to -> groups.get(to).size() < MembershipRules.MAX_MEMBERS)
        .boxed()
        .flatMap(to -> people.stream().map(person -> departure(person, from, to)));
  }

  private Option departure(PlacementCandidate person, int from, int to) {
    int change = sitting(person, to, null) - sitting(person, from, person);
    return new Option(new Exchange(person, to + 1, null, from + 1), change);
  }

  private Stream<Option> exchanges(PlacementCandidate person, int from) {
    return others(from).boxed().flatMap(to -> exchanges(person, from, to));
  }

  private Stream<Option> exchanges(PlacementCandidate person, int from, int to) {
    return groups.get(to).stream().map(other -> exchange(person, from, other, to));
  }

  private Option exchange(PlacementCandidate person, int from, PlacementCandidate other, int to) {
    int change =
        sitting(person, to, other)
            - sitting(person, from, person)
            + sitting(other, from, person)
            - sitting(other, to, other);
    return new Option(new Exchange(person, to + 1, other, from + 1), change);
  }

  private boolean isAllowed(Exchange exchange) {
    var other = exchange.other();
    return other != null
        && sitting(exchange.person(), exchange.to() - 1, other) < FORBIDDEN
        && sitting(other, exchange.from() - 1, exchange.person()) < FORBIDDEN;
  }

  private boolean isInTheWay(PlacementCandidate person, int groupIndex) {
    return sitting(person, groupIndex, person) >= FORBIDDEN;
  }

  /**
   * What it costs to have a person in a group.
   *
   * @param gone who has left it
   */
  private int sitting(
      PlacementCandidate person, int groupIndex, @Nullable PlacementCandidate gone) {
    int cost = person.username().equals(facilitators.get(groupIndex)) ? FORBIDDEN : 0;
    for (var peer : groups.get(groupIndex))
      if (!peer.equals(gone)) cost += GroupCompositionSearch.cost(person, peer);
    return cost;
  }

  private IntStream others(int groupIndex) {
    return IntStream.range(0, groups.size()).filter(g -> g != groupIndex);
  }
}
