package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.PrivacyThreshold;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * k-anonymous microaggregation: groups observations into anonymity sets in the order in which
 * everything happened, and hands out only what {@link DisclosureControl} lets through. The sets
 * depend on the past alone: the same history always gives the same sets, and more history only more
 * of them.
 */
public class Microaggregator {
  /** Half of a panel may be measured again, and the other half is large enough too. */
  private static final int SETS_IN_A_PANEL = 2;

  private final Map<String, Workplace> members = new HashMap<>();
  private final Map<String, Workplace> workplaces = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<Pool, Pending> pending = new HashMap<>();
  private final Map<MeasureId, Sets> sets = new HashMap<>();

  /** By the change that they measure, then by person. */
  private final Map<MeasureId, Map<String, List<MatchedPanel>>> panels = new HashMap<>();

  private final Interner interner = new Interner();
  private final Map<Integer, MemberStrata> strata = new HashMap<>();
  private int threshold = PrivacyThreshold.USUAL;
  private int arrived;
  private boolean poolsStale;

  /**
   * Whose observations are aggregated together.
   *
   * @param group where it is large enough to fill sets by itself
   */
  private record Pool(MeasureId measure, Workplace stratum, @Nullable String group) {}

  /**
   * In no set yet, so not published to anyone: its pool may still change.
   *
   * @param number in the order of arrival
   */
  private record Waiting(int number, MeasureId measure, Observation observation) {}

  /** The observations of one pool that are too few for a set. */
  private static final class Pending {
    private final List<Waiting> all = new ArrayList<>();
    private final Set<String> people = new HashSet<>();

    void add(Waiting one) {
      all.add(one);
      people.addAll(one.observation().people());
    }

    AnonymitySet toSet(MeasureProtection protection, Workplace stratum) {
      return AnonymitySet.of(protection, stratum, all.stream().map(Waiting::observation).toList());
    }
  }

  /** The sets of one measure with what was computed from them; a new set is rare. */
  private static final class Sets {
    private static final int MEMO_CAPACITY = 1_000;

    private final List<AnonymitySet> all = new ArrayList<>();
    private final List<Observation> facts = new ArrayList<>();
    private final MemoCache memo = new MemoCache(MEMO_CAPACITY);

    void add(AnonymitySet set) {
      all.add(set);
      memo.clear();
    }

    void add(Observation fact) {
      facts.add(fact);
      memo.clear();
    }
  }

  /** Always; only a test that shows the need for a rule overrides it. */
  boolean applies(DisclosureRule rule) {
    return true;
  }

  public final void changeThreshold(int asked) {
    threshold = PrivacyThreshold.effective(asked);
    markPoolsStale();
  }

  public final int threshold() {
    return threshold;
  }

  public final void assignWorkplace(String person, Workplace workplace) {
    workplaces.put(person, workplace);
    if (members.replace(person, workplace) != null) markPoolsStale();
  }

  public final void addMember(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).add(person);
    members.put(person, workplace(person));
    markPoolsStale();
  }

  /** Their observations stay, and so does the workplace that they were made at. */
  public final void removeMember(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).remove(person);
    markPoolsStale();
  }

  private void markPoolsStale() {
    strata.clear();
    poolsStale = true;
  }

  /** Of all present and former members. */
  public final Collection<Workplace> workplaces() {
    return List.copyOf(members.values());
  }

  public final Workplace workplace(String person) {
    return workplaces.getOrDefault(person, Workplace.ANYWHERE);
  }

  public final void add(MeasureId measure, Observation observation) {
    if (observation.value() == null
        && !applies(DisclosureRule.ERASED_OBSERVATIONS_KEEP_THEIR_PLACE)) return;
    if (!measure.protection().isConfided()) setsOf(measure).add(observation);
    var endline = endline(measure);
    var panel = endline == null ? null : panel(endline.change(), observation);
    if (endline == null || panel == null) await(measure, observation);
    else
      panel
          .add(observation, minimumPeople(measure.protection()))
          .ifPresent(
              matched -> {
                keep(measure, matched.endline());
                keep(endline.change(), matched.change());
              });
  }

  private void await(MeasureId measure, Observation observation) {
    if (poolsStale) rebuildPools();
    pool(new Waiting(arrived++, measure, observation));
  }

  /** Whatever waits moves, in its order, to the pool where it would go if it arrived now. */
  private void rebuildPools() {
    poolsStale = false;
    var all =
        pending.values().stream()
            .flatMap(one -> one.all.stream())
            .sorted(Comparator.comparingInt(Waiting::number))
            .toList();
    pending.clear();
    all.forEach(this::pool);
  }

  private void pool(Waiting one) {
    var measure = one.measure();
    int people = peopleInASet(measure);
    var pool = poolOf(measure, people, one.observation());
    var together = pending.computeIfAbsent(pool, _ -> new Pending());
    together.add(one);
    if (together.people.size() < people) return;
    pending.remove(pool);
    var set = together.toSet(measure.protection(), pool.stratum());
    keep(measure, set);
    var baseline = baseline(measure);
    if (baseline != null) openPanel(baseline.change(), set);
  }

  private void openPanel(MeasureId change, AnonymitySet baseline) {
    var panel = new MatchedPanel(baseline);
    var known = panels.computeIfAbsent(change, _ -> new HashMap<>());
    for (var person : baseline.people())
      known.computeIfAbsent(person, _ -> new ArrayList<>()).add(panel);
  }

  private void keep(MeasureId measure, AnonymitySet set) {
    setsOf(measure).add(set.interned(interner));
  }

  private Sets setsOf(MeasureId measure) {
    return sets.computeIfAbsent(measure, _ -> new Sets());
  }

  private int peopleInASet(MeasureId measure) {
    if (!applies(DisclosureRule.MICROAGGREGATION)) return 1;
    int minimum = minimumPeople(measure.protection());
    int panel = SETS_IN_A_PANEL * minimum;
    // A programme of one group would never fill a panel: there all of a set must answer again.
    return baseline(measure) != null && members.size() >= panel ? panel : minimum;
  }

  private @Nullable SurveyMeasure baseline(MeasureId measure) {
    return applies(DisclosureRule.MATCHED_PANELS)
            && measure instanceof SurveyMeasure survey
            && survey.isBaseline()
        ? survey
        : null;
  }

  private @Nullable SurveyMeasure endline(MeasureId measure) {
    return applies(DisclosureRule.MATCHED_PANELS)
            && measure instanceof SurveyMeasure survey
            && survey.isEndline()
        ? survey
        : null;
  }

  private int minimumPeople(MeasureProtection protection) {
    return DisclosureControl.minimumPeople(
        protection, threshold, applies(DisclosureRule.K_BESIDES_THE_VIEWER));
  }

  private Pool poolOf(MeasureId measure, int people, Observation observation) {
    if (!measure.protection().isByGroup())
      return new Pool(measure, strata(people).common(observation.people()), null);
    boolean isLarge = groups.getOrDefault(observation.group(), Set.of()).size() >= people;
    return new Pool(measure, Workplace.ANYWHERE, isLarge ? observation.group() : null);
  }

  private @Nullable MatchedPanel panel(MeasureId change, Observation observation) {
    var known = panels.getOrDefault(change, Map.of());
    return observation.people().stream()
        .flatMap(person -> known.getOrDefault(person, List.of()).stream())
        .filter(panel -> panel.expects(observation))
        .findFirst()
        .orElse(null);
  }

  /** Of all members; computed only when needed, since people join many at a time. */
  private MemberStrata strata(int people) {
    return strata.computeIfAbsent(people, _ -> MemberStrata.among(members, people));
  }

  List<AnonymitySet> sets(MeasureId measure) {
    var known = sets.get(measure);
    return known == null ? List.of() : known.all;
  }

  /**
   * Managers see the figures of a whole programme as its sponsors do, so that both see the same.
   * Where it has one group only, which no sponsor sees, and of a single group they see their own.
   */
  public final Viewer sharedViewer(Viewer viewer, ObservationFilter filter) {
    return viewer.equals(Viewer.MANAGER)
            && filter.group() == null
            && groups.size() >= DisclosureControl.GROUPS_FOR_A_SPONSOR
        ? Viewer.MANAGER_LIKE_SPONSOR
        : viewer;
  }

  /** The observations that the viewer may see; empty where the figure is suppressed. */
  public final List<Observation> disclose(
      MeasureId measure, Viewer viewer, ObservationFilter filter) {
    var control = new DisclosureControl(threshold, viewer, filter);
    return control.isExact(measure.protection())
        ? control.ofFacts(facts(measure))
        : control.of(sets(measure));
  }

  /** Whether every observation of the measure that the filter matches is disclosed, or none is. */
  public final boolean isExact(MeasureId measure, Viewer viewer, ObservationFilter filter) {
    return new DisclosureControl(threshold, viewer, filter).isExact(measure.protection());
  }

  private List<Observation> facts(MeasureId measure) {
    var known = sets.get(measure);
    return known == null ? List.of() : known.facts;
  }

  /** What is computed from one measure alone, kept until it has one set or one fact more. */
  public final <T> T memoize(
      MeasureId measure, Object question, Class<T> type, Supplier<T> computation) {
    var known = sets.get(measure);
    return known == null ? computation.get() : known.memo.get(question, type, computation);
  }
}
