package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads recorded events, converted to the types of today's code. */
public final class EventReader {
  /** Events that are scanned in one go, however few of them are wanted. */
  private static final int PAGE_SIZE = 5_000;

  private final EventLog log;
  private final PostgresEventStorageEngine engine;

  public EventReader(EventLog log, PostgresEventStorageEngine engine) {
    this.log = log;
    this.engine = engine;
  }

  /**
   * What happened to one aggregate, in order; empty when there is nothing (yet).
   *
   * @param from sequence of the first event wanted, counted from 0
   */
  public <E> List<RecordedEvent<E>> of(Class<E> kind, String aggregateId, long from) {
    return recorded(kind, log.history(aggregateId, from));
  }

  /**
   * The same of the events between two positions of the log.
   *
   * @param after position before the first
   * @param upTo position of the last
   */
  public <E> List<RecordedEvent<E>> of(
      Class<E> kind, String aggregateType, String aggregateId, long after, long upTo) {
    return recorded(kind, log.stretch(aggregateType, aggregateId, after, upTo));
  }

  /** What stands at these positions of the log, in its order. */
  public <E> List<RecordedEvent<E>> at(Class<E> kind, Collection<Long> positions) {
    return recorded(kind, log.at(positions));
  }

  /**
   * A stretch of the log, in order.
   *
   * @param after position before its first event
   * @param upTo position of its last
   */
  public <E> List<RecordedEvent<E>> between(Class<E> kind, long after, long upTo) {
    return recorded(kind, log.page(after, Math.toIntExact(Math.max(0, upTo - after))));
  }

  /**
   * The events stored under some names after a position, in order. Names have no index: the log is
   * scanned from that position on, which suits an import but no request.
   *
   * @param names stored event names, e.g. {@code session.step-opened}
   */
  public <E> List<RecordedEvent<E>> ofTypes(
      Class<E> kind, Collection<String> names, long after, int atMost) {
    return recorded(kind, log.ofTypes(names, after, atMost));
  }

  /**
   * Hands on the events stored under some names since a moment, in order. The moment is looked for
   * in the log, whose positions follow the clocks of its writers nearly enough: where one was
   * behind by some time, events of as much time after the moment may be missing, so that who wants
   * all of them asks for an earlier one.
   *
   * @param names stored event names
   */
  public <E> void forEachSince(
      Instant moment, Class<E> kind, Collection<String> names, Consumer<RecordedEvent<E>> action) {
    var head = log.head().position();
    for (long after = lastBefore(moment, head); after < head; after += PAGE_SIZE)
      recorded(kind, log.ofTypes(names, after, after + PAGE_SIZE, PAGE_SIZE)).forEach(action);
  }

  /** Position of the last event before a moment; 0 if there is none. */
  private long lastBefore(Instant moment, long head) {
    long before = 0;
    long since = head + 1;
    while (since - before > 1) {
      long middle = (before + since) >>> 1;
      if (log.at(List.of(middle)).getFirst().event().at().isBefore(moment)) before = middle;
      else since = middle;
    }
    return before;
  }

  private <E> List<RecordedEvent<E>> recorded(Class<E> kind, List<EventRow> rows) {
    return ofKind(kind, Set.of(), load(rows, Map.of()));
  }

  /**
   * Rows whose events are deserialized once, however many readers they have.
   *
   * @param traceparents of the commits that are traced, by commit
   */
  public List<LoadedEvent> load(List<EventRow> rows, Map<Long, String> traceparents) {
    return engine.withPreparedKeys(rows).stream()
        .map(row -> load(row, traceparents.get(row.commit())))
        .toList();
  }

  private LoadedEvent load(EventRow row, @Nullable String traceparent) {
    try {
      return LoadedEvent.of(row, engine.messages(Stream.of(row)).toList(), traceparent);
    } catch (UnknownEventTypeException unknown) {
      return LoadedEvent.unknown(row, unknown);
    }
  }

  /**
   * Those that today's code knows as events of a kind.
   *
   * @param names under which they are stored: what is stored under others is not looked at; none:
   *     whatever the names
   * @throws UnknownEventTypeException if one of them is of a type that today's code does not know
   */
  public <E> List<RecordedEvent<E>> ofKind(
      Class<E> kind, Set<String> names, List<LoadedEvent> events) {
    return events.stream()
        .filter(event -> names.isEmpty() || names.contains(event.row().event().type()))
        .flatMap(event -> event.ofKind(kind))
        .toList();
  }
}
