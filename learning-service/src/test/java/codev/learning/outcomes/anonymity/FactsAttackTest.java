package codev.learning.outcomes.anonymity;

import static codev.learning.outcomes.anonymity.MeasureProtection.PERSONAL_FACT;
import static codev.learning.outcomes.anonymity.MeasureProtection.SESSION_FACT;
import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An attacker asks for every process fact under every filter and month by month, and combines what
 * it is shown at one moment in any way: nothing that follows is about fewer than k people, and
 * nothing that a sponsor sees is about a single group.
 */
@DisplayName("Attaque contre les faits")
class FactsAttackTest {
  private static final int K = 3;
  private static final int GROUPS = 3;
  private static final LocalDate START = LocalDate.parse("2027-01-11");
  private static final List<Workplace> PLACES =
      List.of(
          new Workplace("Finance", "Lyon"),
          new Workplace("Finance", "Brest"),
          new Workplace("RH", "Lyon"));

  /** Of one measure: its position in the list is the number of its unknown. */
  private record Facts(MeasureId measure, List<Observation> all) {}

  static LongStream programmes() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "programme {0}")
  @MethodSource("programmes")
  @DisplayName("rien ne se calcule de trop peu de personnes, ni d'un groupe seul")
  void nothing_follows_about_too_few(long seed) {
    assertThat(wins(seed, EnumSet.allOf(DisclosureRule.class))).isEmpty();
  }

  @ParameterizedTest(name = "sans la règle {0}")
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "FACTS_.*")
  @DisplayName("l'attaquant gagne dès qu'une règle manque")
  void the_attacker_wins_as_soon_as_one_rule_is_missing(DisclosureRule rule) {
    var others = EnumSet.complementOf(EnumSet.of(rule));
    assertThat(programmes().filter(seed -> !wins(seed, others).isEmpty()).count()).isPositive();
  }

  @ParameterizedTest(name = "programme {0}")
  @MethodSource("programmes")
  @DisplayName("un responsable et un commanditaire voient les mêmes faits du programme")
  void a_manager_and_a_sponsor_see_the_same(long seed) {
    for (var facts : facts(seed))
      assertThat(seen(facts, Viewer.MANAGER_LIKE_SPONSOR, EnumSet.allOf(DisclosureRule.class)))
          .isEqualTo(seen(facts, Viewer.SPONSOR, EnumSet.allOf(DisclosureRule.class)));
  }

  /** What the attacker learns that it should not. */
  private static Set<String> wins(long seed, Set<DisclosureRule> rules) {
    var wins = new HashSet<String>();
    for (var facts : facts(seed)) {
      var ofSponsor = seen(facts, Viewer.SPONSOR, rules);
      isolated(facts, ofSponsor, tooFew(facts)).forEach(few -> wins.add("sponsor: " + few));
      groups()
          .filter(group -> isAlone(facts, ofSponsor, one -> one.group().equals(group)))
          .forEach(group -> wins.add("sponsor: " + group));
      if (facts.measure().protection().isByGroup()) continue;
      var ofManager = new HashSet<>(ofSponsor);
      groups()
          .map(group -> new ObservationFilter(null, null, null, null, null, UUID.fromString(group)))
          .forEach(group -> ofManager.addAll(seen(facts, Viewer.MANAGER, group, rules)));
      isolated(facts, ofManager, tooFew(facts)).forEach(few -> wins.add("manager: " + few));
      var inOneGroup = inOneGroup(facts);
      isolated(inOneGroup, seen(inOneGroup, Viewer.MANAGER, rules), tooFew(inOneGroup))
          .forEach(few -> wins.add("manager of one group: " + few));
      isolated(facts, byGroup(facts, rules), tooFew(facts))
          .forEach(few -> wins.add("manager, by group: " + few));
      var ofGroupsAndMonths = new HashSet<>(ofSponsor);
      ofGroupsAndMonths.addAll(byGroupBesideMonths(facts, rules));
      isolated(facts, ofGroupsAndMonths, tooFew(facts))
          .forEach(few -> wins.add("manager, by group and month: " + few));
    }
    Stream.of(Viewer.MANAGER, Viewer.SPONSOR)
        .filter(viewer -> isOneKnownToBeAbandoned(actionsByEnd(seed), viewer, rules))
        .forEach(viewer -> wins.add(viewer.role() + ": one action is abandoned"));
    return wins;
  }

  /**
   * Whether the count of actions abandoned, which is suppressed, follows: one is left of those
   * committed to less those shown to have ended otherwise, and none would be shown as 0.
   */
  private static boolean isOneKnownToBeAbandoned(
      Map<MeasureId, List<Observation>> actions, Viewer viewer, Set<DisclosureRule> rules) {
    var control = WithoutRules.disclosure(K, viewer, ObservationFilter.ALL, rules);
    var begun = of(ActionMeasure.COMMITTED, actions);
    var otherEnds = List.of(of(ActionMeasure.DONE, actions), of(ActionMeasure.PARTLY, actions));
    var abandoned = of(ActionMeasure.ABANDONED, actions);
    int left =
        control.ofFacts(PERSONAL_FACT, begun).size()
            - otherEnds.stream().mapToInt(end -> control.ofFacts(PERSONAL_FACT, end).size()).sum();
    return !abandoned.isEmpty()
        && control.ofFacts(PERSONAL_FACT, abandoned).isEmpty()
        && left == 1
        && control.isZeroAmong(PERSONAL_FACT, List.of(), begun, otherEnds);
  }

  private static List<Observation> of(
      ActionMeasure measure, Map<MeasureId, List<Observation>> actions) {
    return actions.getOrDefault(measure, List.of());
  }

  /** Most are done, few are abandoned, done in part or still open. */
  private static Map<MeasureId, List<Observation>> actionsByEnd(long seed) {
    var random = new Random(seed);
    var actions = new HashMap<MeasureId, List<Observation>>();
    int count = 6 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int who = random.nextInt(9);
      var action =
          new Observation(
              Set.of("p" + who), Set.of(PLACES.getFirst()), group(who % GROUPS), START, 1.0);
      add(ActionMeasure.COMMITTED, action, actions);
      switch (random.nextInt(20)) {
        case 0, 1 -> add(ActionMeasure.ABANDONED, action, actions);
        case 2 -> add(ActionMeasure.PARTLY, action, actions);
        case 3 -> {}
        default -> add(ActionMeasure.DONE, action, actions);
      }
    }
    return actions;
  }

  private static void add(
      ActionMeasure measure, Observation action, Map<MeasureId, List<Observation>> actions) {
    actions.computeIfAbsent(measure, _ -> new ArrayList<>()).add(action);
  }

  /** The list behind a fact that is not shown by month, and its total. */
  private static Set<Set<Integer>> byGroup(Facts facts, Set<DisclosureRule> rules) {
    var seen = new HashSet<Set<Integer>>();
    for (var viewer : List.of(Viewer.MANAGER, Viewer.SPONSOR)) {
      var control = WithoutRules.disclosure(K, viewer, ObservationFilter.ALL, rules);
      seen.add(numbers(control.ofFacts(facts.measure().protection(), facts.all())));
      var parts = control.joinedGroups(groups().collect(Collectors.toSet()), facts.all());
      control
          .ofFactsByGroups(facts.all(), parts)
          .ifPresent(shown -> shown.forEach(part -> seen.add(numbers(part))));
    }
    seen.remove(Set.<Integer>of());
    return seen;
  }

  /** The list behind a fact that is shown by month, for a reader who sees the months, too. */
  private static Set<Set<Integer>> byGroupBesideMonths(Facts facts, Set<DisclosureRule> rules) {
    var seen = new HashSet<Set<Integer>>();
    var months =
        WithoutRules.disclosure(K, Viewer.MANAGER_LIKE_SPONSOR, ObservationFilter.ALL, rules)
            .ofFactsByMonth(facts.measure().protection(), facts.all());
    var control = WithoutRules.disclosure(K, Viewer.MANAGER, ObservationFilter.ALL, rules);
    var parts = control.joinedGroups(groups().collect(Collectors.toSet()), facts.all());
    control
        .ofFactsByGroupsBesideMonths(facts.all(), parts, months.keySet())
        .ifPresent(shown -> shown.forEach(part -> seen.add(numbers(part))));
    return seen;
  }

  @Test
  @DisplayName("les actions faites se montrent par groupe dans la plupart des programmes")
  void facts_are_shown_by_group_beside_months_most_of_the_time() {
    var all = EnumSet.allOf(DisclosureRule.class);
    assertThat(
            programmes()
                .filter(seed -> !byGroupBesideMonths(facts(seed).getFirst(), all).isEmpty())
                .count())
        .isGreaterThan(20);
  }

  /**
   * The limit of what is attacked above: two periods that differ by one session differ by the turn
   * of its client.
   */
  @Test
  @DisplayName(
      "le responsable d'un programme d'un seul groupe voit les tours d'une période, que le"
          + " calendrier et la page du groupe disent aussi\u202f; un commanditaire non")
  void the_manager_of_one_group_sees_the_turns_of_a_period() {
    assertThat(Stream.of(SessionMeasure.CLIENTS, SessionMeasure.ROTATION))
        .allMatch(measure -> measure.protection() == SESSION_FACT);
    var second = START.plusDays(14);
    var turns =
        Stream.concat(
                session(START, "p0", "p1", "p2", "p3"), session(second, "p1", "p0", "p2", "p3"))
            .toList();
    var untilFirst = ObservationFilter.between(null, START);
    var untilSecond = ObservationFilter.between(null, second);

    assertThat(clients(turns, Viewer.MANAGER, untilFirst)).containsExactly("p0");
    assertThat(clients(turns, Viewer.MANAGER, untilSecond)).containsExactlyInAnyOrder("p0", "p1");
    for (var period : List.of(untilFirst, untilSecond)) {
      assertThat(clients(turns, Viewer.SPONSOR, period)).isEmpty();
      assertThat(clients(turns, Viewer.MANAGER_LIKE_SPONSOR, period)).isEmpty();
    }
  }

  /** What is known of turns by one session: everybody who came, and its client. */
  private static Stream<Observation> session(LocalDate day, String client, String... others) {
    return Stream.concat(
        Stream.of(turn(day, client, 1.0)), Stream.of(others).map(other -> turn(day, other, 0.0)));
  }

  private static Observation turn(LocalDate day, String person, double value) {
    return new Observation(Set.of(person), Set.of(PLACES.getFirst()), group(0), day, value);
  }

  private static Set<String> clients(
      List<Observation> turns, Viewer viewer, ObservationFilter period) {
    var shown =
        WithoutRules.disclosure(K, viewer, period, WithoutRules.ALL).ofFacts(SESSION_FACT, turns);
    return Observation.peopleOf(
        shown.stream().filter(turn -> Objects.requireNonNull(turn.value()) > 0).toList());
  }

  private static Stream<String> groups() {
    return IntStream.range(0, GROUPS).mapToObj(FactsAttackTest::group);
  }

  private static String group(int number) {
    return new UUID(0, number).toString();
  }

  /** All sets of people that are too few for a fact. */
  private static List<Set<String>> tooFew(Facts facts) {
    var people = facts.all().stream().flatMap(one -> one.people().stream()).distinct().toList();
    var sets = new ArrayList<Set<String>>();
    for (int i = 0; i < people.size(); i++)
      for (int j = i; j < people.size(); j++)
        sets.add(new HashSet<>(List.of(people.get(i), people.get(j))));
    return sets;
  }

  private static List<Set<String>> isolated(
      Facts facts, Collection<Set<Integer>> seen, List<Set<String>> sets) {
    return sets.stream()
        .filter(few -> isAlone(facts, seen, one -> few.containsAll(one.people())))
        .toList();
  }

  /** Whether something follows from what is seen that is about these facts and no others. */
  private static boolean isAlone(
      Facts facts, Collection<Set<Integer>> seen, Predicate<Observation> concerned) {
    var knowledge = new Knowledge(facts.all().size());
    for (var figure : seen)
      knowledge.learn(figure.stream().collect(Collectors.toMap(one -> one, _ -> 1)));
    var these =
        IntStream.range(0, facts.all().size())
            .filter(number -> concerned.test(facts.all().get(number)))
            .boxed()
            .collect(Collectors.toSet());
    return knowledge.with(these).rank() < knowledge.rank();
  }

  private static Set<Set<Integer>> seen(Facts facts, Viewer viewer, Set<DisclosureRule> rules) {
    var seen = new HashSet<Set<Integer>>();
    for (var filter : filters()) seen.addAll(seen(facts, viewer, filter, rules));
    return seen;
  }

  private static Set<Set<Integer>> seen(
      Facts facts, Viewer viewer, ObservationFilter filter, Set<DisclosureRule> rules) {
    var control = WithoutRules.disclosure(K, viewer, filter, rules);
    var protection = facts.measure().protection();
    var seen = new HashSet<Set<Integer>>();
    seen.add(numbers(control.ofFacts(protection, facts.all())));
    control
        .ofFactsByMonth(protection, facts.all())
        .values()
        .forEach(month -> seen.add(numbers(month)));
    seen.remove(Set.<Integer>of());
    return seen;
  }

  /** As in a programme of one group, which its manager does not see as a sponsor does. */
  private static Facts inOneGroup(Facts facts) {
    return new Facts(
        facts.measure(),
        facts.all().stream()
            .map(
                one ->
                    new Observation(
                        one.people(), one.workplaces(), group(0), one.on(), one.value()))
            .toList());
  }

  /** The value of each is its number. */
  private static Set<Integer> numbers(List<Observation> seen) {
    return seen.stream()
        .map(one -> Objects.requireNonNull(one.value()).intValue())
        .collect(Collectors.toSet());
  }

  private static List<ObservationFilter> filters() {
    var filters = new ArrayList<ObservationFilter>();
    filters.add(ObservationFilter.ALL);
    for (var place : PLACES) {
      filters.add(new ObservationFilter(place.unit(), null, null, null, null, null));
      filters.add(new ObservationFilter(null, place.site(), null, null, null, null));
      filters.add(new ObservationFilter(place.unit(), place.site(), null, null, null, null));
    }
    for (int day = 0; day < 90; day += 5)
      filters.add(ObservationFilter.between(null, START.plusDays(day)));
    return filters;
  }

  private static List<Facts> facts(long seed) {
    var random = new Random(seed);
    var people = new LinkedHashMap<String, String>();
    int size = 8 + random.nextInt(8);
    for (int i = 0; i < size; i++)
      people.put("p" + i, group(i < size / 2 ? 0 : 1 + random.nextInt(GROUPS - 1)));
    return List.of(actions(people, random), sessions(people, random));
  }

  private static Facts actions(Map<String, String> people, Random random) {
    var all = new ArrayList<Observation>();
    var names = List.copyOf(people.keySet());
    int count = 5 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      int who = random.nextInt(names.size());
      var person = names.get(who);
      all.add(fact(Set.of(person), Objects.requireNonNull(people.get(person)), who, random, i));
    }
    return new Facts(ActionMeasure.DONE, all);
  }

  private static Facts sessions(Map<String, String> people, Random random) {
    var all = new ArrayList<Observation>();
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      var group = group(random.nextInt(GROUPS));
      var members =
          people.entrySet().stream()
              .filter(member -> member.getValue().equals(group))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      if (!members.isEmpty()) all.add(fact(members, group, i, random, all.size()));
    }
    return new Facts(SessionMeasure.HELD, all);
  }

  private static Observation fact(
      Set<String> people, String group, int place, Random random, int number) {
    return new Observation(
        people,
        Set.of(PLACES.get(place % PLACES.size())),
        group,
        START.plusDays(random.nextInt(90)),
        (double) number);
  }
}
