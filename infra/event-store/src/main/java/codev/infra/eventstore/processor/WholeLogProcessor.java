package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes through the whole log at each start and saves no position, so that what was brought back
 * from a backup is changed again. Processing an event twice has to have the effect of once.
 *
 * @param effect receives each batch that is not empty
 */
public record WholeLogProcessor<E>(
    String name, Class<E> eventType, Consumer<List<RecordedEvent<E>>> effect)
    implements EventProcessor<E> {
  @Override
  public LogPosition savedPosition() {
    return LogPosition.START;
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (!batch.isEmpty()) effect.accept(batch);
  }

  @Override
  public boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    return batch.isEmpty();
  }
}
