package codev.learning.outcomes.anonymity;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The smallest datum of a figure: one answer to one item, one action, one session's share.
 *
 * @param people whom it is about
 * @param workplaces where they worked at that time
 * @param on its day, UTC
 * @param value null once its author's words are erased
 * @param cell of a grid in which it is counted, too; null where its measure has no grid
 */
public record Observation(
    Set<String> people,
    Set<Workplace> workplaces,
    String group,
    LocalDate on,
    @Nullable Double value,
    @Nullable MeasureId cell) {
  /** Of a measure without a grid. */
  public Observation(
      Set<String> people,
      Set<Workplace> workplaces,
      String group,
      LocalDate on,
      @Nullable Double value) {
    this(people, workplaces, group, on, value, null);
  }

  /** As one of those of its cell. */
  Observation counted() {
    return new Observation(people, workplaces, group, on, value == null ? null : 1.0);
  }

  /** How many different people these observations are about. */
  public static int countPeople(Iterable<Observation> observations) {
    return peopleOf(observations).size();
  }

  static Set<String> peopleOf(Iterable<Observation> observations) {
    return StreamSupport.stream(observations.spliterator(), false)
        .flatMap(one -> one.people().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
