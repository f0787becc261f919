package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import java.util.List;

/**
 * Process manager whose state is in memory, built from the whole log at each start. It sends no
 * command before it has caught up: what is still to be done may have been done later in the log.
 *
 * @param <E> the events that it follows
 */
public abstract class InMemoryProcessManager<E> implements EventProcessor<E> {
  private final String name;
  private final Class<E> eventType;
  private final EventLog log;
  private long caughtUpAt;
  private boolean hasCaughtUp;

  /**
   * @param name see {@link EventProcessor#name()}
   */
  protected InMemoryProcessManager(String name, Class<E> eventType, EventLog log) {
    this.name = name;
    this.eventType = eventType;
    this.log = log;
  }

  /** Empties the state; it is then built anew. */
  protected abstract void clear();

  protected abstract void follow(RecordedEvent<E> recorded);

  /**
   * Sends what the state asks for. Called after each batch that may have changed it, once this
   * instance has caught up.
   */
  protected void sendCommands() {}

  protected final boolean hasCaughtUp() {
    return hasCaughtUp;
  }

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
    clear();
    hasCaughtUp = false;
    caughtUpAt = log.head().position();
    return LogPosition.START;
  }

  @Override
  public final void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    batch.forEach(this::follow);
    hasCaughtUp = upTo.position() >= caughtUpAt;
    if (hasCaughtUp) sendCommands();
  }

  @Override
  public final boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    return hasCaughtUp && batch.isEmpty();
  }
}
