package codev.learning.outcomes;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Observations that are only ever told together. Once bound, a bundle never changes.
 *
 * @param cohort the workplace of those it was bound among
 * @param people whom it tells something about
 * @param isWhole whether nothing of it is erased
 */
record Bundle(
    Kind kind,
    Place cohort,
    List<Observation> observations,
    Set<String> people,
    Set<String> groups,
    boolean isWhole) {
  static Bundle of(Kind kind, Place cohort, List<Observation> observations) {
    return new Bundle(
        kind,
        cohort,
        List.copyOf(observations),
        peopleOf(observations),
        gather(observations, seen -> Set.of(seen.group())),
        observations.stream().allMatch(seen -> seen.value() != null));
  }

  static Set<String> peopleOf(Collection<Observation> observations) {
    return gather(observations, Observation::people);
  }

  boolean isWithin(Filter filter) {
    return observations.stream().allMatch(filter::holds);
  }

  Bundle and(Bundle next) {
    return of(
        kind, cohort, Stream.concat(observations.stream(), next.observations.stream()).toList());
  }

  private static Set<String> gather(
      Collection<Observation> observations, Function<Observation, Set<String>> what) {
    return observations.stream()
        .flatMap(seen -> what.apply(seen).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
