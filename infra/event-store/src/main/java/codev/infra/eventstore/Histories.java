package codev.infra.eventstore;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** Reads what happened to one aggregate, event by event, as today's code knows the events. */
public final class Histories {
  private final EventLog log;
  private final LogEngine engine;

  public Histories(EventLog log, LogEngine engine) {
    this.log = log;
    this.engine = engine;
  }

  /**
   * @param from sequence of the first event wanted, counted from 0
   * @return in order; empty when there is nothing (yet)
   */
  public <E> List<Recorded<E>> of(Class<E> kind, String aggregateId, long from) {
    return recorded(kind, log.history(aggregateId, from));
  }

  /**
   * Those of the entries that are of a kind. An upcaster may change an event, not add or remove
   * one.
   */
  <E> List<Recorded<E>> recorded(Class<E> kind, List<Entry> entries) {
    var rows = entries.iterator();
    return engine
        .messages(entries.stream())
        .map(message -> recorded(kind, (DomainEventMessage<?>) message, rows.next()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static <E> Optional<Recorded<E>> recorded(
      Class<E> kind, DomainEventMessage<?> message, Entry entry) {
    if (!kind.isAssignableFrom(message.getPayloadType())) return Optional.empty();
    return Optional.of(
        new Recorded<>(
            kind.cast(message.getPayload()),
            entry.position(),
            entry.aggregate().id(),
            entry.sequence(),
            entry.event().at(),
            entry.hash()));
  }
}
