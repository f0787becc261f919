package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the log for the event processors of one process: what {@link WaitingProcessors} or the
 * first of them reads and deserializes is there for all.
 */
final class SharedPageReader {
  /** Events kept for processors that come a little later. */
  private static final int KEPT = 256;

  /** Of the heap, for pages behind the end of the log. */
  private static final int PART_OF_HEAP = 16;

  /** Less than a processor may go without progress before its lease is not renewed. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final EventLog log;
  private final EventReader reader;
  private final Function<List<EventRow>, Map<Long, String>> traceparents;
  private final PageWindow window;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile List<LoadedEvent> tail = List.of();

  /**
   * @param traceparents of the commits of events, by commit
   */
  SharedPageReader(
      EventLog log, EventReader reader, Function<List<EventRow>, Map<Long, String>> traceparents) {
    this.log = log;
    this.reader = reader;
    this.traceparents = traceparents;
    var mostBytes = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    window = new PageWindow(this::readDeserialized, mostBytes, PATIENCE);
  }

  /**
   * The events after a position, in order. Far behind the end of the log, which is read once for
   * all that are there, they may be fewer than wanted; otherwise as {@link #page(long, int)}.
   *
   * @param processor the one that asks
   */
  List<LoadedEvent> page(EventProcessor<?> processor, long after, int size) {
    var head = log.signal().knownHead();
    if (head - after >= PageWindow.PAGE)
      return window.page(processor.name(), processor.eventType(), after, size, head);
    window.leave(processor.name());
    return page(after, size);
  }

  /**
   * The events after a position, in order, and all of them up to the head that is known when they
   * are asked for, unless the page is full.
   */
  List<LoadedEvent> page(long after, int size) {
    if (after >= log.signal().knownHead() || !includes(tail, after)) return read(after, size);
    lock.lock();
    try {
      var cached = tail;
      return includes(cached, after) && cached.getLast().position() >= log.signal().knownHead()
          ? cached.stream().filter(event -> event.position() > after).limit(size).toList()
          : read(after, size);
    } finally {
      lock.unlock();
    }
  }

  /** The log may be another one now: what was read of it is read again. */
  void forget() {
    window.forget();
    lock.lock();
    try {
      tail = List.of();
    } finally {
      lock.unlock();
    }
  }

  private static boolean includes(List<LoadedEvent> cached, long after) {
    return !cached.isEmpty() && after >= cached.getFirst().position() - 1;
  }

  /** As far as it can be deserialized: where the key vault is away each event would wait for it. */
  private List<LoadedEvent> readDeserialized(long after, Set<Class<?>> kinds) {
    var page = load(after, PageWindow.PAGE);
    for (var event : page) if (!event.deserialize(kinds)) break;
    return page;
  }

  private List<LoadedEvent> load(long after, int size) {
    var rows = log.page(after, size);
    return reader.load(rows, traceparents.apply(rows));
  }

  private List<LoadedEvent> read(long after, int size) {
    var page = load(after, size);
    if (!page.isEmpty() && page.size() < size) keep(page);
    return page;
  }

  private void keep(List<LoadedEvent> page) {
    lock.lock();
    try {
      var cached = tail;
      if (!cached.isEmpty() && cached.getLast().position() >= page.getLast().position()) return;
      var first = page.getFirst().position();
      var all =
          includes(cached, first - 1) && cached.getLast().position() >= first - 1
              ? Stream.concat(
                      cached.stream().filter(event -> event.position() < first), page.stream())
                  .toList()
              : page;
      tail = all.subList(Math.max(0, all.size() - KEPT), all.size());
    } finally {
      lock.unlock();
    }
  }
}
