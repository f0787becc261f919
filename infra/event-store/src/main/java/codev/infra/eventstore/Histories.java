package codev.infra.eventstore;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;

/** Reads what happened to one aggregate, event by event, as today's code knows the events. */
public final class Histories {
  private final EventLog log;
  private final LogEngine engine;

  public Histories(EventLog log, LogEngine engine) {
    this.log = log;
    this.engine = engine;
  }

  /**
   * In order; empty when there is nothing (yet).
   *
   * @param from sequence of the first event wanted, counted from 0
   */
  public <E> List<Recorded<E>> of(Class<E> kind, String aggregateId, long from) {
    return recorded(kind, log.history(aggregateId, from));
  }

  /** Those of the entries that today's code knows as events of a kind. */
  <E> List<Recorded<E>> recorded(Class<E> kind, List<Entry> entries) {
    var rows = entries.stream().collect(toMap(Entry::position, identity()));
    return engine
        .messages(entries.stream())
        .filter(message -> kind.isAssignableFrom(message.getPayloadType()))
        .map(
            message -> {
              var position = message.trackingToken().position().orElseThrow();
              var entry = requireNonNull(rows.get(position));
              return new Recorded<>(
                  kind.cast(message.getPayload()),
                  entry.position(),
                  entry.aggregate().id(),
                  entry.sequence(),
                  entry.event().at(),
                  entry.hash());
            })
        .toList();
  }
}
