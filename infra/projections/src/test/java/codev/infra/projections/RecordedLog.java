package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.MongoReadModels.LogSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A log in memory, which grows with its list. */
record RecordedLog(List<RecordedEvent<CircleEvent>> events) implements LogSource {
  @Override
  public long head() {
    return events.size();
  }

  @Override
  public <E> List<RecordedEvent<E>> between(Class<E> kind, long after, long upTo) {
    return events.subList((int) after, (int) upTo).stream()
        .filter(recorded -> kind.isInstance(recorded.event()))
        .map(
            recorded ->
                new RecordedEvent<>(
                    kind.cast(recorded.event()),
                    recorded.position(),
                    recorded.aggregateId(),
                    recorded.sequence(),
                    recorded.at(),
                    recorded.hash()))
        .toList();
  }

  @Override
  public Map<String, Long> lastPositions(Collection<String> aggregates) {
    return events.stream()
        .filter(recorded -> aggregates.contains(recorded.aggregateId()))
        .collect(
            Collectors.toMap(
                RecordedEvent::aggregateId, RecordedEvent::position, (_, later) -> later));
  }

  @Override
  public <E> List<RecordedEvent<E>> of(Class<E> kind, String aggregate, long after) {
    return between(kind, after, head()).stream()
        .filter(recorded -> recorded.aggregateId().equals(aggregate))
        .toList();
  }
}
