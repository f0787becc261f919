package codev.infra.personaldata;

import codev.infra.projections.Projection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates whose events name a person: one document for each person.
 *
 * @param streams ids of the aggregates, in the order in which they first named the person
 */
record PersonAggregateIndex(List<String> streams) {
  static final PersonAggregateIndex EMPTY = new PersonAggregateIndex(List.of());

  /**
   * @param people the usernames under which an event's aggregate is found
   */
  static <E> Projection<E, PersonAggregateIndex> projection(
      Class<E> events, Function<E, Stream<String>> people) {
    return Projection.of("trail", events, PersonAggregateIndex.class)
        .byEach(event -> people.apply(event).distinct())
        .foldRecorded((_, before, recorded) -> with(before, recorded.aggregateId()));
  }

  private static PersonAggregateIndex with(@Nullable PersonAggregateIndex before, String stream) {
    var known = before == null ? EMPTY : before;
    return known.streams.contains(stream)
        ? known
        : new PersonAggregateIndex(
            Stream.concat(known.streams.stream(), Stream.of(stream)).toList());
  }
}
