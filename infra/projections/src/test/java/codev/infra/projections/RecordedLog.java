package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Circles.CircleEvent;
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
  public Map<String, Long> lastPositions(String type, Collection<String> ids, long upTo) {
    return events.stream()
        .filter(recorded -> ids.contains(recorded.aggregateId()) && recorded.position() <= upTo)
        .collect(
            Collectors.toMap(
                RecordedEvent::aggregateId, RecordedEvent::position, (_, later) -> later));
  }

  @Override
  public <E> List<RecordedEvent<E>> of(
      Class<E> kind, String type, String id, long after, long upTo) {
    return between(kind, after, Math.min(upTo, head())).stream()
        .filter(recorded -> recorded.aggregateId().equals(id))
        .toList();
  }
}
