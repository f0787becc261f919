package codev.learning.outcomes.anonymity;

import codev.learning.outcomes.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds observations into bundles, in the order in which everything happened. What is bound depends
 * on the past alone, so the same history always gives the same bundles, and more history only more
 * of them.
 */
public final class Microaggregator {
  /** Of whom half may be compared at the end, and the other half is enough too. */
  private static final int BUNDLES_IN_A_COMPANY = 2;

  private final Set<DisclosureRule> rules;
  private final Map<String, Workplace> members = new HashMap<>();
  private final Map<String, Workplace> places = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<Pool, Gathering> waiting = new HashMap<>();
  private final Map<String, Bound> bound = new HashMap<>();

  /** By what they compare and whom. */
  private final Map<String, Map<String, List<MatchedPanel>>> companies = new HashMap<>();

  private final Interner once = new Interner();
  private final Map<Integer, Strata> cohorts = new HashMap<>();
  private int threshold = Disclosure.USUAL_THRESHOLD;
  private int arrived;
  private boolean regrouped;

  /**
   * Who waits together. Figures that are made of different observations are bound apart.
   *
   * @param group where it can fill bundles by itself
   */
  private record Pool(String measure, Workplace cohort, @Nullable String group) {}

  /**
   * Told to nobody yet: it may still be bound with others than those it has waited with.
   *
   * @param number in the order of arrival
   */
  private record Waiting(int number, String measure, Observation seen) {}

  /** Those who wait together. */
  private static final class Gathering {
    private final List<Waiting> all = new ArrayList<>();
    private final Set<String> people = new HashSet<>();

    void add(Waiting one) {
      all.add(one);
      people.addAll(one.seen().people());
    }

    AnonymitySet bound(MeasureKind kind, Workplace cohort) {
      return AnonymitySet.of(kind, cohort, all.stream().map(Waiting::seen).toList());
    }
  }

  public Microaggregator() {
    this(DisclosureRule.ALL);
  }

  /**
   * @param rules all, but where their need is shown
   */
  Microaggregator(Set<DisclosureRule> rules) {
    this.rules = rules;
  }

  public void threshold(int asked) {
    threshold = Math.max(Disclosure.LOWEST_THRESHOLD, asked);
    regroup();
  }

  public void worksAt(String person, Workplace place) {
    places.put(person, place);
    if (members.replace(person, place) != null) regroup();
  }

  public void joins(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).add(person);
    members.put(person, place(person));
    regroup();
  }

  /** What they have given stays, and so does the workplace that they answered from. */
  public void leaves(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).remove(person);
    regroup();
  }

  private void regroup() {
    cohorts.clear();
    regrouped = true;
  }

  /** Of all who are members now. */
  public Collection<Workplace> workplaces() {
    return List.copyOf(members.values());
  }

  public Workplace place(String person) {
    return places.getOrDefault(person, Workplace.ANYWHERE);
  }

  public void add(String measure, Observation seen) {
    if (seen.value() == null && !rules.contains(DisclosureRule.ERASED_KEEP_THEIR_PLACE)) return;
    var company = isAnEnd(measure) ? company(Change.of(measure), seen) : null;
    if (company == null) await(measure, seen);
    else
      company
          .add(seen, enough(MeasureKind.of(measure)))
          .ifPresent(
              compared -> {
                bind(measure, compared.end());
                bind(Change.of(measure), compared.change());
              });
  }

  private void await(String measure, Observation seen) {
    if (regrouped) waitElsewhere();
    put(new Waiting(arrived++, measure, seen));
  }

  /** Whatever waits goes where it would if it came now, in its order. */
  private void waitElsewhere() {
    regrouped = false;
    var all =
        waiting.values().stream()
            .flatMap(gathering -> gathering.all.stream())
            .sorted(Comparator.comparingInt(Waiting::number))
            .toList();
    waiting.clear();
    all.forEach(this::put);
  }

  private void put(Waiting one) {
    var measure = one.measure();
    var kind = MeasureKind.of(measure);
    int people = people(measure);
    var pool = pool(measure, kind, people, one.seen());
    var together = waiting.computeIfAbsent(pool, _ -> new Gathering());
    together.add(one);
    if (together.people.size() < people) return;
    waiting.remove(pool);
    var bundle = together.bound(kind, pool.cohort());
    bind(measure, bundle);
    if (isAStart(measure)) compareAtTheEnd(Change.of(measure), bundle);
  }

  private void compareAtTheEnd(String change, AnonymitySet start) {
    var company = new MatchedPanel(start);
    var known = companies.computeIfAbsent(change, _ -> new HashMap<>());
    for (var person : start.people())
      known.computeIfAbsent(person, _ -> new ArrayList<>()).add(company);
  }

  private void bind(String measure, AnonymitySet bundle) {
    bound.computeIfAbsent(measure, _ -> new Bound()).add(bundle.keeping(once));
  }

  /** How many make a bundle. */
  private int people(String measure) {
    if (!rules.contains(DisclosureRule.BOUND_IN_BUNDLES)) return 1;
    int enough = enough(MeasureKind.of(measure));
    int company = BUNDLES_IN_A_COMPANY * enough;
    // A programme of one group would never fill a company: there all of one must answer again.
    return isAStart(measure) && members.size() >= company ? company : enough;
  }

  private boolean isAStart(String measure) {
    return rules.contains(DisclosureRule.SAME_PEOPLE_BEFORE_AND_AFTER)
        && Change.isItsStart(measure);
  }

  private boolean isAnEnd(String measure) {
    return rules.contains(DisclosureRule.SAME_PEOPLE_BEFORE_AND_AFTER) && Change.isItsEnd(measure);
  }

  private int enough(MeasureKind kind) {
    return Disclosure.enough(kind, threshold, rules);
  }

  private Pool pool(String measure, MeasureKind kind, int people, Observation seen) {
    if (!kind.isBoundByGroup())
      return new Pool(measure, cohorts(people).common(seen.people()), null);
    boolean isLarge = groups.getOrDefault(seen.group(), Set.of()).size() >= people;
    return new Pool(measure, Workplace.ANYWHERE, isLarge ? seen.group() : null);
  }

  private @Nullable MatchedPanel company(String change, Observation seen) {
    var known = companies.getOrDefault(change, Map.of());
    return seen.people().stream()
        .flatMap(person -> known.getOrDefault(person, List.of()).stream())
        .filter(company -> company.awaits(seen))
        .findFirst()
        .orElse(null);
  }

  public int threshold() {
    return threshold;
  }

  public List<AnonymitySet> bundles(String measure) {
    var known = bound.get(measure);
    return known == null ? List.of() : known.bundles;
  }

  /** What is made of one measure's bundles alone: told again until there is one more of them. */
  public <T> T told(
      String measure, Object question, Class<T> answer, Function<List<AnonymitySet>, T> telling) {
    var known = bound.get(measure);
    return known == null
        ? telling.apply(List.of())
        : known.answers.to(question, answer, () -> telling.apply(known.bundles));
  }

  /** The bundles of one measure: it is rare that one more is full, and most are asked for often. */
  private static final class Bound {
    private static final int MOST_ANSWERS = 1_000;

    private final List<AnonymitySet> bundles = new ArrayList<>();
    private final MemoCache answers = new MemoCache(MOST_ANSWERS);

    void add(AnonymitySet bundle) {
      bundles.add(bundle);
      answers.forget();
    }
  }

  /** Of all who are members now; found only when asked for: people join many at a time. */
  private Strata cohorts(int people) {
    return cohorts.computeIfAbsent(people, _ -> Strata.among(members, people));
  }
}
