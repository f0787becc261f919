package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.util.List;

/**
 * Follows the log from where it ends when this is made, in every instance of the service: for what
 * an instance keeps in memory, as the open streams of its clients. Nothing is stored.
 *
 * @param <E> the events that it follows
 */
public abstract class LiveEventProcessor<E> implements EventProcessor<E> {
  private final String name;
  private final Class<E> eventType;
  private volatile LogPosition position;

  /**
   * @param name see {@link EventProcessor#name()}
   */
  protected LiveEventProcessor(String name, Class<E> eventType, EventLog log) {
    this.name = name;
    this.eventType = eventType;
    position = log.head();
  }

  protected abstract void follow(List<RecordedEvent<E>> batch);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<E> eventType() {
    return eventType;
  }

  @Override
  public final LogPosition savedPosition() {
    return position;
  }

  @Override
  public final void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    follow(batch);
    position = upTo;
  }

  @Override
  public final boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (!batch.isEmpty()) return false;
    position = upTo;
    return true;
  }

  @Override
  public final boolean isExclusive() {
    return false;
  }
}
