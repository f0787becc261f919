package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import java.util.List;
import java.util.Map;
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

  private final EventLog log;
  private final EventReader reader;
  private final Function<List<EventRow>, Map<Long, String>> traceparents;
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

  private List<LoadedEvent> read(long after, int size) {
    var rows = log.page(after, size);
    var page = reader.load(rows, traceparents.apply(rows));
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
