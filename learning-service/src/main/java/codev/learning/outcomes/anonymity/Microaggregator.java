package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.PrivacyThreshold;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.PairedMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * k-anonymous microaggregation: groups confided observations into anonymity sets in the order in
 * which everything happened, keeps process facts one by one, and hands out only what {@link
 * DisclosureControl} lets through. The sets depend on the past alone: the same history always gives
 * the same sets, and more history only more of them.
 */
public class Microaggregator {
  /** Half of a panel may be measured again, and the other half is large enough too. */
  private static final int SETS_IN_A_PANEL = 2;

  private final ProgrammeMembers members = new ProgrammeMembers();
  private final AnswerPools pools = new AnswerPools(members, this::peopleInASet, this::noteFormed);
  private final CellAnonymitySets cells =
      new CellAnonymitySets(members, protection -> peopleInASet(protection, false), this::keep);
  private final Map<MeasureId, MeasureObservations> observed = new HashMap<>();

  /** By the change that they measure, then by person. */
  private final Map<MeasureId, Map<String, List<MatchedPanel>>> panels = new HashMap<>();

  private final PlannedSessionObservations planned = new PlannedSessionObservations(members);
  private final Interner interner = new Interner();
  private int threshold = PrivacyThreshold.USUAL;

  /** The sets or the facts of one measure with what was computed from them. */
  private static final class MeasureObservations {
    private static final int MEMO_CAPACITY = 1_000;

    private final List<AnonymitySet> sets = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final MemoCache memo = new MemoCache(MEMO_CAPACITY);

    void add(AnonymitySet set) {
      sets.add(set);
      memo.clear();
    }

    void add(Observation observation) {
      observations.add(observation);
      memo.clear();
    }
  }

  /** Always; only a test that shows the need for a rule overrides it. */
  boolean applies(DisclosureRule rule) {
    return true;
  }

  private DisclosureControl control(Viewer viewer, ObservationFilter filter) {
    return new DisclosureControl(threshold, viewer, filter);
  }

  public final void changeThreshold(int newThreshold) {
    threshold = PrivacyThreshold.effective(newThreshold);
    markPoolsStale();
  }

  public final int threshold() {
    return threshold;
  }

  public final void assignWorkplace(String person, Workplace workplace) {
    if (members.assignWorkplace(person, workplace)) markPoolsStale();
  }

  public final void addMember(String person, String group) {
    members.add(person, group);
    noteMembersChanged();
  }

  /** Their observations stay, and so does the workplace that they were made at. */
  public final void removeMember(String person, String group) {
    members.remove(person, group);
    noteMembersChanged();
  }

  private void noteMembersChanged() {
    observedOf(SessionMeasure.ROTATION).memo.clear();
    observedOf(SessionMeasure.PLANNED).memo.clear();
    markPoolsStale();
  }

  private void markPoolsStale() {
    members.forgetStrata();
    pools.markStale();
  }

  /** A session has a date, or another one. */
  public final void plan(String session, String group, LocalDate on) {
    planned.plan(session, group, on);
    observedOf(SessionMeasure.PLANNED).memo.clear();
  }

  /** It is over, or has no date any more. */
  public final void unplan(String session) {
    planned.remove(session);
    observedOf(SessionMeasure.PLANNED).memo.clear();
  }

  /** Of all present and former members. */
  public final Collection<Workplace> workplaces() {
    return members.workplaces();
  }

  /** How many groups have members. */
  public final int groups() {
    return members.groupsWithMembers();
  }

  public final Workplace workplace(String person) {
    return members.workplace(person);
  }

  /** A process fact, or what is answered by itself. */
  public final void add(MeasureId measure, Observation observation) {
    if (measure.protection().isConfided())
      add(QuestionnaireId.ofSingleMeasure(measure), Map.of(measure, observation));
    else observedOf(measure).add(observation);
    var cell = observation.cell();
    if (cell != null && !applies(DisclosureRule.CELLS_OF_WHOLE_SETS))
      add(cell, observation.counted());
  }

  /**
   * A questionnaire that one person has answered.
   *
   * @param answers in the order of the questionnaire
   */
  public final void add(QuestionnaireId questionnaire, Map<MeasureId, Observation> answers) {
    var waiting = new LinkedHashMap<MeasureId, Observation>();
    answers.forEach(
        (measure, answer) -> {
          boolean hasAPlace =
              answer.value() != null
                  || applies(DisclosureRule.ERASED_OBSERVATIONS_KEEP_THEIR_PLACE);
          if (hasAPlace && !match(measure, answer)) waiting.put(measure, answer);
        });
    if (!waiting.isEmpty()) pools.add(new AnswerSheet(questionnaire, waiting));
  }

  /**
   * Adds the answer to the panel of people who were measured before.
   *
   * @return whether there is one for it
   */
  private boolean match(MeasureId measure, Observation answer) {
    var endline = endline(measure);
    var panel = endline == null ? null : panel(endline.change(), answer);
    if (endline == null || panel == null) return false;
    panel
        .add(answer, minimumPeople(measure.protection()))
        .ifPresent(
            matched -> {
              keep(measure, matched.endline());
              keep(endline.change(), matched.change());
            });
    return true;
  }

  private void noteFormed(MeasureId measure, AnonymitySet set) {
    keep(measure, set);
    if (measure == HelpMeasure.ACROSS_UNITS && applies(DisclosureRule.CELLS_OF_WHOLE_SETS))
      cells.divide(set);
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
    observedOf(measure).add(set.interned(interner));
  }

  private MeasureObservations observedOf(MeasureId measure) {
    return observed.computeIfAbsent(measure, _ -> new MeasureObservations());
  }

  private int peopleInASet(MeasureProtection protection, boolean isBaseline) {
    if (!applies(DisclosureRule.MICROAGGREGATION)) return 1;
    int minimum = minimumPeople(protection);
    int panel = SETS_IN_A_PANEL * minimum;
    // A programme of one group would never fill a panel: there all of a set must answer again.
    return isBaseline && applies(DisclosureRule.MATCHED_PANELS) && members.size() >= panel
        ? panel
        : minimum;
  }

  private @Nullable PairedMeasure baseline(MeasureId measure) {
    return applies(DisclosureRule.MATCHED_PANELS)
            && measure instanceof PairedMeasure paired
            && paired.isBaseline()
        ? paired
        : null;
  }

  private @Nullable PairedMeasure endline(MeasureId measure) {
    return applies(DisclosureRule.MATCHED_PANELS)
            && measure instanceof PairedMeasure paired
            && paired.isEndline()
        ? paired
        : null;
  }

  private int minimumPeople(MeasureProtection protection) {
    return DisclosureControl.minimumPeople(
        protection, threshold, applies(DisclosureRule.K_BESIDES_THE_VIEWER));
  }

  private @Nullable MatchedPanel panel(MeasureId change, Observation observation) {
    var known = panels.getOrDefault(change, Map.of());
    return observation.people().stream()
        .flatMap(person -> known.getOrDefault(person, List.of()).stream())
        .filter(panel -> panel.expects(observation))
        .findFirst()
        .orElse(null);
  }

  List<AnonymitySet> sets(MeasureId measure) {
    var known = observed.get(measure);
    return known == null ? List.of() : known.sets;
  }

  /**
   * Turns are those of today's members, from the first session on; planned sessions are theirs too;
   * all other facts remain when a person leaves.
   */
  List<Observation> facts(MeasureId measure) {
    if (measure == SessionMeasure.PLANNED) return planned.facts();
    var known = observed.get(measure);
    if (known == null) return List.of();
    return measure == SessionMeasure.ROTATION ? turns(known.observations) : known.observations;
  }

  private List<Observation> turns(List<Observation> all) {
    return facts(SessionMeasure.HELD).isEmpty()
        ? List.of()
        : all.stream().filter(one -> members.areIn(one.group(), one.people())).toList();
  }

  /**
   * Managers see the figures of a whole programme as its sponsors do, so that both see the same.
   * Where it has one group only, which no sponsor sees, and of a single group they see their own.
   */
  public final Viewer sharedViewer(Viewer viewer, ObservationFilter filter) {
    return viewer.equals(Viewer.MANAGER)
            && filter.group() == null
            && members.groups() >= DisclosureControl.GROUPS_FOR_A_SPONSOR
        ? Viewer.MANAGER_LIKE_SPONSOR
        : viewer;
  }

  /** The observations that the viewer may see; empty where the figure is suppressed. */
  public final List<Observation> disclose(
      MeasureId measure, Viewer viewer, ObservationFilter filter) {
    var control = control(viewer, filter);
    return measure.protection().isConfided()
        ? control.of(sets(measure))
        : control.ofFacts(measure.protection(), facts(measure));
  }

  /**
   * Whether the viewer may know that a count which is suppressed is 0: of the sessions to come,
   * beside those held, and of the actions abandoned, beside those committed to; never of others.
   */
  public final boolean disclosesZero(MeasureId count, Viewer viewer, ObservationFilter filter) {
    var control = control(viewer, filter);
    if (count == SessionMeasure.PLANNED)
      return control.isZeroBeside(count.protection(), facts(count), facts(SessionMeasure.HELD));
    return count == ActionMeasure.ABANDONED
        && control.isZeroAmong(
            count.protection(),
            facts(count),
            facts(ActionMeasure.COMMITTED),
            List.of(facts(ActionMeasure.DONE), facts(ActionMeasure.PARTLY)));
  }

  /**
   * The process facts of each month that the viewer may see; without the months that are
   * suppressed.
   */
  public final SortedMap<YearMonth, List<Observation>> discloseByMonth(
      MeasureId measure, Viewer viewer, ObservationFilter filter) {
    return control(viewer, filter).ofFactsByMonth(measure.protection(), facts(measure));
  }

  /** See {@link DisclosureControl#joinedGroups}; for a manager. */
  public final List<Set<String>> joinedGroups(MeasureId measure) {
    return control(Viewer.MANAGER, ObservationFilter.ALL)
        .joinedGroups(members.ids(), facts(measure));
  }

  /** See {@link DisclosureControl#ofFactsByGroups}; for a manager. */
  public final Optional<List<List<Observation>>> discloseByGroups(
      MeasureId measure, List<Set<String>> parts) {
    return control(Viewer.MANAGER, ObservationFilter.ALL).ofFactsByGroups(facts(measure), parts);
  }

  /** See {@link DisclosureControl#ofFactsByGroupsBesideMonths}; for a manager. */
  public final Optional<List<List<Observation>>> discloseByGroupsBesideMonths(
      MeasureId measure, List<Set<String>> parts) {
    var reader = sharedViewer(Viewer.MANAGER, ObservationFilter.ALL);
    var months = discloseByMonth(measure, reader, ObservationFilter.ALL);
    return control(Viewer.MANAGER, ObservationFilter.ALL)
        .ofFactsByGroupsBesideMonths(facts(measure), parts, months.keySet());
  }

  /** What is computed from one measure alone, kept until it has one set or one fact more. */
  public final <T> T memoize(
      MeasureId measure, Object question, Class<T> type, Supplier<T> computation) {
    var known = observed.get(measure);
    return known == null ? computation.get() : known.memo.get(question, type, computation);
  }
}
