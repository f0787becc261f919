package codev.learning.outcomes.anonymity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Whose observations wait together until they are enough to be told: people of the same unit and
 * site where there are many of them, of the same unit, of the same site, or all others. Without
 * cohorts a bundle would nearly always mix units, and a filter by unit would never find one.
 *
 * @param of the cohort of each member who is not with the others
 */
record Strata(Map<String, Workplace> of) {
  static final Workplace OTHERS = Workplace.ANYWHERE;

  /** So that a cohort fills its bundles although some of its people never answer. */
  private static final int BUNDLES_TO_EXPECT = 2;

  /** From the narrowest kind of cohort to the widest. */
  private static final List<UnaryOperator<Workplace>> KINDS =
      List.of(
          place -> place,
          place -> new Workplace(place.unit(), null),
          place -> new Workplace(null, place.site()));

  static Strata among(Map<String, Workplace> members, int threshold) {
    var placed = new HashMap<String, Workplace>();
    for (var kind : KINDS) {
      var alike =
          members.entrySet().stream()
              .filter(member -> !placed.containsKey(member.getKey()))
              .collect(
                  Collectors.groupingBy(
                      member -> kind.apply(member.getValue()),
                      Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
      alike.forEach(
          (cohort, people) -> {
            if (!cohort.equals(OTHERS) && people.size() >= BUNDLES_TO_EXPECT * threshold)
              people.forEach(person -> placed.put(person, cohort));
          });
    }
    int others = members.size() - placed.size();
    if (others > 0 && others < threshold) joinTheSmallest(placed);
    return new Strata(Map.copyOf(placed));
  }

  /** Too few to be told on their own: the smallest cohort waits with them. */
  private static void joinTheSmallest(Map<String, Workplace> placed) {
    placed.values().stream()
        .collect(Collectors.groupingBy(cohort -> cohort, Collectors.counting()))
        .entrySet()
        .stream()
        .min(
            Map.Entry.<Workplace, Long>comparingByValue()
                .thenComparing(smallest -> smallest.getKey().toString()))
        .ifPresent(smallest -> placed.values().removeIf(smallest.getKey()::equals));
  }

  /** The cohort that people have in common, else the others'. */
  Workplace common(Collection<String> people) {
    var cohorts =
        people.stream().map(person -> of.getOrDefault(person, OTHERS)).collect(Collectors.toSet());
    return cohorts.size() == 1 ? cohorts.iterator().next() : OTHERS;
  }
}
