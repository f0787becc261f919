package codev.infra.web.identity;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.LiveEventProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Reads from the log whose sessions were ended: when it is made, before this instance answers, all
 * ends that still matter; from then on each new one. Every instance of a service follows the log
 * for itself, and passes events that only a newer version knows: it goes on answering beside that.
 *
 * @param <E> the event that ends sessions in this service's log
 */
public final class SessionsEndProcessor<E> extends LiveEventProcessor<E> {
  private final SessionsEndSource<E> source;
  private final SessionsEndIndex index;
  private final Set<String> names;

  public SessionsEndProcessor(
      EventLog log,
      EventReader events,
      EventTypes types,
      SessionsEndSource<E> source,
      SessionsEndIndex index) {
    super("ended-sessions", source.event(), log);
    this.source = source;
    this.index = index;
    names = Set.of(types.nameOf(source.event()));
    events.forEachSince(
        Instant.now().minus(SessionsEndIndex.RETENTION), source.event(), names, this::add);
  }

  private void add(RecordedEvent<E> recorded) {
    index.add(source.end().apply(recorded.event()));
  }

  @Override
  public Set<String> storedNames() {
    return names;
  }

  @Override
  protected void follow(List<RecordedEvent<E>> batch) {
    batch.forEach(this::add);
  }
}
