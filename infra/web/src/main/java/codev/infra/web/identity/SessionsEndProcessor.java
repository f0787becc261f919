package codev.infra.web.identity;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
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
public final class SessionsEndProcessor<E> implements EventProcessor<E> {
  private final SessionsEndSource<E> source;
  private final SessionsEndIndex index;
  private final Set<String> names;
  private volatile LogPosition position;

  public SessionsEndProcessor(
      EventLog log,
      EventReader events,
      EventTypes types,
      SessionsEndSource<E> source,
      SessionsEndIndex index) {
    this.source = source;
    this.index = index;
    names = Set.of(types.nameOf(source.event()));
    position = log.head();
    events.forEachSince(
        Instant.now().minus(SessionsEndIndex.RETENTION), source.event(), names, this::add);
  }

  private void add(RecordedEvent<E> recorded) {
    index.add(source.end().apply(recorded.event()));
  }

  @Override
  public String name() {
    return "ended-sessions";
  }

  @Override
  public Class<E> eventType() {
    return source.event();
  }

  @Override
  public Set<String> storedNames() {
    return names;
  }

  @Override
  public LogPosition savedPosition() {
    return position;
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    batch.forEach(this::add);
    position = upTo;
  }

  @Override
  public boolean isExclusive() {
    return false;
  }
}
