package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.PrivacyThreshold;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statistical disclosure control: decides which observations may be published to a viewer under a
 * filter. It is the only way out of this package; each {@link DisclosureRule} states its reason.
 * Besides, none, few and hidden look alike: where nothing may be published, the figure is
 * suppressed. Two counts are shown as 0 where nobody can be found by that: {@link #isZeroBeside},
 * {@link #isZeroAmong}.
 *
 * <p>Why it suffices for answers: every viewer, under every filter, at every moment, sees functions
 * of whole anonymity sets, the same sets for all. When k − 1 members pool what they know, each set
 * of confided answers still contains two others; exchanging the answers of these two changes no
 * figure. So nothing that is computed from figures, in whatever way, shows which of the two gave
 * which answer.
 *
 * <p>A limit of every threshold: when k people all give the same answer, the figure shows it.
 */
class DisclosureControl {
  static final int GROUPS_FOR_A_SPONSOR = 2;

  private final int threshold;
  private final Viewer viewer;
  private final ObservationFilter filter;

  /**
   * @param threshold k, the programme's {@link PrivacyThreshold} of today
   */
  DisclosureControl(int threshold, Viewer viewer, ObservationFilter filter) {
    this.threshold = threshold;
    this.viewer = viewer;
    this.filter = filter;
  }

  /** Always; only a test that shows the need for a rule overrides it. */
  boolean applies(DisclosureRule rule) {
    return true;
  }

  /**
   * The fewest different people in an anonymity set ({@link PrivacyThreshold}): k, and k + 1 of
   * confided observations.
   *
   * @param besidesViewer whether the viewer may be one of them and is not counted
   */
  static int minimumPeople(MeasureProtection protection, int threshold, boolean besidesViewer) {
    return PrivacyThreshold.minimumPeople(
        Math.max(threshold, protection.lowestThreshold()),
        protection.isConfided() && besidesViewer);
  }

  /**
   * What the viewer may see of these sets; empty where the figure is suppressed.
   *
   * @param sets in the order in which they were formed
   */
  final List<Observation> of(List<AnonymitySet> sets) {
    var published =
        setsForViewer(sets)
            .filter(set -> !applies(DisclosureRule.MICROAGGREGATION) || isLargeEnough(set))
            .filter(set -> set.isComplete() || !applies(DisclosureRule.ERASURE_SUPPRESSES_THE_SET))
            .filter(set -> set.isWithin(filter) || !applies(DisclosureRule.WHOLE_SETS_ONLY))
            .flatMap(set -> set.observations().stream())
            .filter(observation -> observation.value() != null && filter.matches(observation))
            .toList();
    return Observation.countPeople(published) >= minimumPeople() ? published : List.of();
  }

  /**
   * The process facts that the viewer may see: all that the filter matches, or none, so that a fact
   * is suppressed where it would single out a person, and never counted in part.
   *
   * @param observations all of one measure
   */
  final List<Observation> ofFacts(MeasureProtection protection, List<Observation> observations) {
    if (applies(DisclosureRule.FACTS_UNDER_NO_NARROW_FILTER) && isNarrow(protection))
      return List.of();
    var visible = visible(observations);
    return isPublishable(visible) ? visible : List.of();
  }

  private List<Observation> visible(List<Observation> observations) {
    return observations.stream()
        .filter(
            observation -> viewer.isOfAllGroups() || viewer.groups().contains(observation.group()))
        .filter(filter::matches)
        .toList();
  }

  /**
   * Whether a count is 0 and may be shown so: where the fact that it belongs to is shown.
   *
   * @param counted all facts that are counted
   * @param beside all of the fact that it belongs to
   */
  final boolean isZeroBeside(
      MeasureProtection protection, List<Observation> counted, List<Observation> beside) {
    return visible(counted).stream().noneMatch(fact -> value(fact) > 0)
        && !ofFacts(protection, beside).isEmpty();
  }

  /**
   * Likewise of one end that people's own facts may have; for who sees all groups. See {@link
   * DisclosureRule#FACTS_ZERO_AMONG_ENOUGH}.
   *
   * @param counted all that have ended so
   * @param begun all facts
   * @param otherEnds all that have ended otherwise, by end
   */
  final boolean isZeroAmong(
      MeasureProtection protection,
      List<Observation> counted,
      List<Observation> begun,
      List<List<Observation>> otherEnds) {
    if (!viewer.isOfAllGroups() || !isZeroBeside(protection, counted, begun)) return false;
    var ended = otherEnds.stream().flatMap(end -> ofFacts(protection, end).stream()).toList();
    var unended = unended(visible(begun), ended);
    return unended.isEmpty()
        || isPublishable(unended)
        || !applies(DisclosureRule.FACTS_ZERO_AMONG_ENOUGH);
  }

  /** The facts of people of whom more have begun than have ended. */
  private static List<Observation> unended(List<Observation> begun, List<Observation> ended) {
    var balances = new HashMap<Set<String>, Double>();
    for (var fact : begun) balances.merge(fact.people(), value(fact), Double::sum);
    for (var fact : ended) balances.merge(fact.people(), -value(fact), Double::sum);
    return begun.stream().filter(fact -> balances.getOrDefault(fact.people(), 0.0) > 0).toList();
  }

  private static double value(Observation observation) {
    return Objects.requireNonNull(observation.value());
  }

  /**
   * The facts of each month; none where those of the whole period are suppressed. A month that is
   * suppressed takes others with it until they are enough together: otherwise the total less the
   * months shown would be about too few people.
   */
  final SortedMap<YearMonth, List<Observation>> ofFactsByMonth(
      MeasureProtection protection, List<Observation> observations) {
    var months =
        ofFacts(protection, observations).stream()
            .collect(
                Collectors.groupingBy(
                    observation -> YearMonth.from(observation.on()),
                    TreeMap::new,
                    Collectors.toList()));
    var hidden = new ArrayList<Observation>();
    months.values().stream().filter(month -> !isPublishable(month)).forEach(hidden::addAll);
    months.values().removeIf(month -> !isPublishable(month));
    while (applies(DisclosureRule.FACTS_LEAVE_ENOUGH_BESIDES)
        && !hidden.isEmpty()
        && !months.isEmpty()
        && !isPublishable(hidden)) hidden.addAll(months.remove(months.lastKey()));
    return months;
  }

  /**
   * Each group whose facts are about enough people, and all others together: the parts add up to
   * the total. Where the others are not enough, they are joined with the group that became large
   * enough last: were they joined with another one once a group has grown, the difference of two
   * looks would be about the few people in them. None where all groups together are not enough.
   *
   * @param groups all of them: one without such facts is joined with others, too
   * @param observations in the order in which they became known
   */
  final List<Set<String>> joinedGroups(Set<String> groups, List<Observation> observations) {
    if (!isOfEnoughPeople(observations, groups)) return List.of();
    if (!applies(DisclosureRule.FACTS_OF_JOINED_GROUPS))
      return groups.stream().sorted().map(group -> Set.of(group)).toList();
    var large = largeGroups(groups, observations);
    var others = new TreeSet<>(groups);
    others.removeAll(large);
    if (!large.isEmpty() && !isOfEnoughPeople(observations, others)) others.add(large.removeLast());
    return Stream.concat(large.stream().map(group -> Set.of(group)), Stream.of(Set.copyOf(others)))
        .sorted(Comparator.comparing(part -> new TreeSet<>(part).first()))
        .toList();
  }

  /** Those whose facts are about enough people by themselves, in the order in which they became. */
  private List<String> largeGroups(Set<String> groups, List<Observation> observations) {
    var people = new HashMap<String, Set<String>>();
    var large = new LinkedHashSet<String>();
    for (var fact : observations) {
      var known = people.computeIfAbsent(fact.group(), _ -> new HashSet<>());
      known.addAll(fact.people());
      if (known.size() >= threshold && groups.contains(fact.group())) large.add(fact.group());
    }
    return new ArrayList<>(large);
  }

  /**
   * The process facts of each part, all of them or none. Of facts that are shown by month as well
   * see {@link #ofFactsByGroupsBesideMonths}.
   *
   * @param parts as {@link #joinedGroups} has made them
   */
  final Optional<List<List<Observation>>> ofFactsByGroups(
      List<Observation> observations, List<Set<String>> parts) {
    if (parts.isEmpty() || !parts.stream().allMatch(part -> isOfEnoughPeople(observations, part)))
      return Optional.empty();
    return Optional.of(parts.stream().map(part -> of(observations, part)).toList());
  }

  /**
   * As {@link #ofFactsByGroups}, of facts that are shown by month, too; none where both together
   * could single a person out.
   *
   * @param months the months that are shown
   */
  final Optional<List<List<Observation>>> ofFactsByGroupsBesideMonths(
      List<Observation> observations, List<Set<String>> parts, Collection<YearMonth> months) {
    return ofFactsByGroups(observations, parts)
        .filter(
            byGroup ->
                !applies(DisclosureRule.FACTS_BY_GROUP_BESIDE_MONTHS)
                    || GroupTotalsDisclosureRule.leaveEnough(byGroup, months, threshold));
  }

  private boolean isOfEnoughPeople(List<Observation> observations, Set<String> groups) {
    return !applies(DisclosureRule.FACTS_OF_JOINED_GROUPS)
        || Observation.countPeople(of(observations, groups)) >= threshold;
  }

  private static List<Observation> of(List<Observation> observations, Set<String> groups) {
    return observations.stream().filter(one -> groups.contains(one.group())).toList();
  }

  /**
   * Whether the difference of two filters could single a person out (a workplace; the actions of
   * one group, or of the day by which two periods differ) or show a sponsor a single group (a
   * period).
   */
  private boolean isNarrow(MeasureProtection protection) {
    boolean isPeriod = filter.from() != null || filter.to() != null;
    return filter.unit() != null
        || filter.site() != null
        || (isPeriod && viewer.seesGroupsTogether())
        || (!protection.isByGroup() && (isPeriod || filter.group() != null));
  }

  private boolean isPublishable(List<Observation> observations) {
    return (!applies(DisclosureRule.FACTS_OF_ENOUGH_PEOPLE)
            || Observation.countPeople(observations) >= threshold)
        && (!viewer.seesGroupsTogether()
            || !applies(DisclosureRule.FACTS_OF_TWO_GROUPS_FOR_SPONSORS)
            || observations.stream().map(Observation::group).distinct().count()
                >= GROUPS_FOR_A_SPONSOR);
  }

  private boolean isLargeEnough(AnonymitySet set) {
    return !applies(DisclosureRule.RAISED_THRESHOLD_APPLIES_TO_THE_PAST)
        || set.fewest()
            >= minimumPeople(
                set.protection(), threshold, applies(DisclosureRule.K_BESIDES_THE_VIEWER));
  }

  /** What a figure would need without anonymity sets; whole sets have it by themselves. */
  private int minimumPeople() {
    return applies(DisclosureRule.RAISED_THRESHOLD_APPLIES_TO_THE_PAST)
        ? threshold
        : PrivacyThreshold.LOWEST;
  }

  private Stream<AnonymitySet> setsForViewer(List<AnonymitySet> sets) {
    return switch (viewer.role()) {
      case MANAGER, SPONSOR ->
          viewer.seesGroupsTogether() && applies(DisclosureRule.AT_LEAST_TWO_GROUPS_FOR_SPONSORS)
              ? byStratum(sets).stream().flatMap(stratum -> unions(stratum).stream())
              : sets.stream();
      case GROUP -> sets.stream().filter(this::isOfOwnGroups);
      case FACILITATOR ->
          sets.stream().filter(set -> set.protection().isByGroup()).filter(this::isOfOwnGroups);
    };
  }

  private boolean isOfOwnGroups(AnonymitySet set) {
    return viewer.groups().containsAll(set.groups());
  }

  private static Collection<List<AnonymitySet>> byStratum(List<AnonymitySet> sets) {
    return sets.stream()
        .collect(
            Collectors.groupingBy(AnonymitySet::stratum, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Of successive sets, as many together as reach over two groups. */
  private static List<AnonymitySet> unions(List<AnonymitySet> stratum) {
    var complete = new ArrayList<AnonymitySet>();
    AnonymitySet growing = null;
    for (var next : stratum) {
      growing = growing == null ? next : growing.union(next);
      if (growing.groups().size() < GROUPS_FOR_A_SPONSOR) continue;
      complete.add(growing);
      growing = null;
    }
    return complete;
  }
}
