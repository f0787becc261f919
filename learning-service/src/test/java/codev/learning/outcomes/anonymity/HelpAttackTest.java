package codev.learning.outcomes.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.UnitHelpMeasure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sponsor looks at the share of help across units and at the grid of who helps whom after each
 * help, and knows when each was given and how many stand behind each figure: only not between which
 * units. All of this together shows nothing of a group alone.
 */
@DisplayName("Attaque contre l’entraide entre unités")
class HelpAttackTest {
  private static final int K = 5;
  private static final int GROUPS = 3;
  private static final int PEOPLE_IN_A_GROUP = 7;
  private static final int SESSIONS = 24;
  private static final int PROGRAMMES = 12;
  private static final LocalDate START = LocalDate.parse("2027-01-11");
  private static final List<String> UNITS = List.of("Finance", "RH");
  private static final List<UnitHelpMeasure> ACROSS =
      List.of(new UnitHelpMeasure("Finance", "RH"), new UnitHelpMeasure("RH", "Finance"));

  static LongStream programmes() {
    return LongStream.rangeClosed(1, PROGRAMMES);
  }

  @ParameterizedTest(name = "programme {0}")
  @MethodSource("programmes")
  @DisplayName("la part et la grille ensemble ne disent rien d'un groupe seul")
  void share_and_grid_together_show_nothing_of_one_group(long seed) {
    var sponsor = new Sponsor(WithoutRules.ALL);
    play(sponsor, seed);
    assertThat(sponsor.cells).as("cells that were shown").isGreaterThan(5);
    assertThat(sponsor.groupsSeen()).isEmpty();
  }

  @Test
  @DisplayName("l'attaquant gagne dès que la grille a ses propres ensembles")
  void the_attacker_wins_as_soon_as_the_grid_has_sets_of_its_own() {
    var others = EnumSet.complementOf(EnumSet.of(DisclosureRule.CELLS_OF_WHOLE_SETS));
    assertThat(programmes().filter(seed -> !groupsSeen(seed, others).isEmpty()).count())
        .isGreaterThan(PROGRAMMES / 2);
  }

  @Test
  @DisplayName("une grille d'un programme d'un seul groupe se montre à son responsable")
  void the_grid_of_one_group_is_shown_to_its_manager() {
    var programme = WithoutRules.microaggregator(WithoutRules.ALL);
    var people = IntStream.range(0, 2 * (K + 1)).mapToObj(i -> "p" + i).toList();
    people.forEach(person -> programme.addMember(person, group(0)));
    int helps = 0;
    for (var consultant : people.subList(1, people.size()))
      programme.add(
          HelpMeasure.ACROSS_UNITS,
          help(consultant, people.getFirst(), 0, helps++, ACROSS.getFirst()));
    assertThat(programme.disclose(ACROSS.getFirst(), Viewer.MANAGER, ObservationFilter.ALL))
        .hasSizeGreaterThanOrEqualTo(K);
    assertThat(programme.disclose(ACROSS.getFirst(), Viewer.SPONSOR, ObservationFilter.ALL))
        .isEmpty();
  }

  private static Set<Integer> groupsSeen(long seed, Set<DisclosureRule> rules) {
    var sponsor = new Sponsor(rules);
    play(sponsor, seed);
    return sponsor.groupsSeen();
  }

  /** In each session most of a group help one of them. */
  private static void play(Sponsor sponsor, long seed) {
    var random = new Random(seed);
    for (int group = 0; group < GROUPS; group++)
      for (int number = 0; number < PEOPLE_IN_A_GROUP; number++)
        sponsor.programme.addMember(person(group, number), group(group));
    for (int session = 0; session < SESSIONS; session++) {
      int group = random.nextInt(GROUPS);
      int client = random.nextInt(PEOPLE_IN_A_GROUP);
      for (int consultant = 0; consultant < PEOPLE_IN_A_GROUP; consultant++)
        if (consultant != client && random.nextInt(4) > 0) sponsor.sees(group, consultant, client);
    }
  }

  private static String person(int group, int number) {
    return "p" + group + "-" + number;
  }

  private static String group(int number) {
    return new UUID(0, number).toString();
  }

  /** About as many of one unit as of the other in each group. */
  private static String unit(int group, int number) {
    return UNITS.get((group * PEOPLE_IN_A_GROUP + number) % UNITS.size());
  }

  /** Each help on a day of its own, by which it is known again. */
  private static Observation help(
      String consultant, String client, int group, int number, UnitHelpMeasure between) {
    return new Observation(
        Set.of(consultant, client),
        Set.copyOf(List.of(new Workplace(between.from(), null), new Workplace(between.to(), null))),
        group(group),
        START.plusDays(number),
        between.from().equals(between.to()) ? 0.0 : 1.0,
        between);
  }

  /**
   * Each help has an unknown for each direction across units: whether it is that. The share adds up
   * both of each help in its sets, a cell its own of each help up to the one that completed it.
   */
  private static final class Sponsor {
    private final Set<DisclosureRule> rules;
    private final Microaggregator programme;
    private final List<Integer> groupOfHelp = new ArrayList<>();
    private final Map<String, List<Integer>> completedBy = new TreeMap<>();
    private final Set<Map<Integer, Integer>> figures = new HashSet<>();
    private int cells;

    Sponsor(Set<DisclosureRule> rules) {
      this.rules = rules;
      programme = WithoutRules.microaggregator(rules);
    }

    void sees(int group, int consultant, int client) {
      int number = groupOfHelp.size();
      groupOfHelp.add(group);
      var between = new UnitHelpMeasure(unit(group, consultant), unit(group, client));
      programme.add(
          HelpMeasure.ACROSS_UNITS,
          help(person(group, consultant), person(group, client), group, number, between));
      looksAtTheShare();
      for (var cell : ACROSS) looksAt(cell, number);
    }

    private void looksAtTheShare() {
      var disclosed = disclosed(HelpMeasure.ACROSS_UNITS);
      var figure = new TreeMap<Integer, Integer>();
      for (var help : disclosed) {
        int number = (int) ChronoUnit.DAYS.between(START, help.on());
        for (int direction = 0; direction < ACROSS.size(); direction++)
          figure.put(unknown(number, direction), 1);
      }
      if (!figure.isEmpty()) figures.add(figure);
    }

    private void looksAt(UnitHelpMeasure cell, int latest) {
      var sets = programme.sets(cell);
      var completed = completedBy.computeIfAbsent(cell.key(), _ -> new ArrayList<>());
      while (completed.size() < sets.size()) completed.add(latest);
      int total = disclosed(cell).size();
      int shown = 0;
      for (int set = 0; shown < total; set++) {
        shown += sets.get(set).observations().size();
        if (shown == total) adds(cell, completed.get(set));
      }
    }

    private void adds(UnitHelpMeasure cell, int upTo) {
      var figure = new TreeMap<Integer, Integer>();
      for (int number = 0; number <= upTo; number++)
        figure.put(unknown(number, ACROSS.indexOf(cell)), 1);
      if (figures.add(figure)) cells++;
    }

    private List<Observation> disclosed(MeasureId measure) {
      return WithoutRules.disclosure(K, Viewer.SPONSOR, ObservationFilter.ALL, rules)
          .of(programme.sets(measure));
    }

    private static int unknown(int help, int direction) {
      return help * ACROSS.size() + direction;
    }

    /** Those of which something can be computed that is about no other. */
    Set<Integer> groupsSeen() {
      var all = new Knowledge(groupOfHelp.size() * ACROSS.size());
      figures.forEach(all::learn);
      return new TreeSet<>(groupOfHelp)
          .stream()
              .filter(group -> all.with(unknownsOf(group)).rank() < all.rank())
              .collect(Collectors.toSet());
    }

    private Set<Integer> unknownsOf(int group) {
      return IntStream.range(0, groupOfHelp.size())
          .filter(help -> groupOfHelp.get(help) == group)
          .boxed()
          .flatMap(help -> Stream.of(unknown(help, 0), unknown(help, 1)))
          .collect(Collectors.toSet());
    }
  }
}
