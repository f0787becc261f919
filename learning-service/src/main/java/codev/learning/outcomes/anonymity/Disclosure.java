package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be told: the one place through which every figure leaves. Each {@link DisclosureRule}
 * says of itself why it is there. Besides, nothing, few and hidden look alike: a figure without a
 * bundle is suppressed, whether nobody or too few stand behind it.
 *
 * <p>Why it suffices: every reader, under every filter, at every moment, is told functions of whole
 * bundles, the same ones for all. Of k − 1 who put together what they know, each bundle of confided
 * answers still holds two others; exchanging what these two said changes no figure. So nothing that
 * is computed from figures, in whatever way, tells which of the two said what.
 *
 * <p>A limit of every threshold: k people who all answered the same have each told their answer.
 */
public final class Disclosure {
  static final int USUAL_THRESHOLD = 5;
  public static final int LOWEST_THRESHOLD = 3;

  private static final int GROUPS_FOR_A_SPONSOR = 2;

  private final int threshold;
  private final Viewer reader;
  private final ObservationFilter filter;
  private final Set<DisclosureRule> rules;

  /**
   * @param threshold k, as the programme has it today
   */
  public Disclosure(int threshold, Viewer reader, ObservationFilter filter) {
    this(threshold, reader, filter, DisclosureRule.ALL);
  }

  /**
   * @param rules all, but where their need is shown
   */
  Disclosure(int threshold, Viewer reader, ObservationFilter filter, Set<DisclosureRule> rules) {
    this.threshold = threshold;
    this.reader = reader;
    this.filter = filter;
    this.rules = rules;
  }

  /** How many different people make a bundle. */
  static int enough(MeasureKind kind, int threshold, Set<DisclosureRule> rules) {
    return kind.isConfided() && rules.contains(DisclosureRule.BESIDES_WHOEVER_LOOKS)
        ? threshold + 1
        : threshold;
  }

  /** What of these bundles, in the order in which they were bound, the reader is told. */
  public List<Observation> of(List<AnonymitySet> bound) {
    var told =
        bundlesFor(bound)
            .filter(bundle -> !rules.contains(DisclosureRule.BOUND_IN_BUNDLES) || isEnough(bundle))
            .filter(
                bundle ->
                    bundle.isWhole() || !rules.contains(DisclosureRule.ERASED_TAKE_THEIR_BUNDLE))
            .filter(bundle -> bundle.isWithin(filter) || !rules.contains(DisclosureRule.TOLD_WHOLE))
            .flatMap(bundle -> bundle.observations().stream())
            .filter(seen -> seen.value() != null && filter.holds(seen))
            .toList();
    return AnonymitySet.peopleOf(told).size() >= least() ? told : List.of();
  }

  public Figure figure(Measure measure, List<AnonymitySet> bound) {
    var told = of(bound);
    return told.isEmpty() ? measure.suppressed() : measure.figure(told);
  }

  private boolean isEnough(AnonymitySet bundle) {
    return !rules.contains(DisclosureRule.RAISED_THRESHOLD_COUNTS_FOR_THE_PAST)
        || bundle.fewest() >= enough(bundle.kind(), threshold, rules);
  }

  /** What a figure would have without bundles; whole ones have it by themselves. */
  private int least() {
    return rules.contains(DisclosureRule.RAISED_THRESHOLD_COUNTS_FOR_THE_PAST)
        ? threshold
        : LOWEST_THRESHOLD;
  }

  private Stream<AnonymitySet> bundlesFor(List<AnonymitySet> bound) {
    return switch (reader.role()) {
      case MANAGER -> bound.stream();
      case SPONSOR ->
          rules.contains(DisclosureRule.GROUPS_IN_COMPANY)
              ? byCohort(bound).stream().flatMap(cohort -> inCompany(cohort).stream())
              : bound.stream();
      case GROUP -> bound.stream().filter(this::isOfTheirGroups);
      case FACILITATOR ->
          bound.stream()
              .filter(bundle -> bundle.kind() != MeasureKind.TOLD_OF_ONESELF)
              .filter(this::isOfTheirGroups);
    };
  }

  private boolean isOfTheirGroups(AnonymitySet bundle) {
    return reader.groups().containsAll(bundle.groups());
  }

  private static Collection<List<AnonymitySet>> byCohort(List<AnonymitySet> bound) {
    return bound.stream()
        .collect(
            Collectors.groupingBy(AnonymitySet::cohort, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static List<AnonymitySet> inCompany(List<AnonymitySet> cohort) {
    var complete = new ArrayList<AnonymitySet>();
    AnonymitySet growing = null;
    for (var next : cohort) {
      growing = growing == null ? next : growing.and(next);
      if (growing.groups().size() < GROUPS_FOR_A_SPONSOR) continue;
      complete.add(growing);
      growing = null;
    }
    return complete;
  }
}
