package codev.learning.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attacker asks for every figure, as manager and as sponsor, under every filter, after every
 * answer, and adds and subtracts all they get. Two observations that are in exactly the same
 * figures cannot be told apart by any such arithmetic; so what the attacker can isolate at most are
 * the classes of observations with the same signature. Each must hold more than k different people.
 */
@DisplayName("Attaque par soustraction")
class SubtractionAttackTest {
  private static final int K = 5;
  private static final LocalDate START = LocalDate.parse("2027-01-11");
  private static final List<String> UNITS = List.of("Finance", "RH", "Production");
  private static final List<String> SITES = List.of("Lyon", "Brest");

  @ParameterizedTest(name = "histoire {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  @DisplayName("aucune combinaison de totaux et de filtres n'isole moins de k personnes")
  void no_combination_isolates_fewer_than_k(long seed) {
    var random = new Random(seed);
    var binder = new Binder();
    var people = members(random, 12 + random.nextInt(40), binder);
    Map<Observation, BitSet> signatures = new HashMap<>();
    int figures = 0;

    for (int i = 0; i < 100; i++) {
      var person = people.get(random.nextInt(people.size()));
      if (random.nextInt(20) == 0) move(person, random, binder);
      var group = group(person);
      binder.add("H1", answer(person, binder.place(person), group, START.plusDays(i / 3), i));
      for (var reader : List.of(Reader.MANAGER, Reader.SPONSOR, Reader.ofGroup("group 1")))
        for (var filter : everyFilter()) {
          var told = new Disclosure(K, reader, filter).of(binder.bundles("H1"));
          for (var seen : told) signatures.computeIfAbsent(seen, _ -> new BitSet()).set(figures);
          figures++;
        }
    }

    var classes = new HashMap<BitSet, Set<String>>();
    signatures.forEach(
        (seen, signature) ->
            classes.computeIfAbsent(signature, _ -> new HashSet<>()).addAll(seen.people()));
    assertThat(classes).as("something must have been told").hasSizeGreaterThan(5);
    assertThat(classes.values()).allSatisfy(isolated -> assertThat(isolated).hasSizeGreaterThan(K));
  }

  private static List<String> members(Random random, int count, Binder binder) {
    var people = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var person = "p" + i;
      move(person, random, binder);
      binder.joins(person, group(person));
      people.add(person);
    }
    return people;
  }

  private static String group(String person) {
    return "group " + Math.floorMod(person.hashCode(), 3);
  }

  private static void move(String person, Random random, Binder binder) {
    var unit = UNITS.get(Math.min(random.nextInt(4), 2));
    binder.worksAt(person, new Place(unit, SITES.get(random.nextInt(2))));
  }

  /** Each is unlike all others, so that it can be followed through the figures. */
  private static Observation answer(
      String person, Place place, String group, LocalDate on, double value) {
    return new Observation(Set.of(person), Set.of(place), group, on, value);
  }

  private static List<Filter> everyFilter() {
    var filters = new ArrayList<Filter>();
    for (var unit : withNothing(UNITS))
      for (var site : withNothing(SITES))
        for (int from = 0; from <= 30; from += 10)
          for (int to = from; to <= 30; to += 10)
            filters.add(
                new Filter(unit, site, null, START.plusDays(from), START.plusDays(to + 4), null));
    return filters;
  }

  private static List<@Nullable String> withNothing(List<String> named) {
    var all = new ArrayList<@Nullable String>(named);
    all.add(null);
    return all;
  }
}
