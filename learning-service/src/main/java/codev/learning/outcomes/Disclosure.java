package codev.learning.outcomes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be told: the one place through which every figure leaves. Each {@link Rule} says of
 * itself why it is there. Besides, nothing, few and hidden look alike: a figure without a bundle is
 * suppressed, whether nobody or too few stand behind it.
 *
 * <p>Why it suffices: every reader, under every filter, at every moment, is told functions of whole
 * bundles, the same ones for all. Of k − 1 who put together what they know, each bundle of confided
 * answers still holds two others; exchanging what these two said changes no figure. So nothing that
 * is computed from figures, in whatever way, tells which of the two said what.
 *
 * <p>A limit of every threshold: k people who all answered the same have each told their answer.
 */
final class Disclosure {
  static final int USUAL_THRESHOLD = 5;
  static final int LOWEST_THRESHOLD = 3;

  private static final int GROUPS_FOR_A_SPONSOR = 2;

  private final int threshold;
  private final Reader reader;
  private final Filter filter;
  private final Set<Rule> rules;

  /**
   * @param threshold k, as the programme has it today
   */
  Disclosure(int threshold, Reader reader, Filter filter) {
    this(threshold, reader, filter, Rule.ALL);
  }

  /**
   * @param rules all, but where their need is shown
   */
  Disclosure(int threshold, Reader reader, Filter filter, Set<Rule> rules) {
    this.threshold = threshold;
    this.reader = reader;
    this.filter = filter;
    this.rules = rules;
  }

  /** How many different people make a bundle. */
  static int enough(Kind kind, int threshold, Set<Rule> rules) {
    return kind.isConfided() && rules.contains(Rule.BESIDES_WHOEVER_LOOKS)
        ? threshold + 1
        : threshold;
  }

  /** What of these bundles, in the order in which they were bound, the reader is told. */
  List<Observation> of(List<Bundle> bound) {
    var told =
        bundlesFor(bound)
            .filter(bundle -> !rules.contains(Rule.BOUND_IN_BUNDLES) || isEnough(bundle))
            .filter(bundle -> bundle.isWhole() || !rules.contains(Rule.ERASED_TAKE_THEIR_BUNDLE))
            .filter(bundle -> bundle.isWithin(filter) || !rules.contains(Rule.TOLD_WHOLE))
            .flatMap(bundle -> bundle.observations().stream())
            .filter(seen -> seen.value() != null && filter.holds(seen))
            .toList();
    return Bundle.peopleOf(told).size() >= least() ? told : List.of();
  }

  Figure figure(Measure measure, List<Bundle> bound) {
    var told = of(bound);
    return told.isEmpty() ? measure.suppressed() : measure.figure(told);
  }

  private boolean isEnough(Bundle bundle) {
    return !rules.contains(Rule.RAISED_THRESHOLD_COUNTS_FOR_THE_PAST)
        || bundle.fewest() >= enough(bundle.kind(), threshold, rules);
  }

  /** What a figure would have without bundles; whole ones have it by themselves. */
  private int least() {
    return rules.contains(Rule.RAISED_THRESHOLD_COUNTS_FOR_THE_PAST) ? threshold : LOWEST_THRESHOLD;
  }

  private Stream<Bundle> bundlesFor(List<Bundle> bound) {
    return switch (reader.role()) {
      case MANAGER -> bound.stream();
      case SPONSOR ->
          rules.contains(Rule.GROUPS_IN_COMPANY)
              ? byCohort(bound).stream().flatMap(cohort -> inCompany(cohort).stream())
              : bound.stream();
      case GROUP -> bound.stream().filter(this::isOfTheirGroups);
      case FACILITATOR ->
          bound.stream()
              .filter(bundle -> bundle.kind() != Kind.TOLD_OF_ONESELF)
              .filter(this::isOfTheirGroups);
    };
  }

  private boolean isOfTheirGroups(Bundle bundle) {
    return reader.groups().containsAll(bundle.groups());
  }

  private static Collection<List<Bundle>> byCohort(List<Bundle> bound) {
    return bound.stream()
        .collect(Collectors.groupingBy(Bundle::cohort, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static List<Bundle> inCompany(List<Bundle> cohort) {
    var complete = new ArrayList<Bundle>();
    Bundle growing = null;
    for (var next : cohort) {
      growing = growing == null ? next : growing.and(next);
      if (growing.groups().size() < GROUPS_FOR_A_SPONSOR) continue;
      complete.add(growing);
      growing = null;
    }
    return complete;
  }
}
