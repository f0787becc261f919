package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.MongoReadModels.LogSource;
import java.util.List;

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
}
