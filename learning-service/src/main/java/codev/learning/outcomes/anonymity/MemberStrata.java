package codev.learning.outcomes.anonymity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Strata of a programme's members, within which personal observations are aggregated: the people of
 * one unit and site where they are many, of one unit, of one site, or all others. Without strata an
 * anonymity set would nearly always mix units, and a filter by unit would never match a whole set.
 *
 * @param of the stratum of each member who does not belong to the others
 */
record MemberStrata(Map<String, Workplace> of) {
  static final Workplace OTHERS = Workplace.ANYWHERE;

  /** So that a stratum fills its sets although some of its people never answer. */
  private static final int EXPECTED_SETS = 2;

  /** From the narrowest stratum to the widest. */
  private static final List<UnaryOperator<Workplace>> LEVELS =
      List.of(
          workplace -> workplace,
          workplace -> new Workplace(workplace.unit(), null),
          workplace -> new Workplace(null, workplace.site()));

  static MemberStrata among(Map<String, Workplace> members, int minimumPeople) {
    var assigned = new HashMap<String, Workplace>();
    for (var level : LEVELS) {
      var alike =
          members.entrySet().stream()
              .filter(member -> !assigned.containsKey(member.getKey()))
              .collect(
                  Collectors.groupingBy(
                      member -> level.apply(member.getValue()),
                      Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
      alike.forEach(
          (stratum, people) -> {
            if (!stratum.equals(OTHERS) && people.size() >= EXPECTED_SETS * minimumPeople)
              people.forEach(person -> assigned.put(person, stratum));
          });
    }
    int others = members.size() - assigned.size();
    if (others > 0 && others < minimumPeople) mergeSmallestWithOthers(assigned);
    return new MemberStrata(Map.copyOf(assigned));
  }

  /** The others are too few for a set of their own: the smallest stratum joins them. */
  private static void mergeSmallestWithOthers(Map<String, Workplace> assigned) {
    assigned.values().stream()
        .collect(Collectors.groupingBy(stratum -> stratum, Collectors.counting()))
        .entrySet()
        .stream()
        .min(
            Map.Entry.<Workplace, Long>comparingByValue()
                .thenComparing(smallest -> smallest.getKey().toString()))
        .ifPresent(smallest -> assigned.values().removeIf(smallest.getKey()::equals));
  }

  /** The stratum that all these people belong to, otherwise that of the others. */
  Workplace common(Collection<String> people) {
    var strata =
        people.stream().map(person -> of.getOrDefault(person, OTHERS)).collect(Collectors.toSet());
    return strata.size() == 1 ? strata.iterator().next() : OTHERS;
  }
}
