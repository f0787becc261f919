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
 * @param cohort whose pool it was bound in
 */
record Bundle(Place cohort, List<Observation> observations) {
  static Set<String> peopleOf(Collection<Observation> observations) {
    return gather(observations, Observation::people);
  }

  Set<String> people() {
    return peopleOf(observations);
  }

  Set<String> groups() {
    return gather(observations, seen -> Set.of(seen.group()));
  }

  boolean isWithin(Filter filter) {
    return observations.stream().allMatch(filter::holds);
  }

  boolean isWhole() {
    return observations.stream().allMatch(seen -> seen.value() != null);
  }

  Bundle and(Bundle next) {
    return new Bundle(
        cohort, Stream.concat(observations.stream(), next.observations.stream()).toList());
  }

  private static Set<String> gather(
      Collection<Observation> observations, Function<Observation, Set<String>> what) {
    return observations.stream()
        .flatMap(seen -> what.apply(seen).stream())
        .collect(Collectors.toSet());
  }
}
