package codev.learning.outcomes.anonymity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Observations that are only ever published together. Once formed, a set never changes.
 *
 * @param stratum the workplace among whose people it was formed
 * @param people whom its observations are about
 * @param fewest number of people in the smallest of the sets that it unites
 * @param isComplete whether none of its observations is erased
 */
record AnonymitySet(
    MeasureProtection protection,
    Workplace stratum,
    List<Observation> observations,
    Set<String> people,
    Set<String> groups,
    int fewest,
    boolean isComplete) {
  static AnonymitySet of(
      MeasureProtection protection, Workplace stratum, List<Observation> observations) {
    var people = Observation.peopleOf(observations);
    return new AnonymitySet(
        protection,
        stratum,
        List.copyOf(observations),
        people,
        observations.stream().map(Observation::group).collect(Collectors.toUnmodifiableSet()),
        people.size(),
        observations.stream().allMatch(observation -> observation.value() != null));
  }

  /** Shares its parts with other sets: the same people usually answer several items at once. */
  AnonymitySet interned(Interner interner) {
    return new AnonymitySet(
        protection,
        stratum,
        observations,
        interner.intern(people),
        interner.intern(groups),
        fewest,
        isComplete);
  }

  boolean isWithin(ObservationFilter filter) {
    return observations.stream().allMatch(filter::matches);
  }

  AnonymitySet union(AnonymitySet next) {
    return new AnonymitySet(
        protection,
        stratum,
        Stream.concat(observations.stream(), next.observations.stream()).toList(),
        union(people, next.people),
        union(groups, next.groups),
        Math.min(fewest, next.fewest),
        isComplete && next.isComplete);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
