package codev.learning.outcomes.anonymity;

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
 * @param fewest how many there are in the smallest of the bundles that it unites
 * @param isWhole whether nothing of it is erased
 */
public record AnonymitySet(
    MeasureKind kind,
    Workplace cohort,
    List<Observation> observations,
    Set<String> people,
    Set<String> groups,
    int fewest,
    boolean isWhole) {
  static AnonymitySet of(MeasureKind kind, Workplace cohort, List<Observation> observations) {
    var people = peopleOf(observations);
    return new AnonymitySet(
        kind,
        cohort,
        List.copyOf(observations),
        people,
        gather(observations, seen -> Set.of(seen.group())),
        people.size(),
        observations.stream().allMatch(seen -> seen.value() != null));
  }

  /** Most people are bound together of several items at once. */
  AnonymitySet keeping(Interner once) {
    return new AnonymitySet(
        kind, cohort, observations, once.of(people), once.of(groups), fewest, isWhole);
  }

  public static Set<String> peopleOf(Collection<Observation> observations) {
    return gather(observations, Observation::people);
  }

  boolean isWithin(ObservationFilter filter) {
    return observations.stream().allMatch(filter::holds);
  }

  AnonymitySet and(AnonymitySet next) {
    return new AnonymitySet(
        kind,
        cohort,
        Stream.concat(observations.stream(), next.observations.stream()).toList(),
        both(people, next.people),
        both(groups, next.groups),
        Math.min(fewest, next.fewest),
        isWhole && next.isWhole);
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> gather(
      Collection<Observation> observations, Function<Observation, Set<String>> what) {
    return observations.stream()
        .flatMap(seen -> what.apply(seen).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
