package codev.learning.outcomes;

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
final class Binder {
  /** Of whom half may be compared at the end, and the other half is enough too. */
  private static final int BUNDLES_IN_A_COMPANY = 2;

  private final Set<Rule> rules;
  private final Map<String, Place> members = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<Pool, Gathering> waiting = new HashMap<>();
  private final Map<String, Bound> bound = new HashMap<>();

  /** By what they compare and whom. */
  private final Map<String, Map<String, List<Company>>> companies = new HashMap<>();

  private final Once once = new Once();
  private final Map<Integer, Cohorts> cohorts = new HashMap<>();
  private int threshold = Disclosure.USUAL_THRESHOLD;
  private int arrived;
  private boolean regrouped;

  /**
   * Who waits together. Figures that are made of different observations are bound apart.
   *
   * @param group where it can fill bundles by itself
   */
  private record Pool(String measure, Place cohort, @Nullable String group) {}

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

    Bundle bound(Kind kind, Place cohort) {
      return Bundle.of(kind, cohort, all.stream().map(Waiting::seen).toList());
    }
  }

  Binder() {
    this(Rule.ALL);
  }

  /**
   * @param rules all, but where their need is shown
   */
  Binder(Set<Rule> rules) {
    this.rules = rules;
  }

  void threshold(int asked) {
    threshold = Math.max(Disclosure.LOWEST_THRESHOLD, asked);
    regroup();
  }

  void worksAt(String person, Place place) {
    places.put(person, place);
    if (members.replace(person, place) != null) regroup();
  }

  void joins(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).add(person);
    members.put(person, place(person));
    regroup();
  }

  /** What they have given stays, and so does the workplace that they answered from. */
  void leaves(String person, String group) {
    groups.computeIfAbsent(group, _ -> new HashSet<>()).remove(person);
    regroup();
  }

  private void regroup() {
    cohorts.clear();
    regrouped = true;
  }

  /** Of all who are members now. */
  Collection<Place> workplaces() {
    return List.copyOf(members.values());
  }

  Place place(String person) {
    return places.getOrDefault(person, Place.ANYWHERE);
  }

  void add(String measure, Observation seen) {
    if (seen.value() == null && !rules.contains(Rule.ERASED_KEEP_THEIR_PLACE)) return;
    var company = isAnEnd(measure) ? company(Change.of(measure), seen) : null;
    if (company == null) await(measure, seen);
    else
      company
          .add(seen, enough(Kind.of(measure)))
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
    var kind = Kind.of(measure);
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

  private void compareAtTheEnd(String change, Bundle start) {
    var company = new Company(start);
    var known = companies.computeIfAbsent(change, _ -> new HashMap<>());
    for (var person : start.people())
      known.computeIfAbsent(person, _ -> new ArrayList<>()).add(company);
  }

  private void bind(String measure, Bundle bundle) {
    bound.computeIfAbsent(measure, _ -> new Bound()).add(bundle.keeping(once));
  }

  /** How many make a bundle. */
  private int people(String measure) {
    if (!rules.contains(Rule.BOUND_IN_BUNDLES)) return 1;
    int enough = enough(Kind.of(measure));
    int company = BUNDLES_IN_A_COMPANY * enough;
    // A programme of one group would never fill a company: there all of one must answer again.
    return isAStart(measure) && members.size() >= company ? company : enough;
  }

  private boolean isAStart(String measure) {
    return rules.contains(Rule.SAME_PEOPLE_BEFORE_AND_AFTER) && Change.isItsStart(measure);
  }

  private boolean isAnEnd(String measure) {
    return rules.contains(Rule.SAME_PEOPLE_BEFORE_AND_AFTER) && Change.isItsEnd(measure);
  }

  private int enough(Kind kind) {
    return Disclosure.enough(kind, threshold, rules);
  }

  private Pool pool(String measure, Kind kind, int people, Observation seen) {
    if (!kind.isBoundByGroup())
      return new Pool(measure, cohorts(people).common(seen.people()), null);
    boolean isLarge = groups.getOrDefault(seen.group(), Set.of()).size() >= people;
    return new Pool(measure, Place.ANYWHERE, isLarge ? seen.group() : null);
  }

  private @Nullable Company company(String change, Observation seen) {
    var known = companies.getOrDefault(change, Map.of());
    return seen.people().stream()
        .flatMap(person -> known.getOrDefault(person, List.of()).stream())
        .filter(company -> company.awaits(seen))
        .findFirst()
        .orElse(null);
  }

  int threshold() {
    return threshold;
  }

  List<Bundle> bundles(String measure) {
    var known = bound.get(measure);
    return known == null ? List.of() : known.bundles;
  }

  /** What is made of one measure's bundles alone: told again until there is one more of them. */
  <T> T told(String measure, Object question, Class<T> answer, Function<List<Bundle>, T> telling) {
    var known = bound.get(measure);
    return known == null
        ? telling.apply(List.of())
        : known.answers.to(question, answer, () -> telling.apply(known.bundles));
  }

  /** The bundles of one measure: it is rare that one more is full, and most are asked for often. */
  private static final class Bound {
    private static final int MOST_ANSWERS = 1_000;

    private final List<Bundle> bundles = new ArrayList<>();
    private final Answers answers = new Answers(MOST_ANSWERS);

    void add(Bundle bundle) {
      bundles.add(bundle);
      answers.forget();
    }
  }

  /** Of all who are members now; found only when asked for: people join many at a time. */
  private Cohorts cohorts(int people) {
    return cohorts.computeIfAbsent(people, _ -> Cohorts.among(members, people));
  }
}
