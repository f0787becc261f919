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
import java.util.function.Function;

/**
 * Reads from the log whose sessions were ended: when it is made, before this instance answers, all
 * ends that still matter; from then on each new one. Every instance of a service follows the log
 * for itself, and passes events that only a newer version knows: it goes on answering beside that.
 *
 * @param <E> the event that ends sessions in this service's log
 */
public final class EndedSessionProcessor<E> implements EventProcessor<E> {
  private final Class<E> kind;
  private final Function<E, EndedSession> end;
  private final EndedSessions ended;
  private final Set<String> names;
  private volatile LogPosition mark;

  public EndedSessionProcessor(
      EventLog log,
      EventReader events,
      EventTypes types,
      EndedSessions ended,
      Class<E> kind,
      Function<E, EndedSession> end) {
    this.kind = kind;
    this.end = end;
    this.ended = ended;
    names = Set.of(types.nameOf(kind));
    mark = log.head();
    events.forEachSince(
        Instant.now().minus(EndedSessions.KEPT),
        kind,
        names,
        recorded -> ended.add(end.apply(recorded.event())));
  }

  @Override
  public String name() {
    return "ended-sessions";
  }

  @Override
  public Class<E> eventType() {
    return kind;
  }

  @Override
  public Set<String> storedNames() {
    return names;
  }

  @Override
  public LogPosition savedPosition() {
    return mark;
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    for (var recorded : batch) ended.add(end.apply(recorded.event()));
    mark = upTo;
  }

  @Override
  public boolean isExclusive() {
    return false;
  }
}
