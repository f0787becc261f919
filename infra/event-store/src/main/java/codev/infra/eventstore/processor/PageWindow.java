package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.LoadedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pages of the log that lie behind its end, read and deserialized once for all processors that come
 * to them at about the same time. The next ones are read meanwhile, beside one another. Who is
 * ahead waits a moment for those that are close behind and go on; who has stayed behind has its
 * pages read once more.
 */
final class PageWindow {
  /** Events of a page: the keys of people are read for all of them at once. */
  static final int PAGE = 1_000;

  private static final int PAGES_AHEAD = 2;

  /** Who is further behind is not waited for. */
  private static final int CLOSE = 8 * PAGE;

  /** Of an event and its message, without what is stored. */
  private static final int BYTES_OF_EVENT = 600;

  /** Bytes that an event takes for each one that is stored, with the stored one. */
  private static final int BYTES_OF_STORED = 5;

  private final Source source;
  private final long mostBytes;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  // Guarded by the lock.

  /** By the position before their first event. */
  private final TreeMap<Long, Page> pages = new TreeMap<>();

  private final Map<String, ReaderPosition> readerPositions = new HashMap<>();

  /**
   * @param source of pages
   * @param mostBytes that pages take, as far as can be estimated; a page that is asked for is read
   *     in any case
   * @param patience who has not asked for so long is not waited for, and no page is waited for
   *     longer
   */
  PageWindow(Source source, long mostBytes, Duration patience) {
    this.source = source;
    this.mostBytes = mostBytes;
    patienceNanos = patience.toNanos();
  }

  /** Where pages come from. */
  interface Source {
    /**
     * Reads the page after a position.
     *
     * @param kinds of events that are deserialized: those that will be accessed
     */
    List<LoadedEvent> read(long after, Set<Class<?>> kinds);
  }

  /**
   * Where a processor is.
   *
   * @param after position after which it has asked last
   * @param at by {@link System#nanoTime}
   */
  private record ReaderPosition(Class<?> kind, long after, long at) {}

  /** A page that is being read, or was. */
  private static final class Page {
    final CompletableFuture<List<LoadedEvent>> events = new CompletableFuture<>();
    volatile long bytes;
  }

  /**
   * The events after a position, in order: as many as are wanted, or fewer where the page ends.
   *
   * @param reader name of the processor that asks
   * @param kind of events that it accesses
   * @param head position up to which the log is known to reach: the page that holds what is wanted
   *     is full
   */
  List<LoadedEvent> page(String reader, Class<?> kind, long after, int size, long head) {
    var start = after - after % PAGE;
    var position = new ReaderPosition(kind, after, System.nanoTime());
    var events = join(advance(reader, position, start, head));
    var from = Math.min(events.size(), Math.toIntExact(after - start));
    return events.subList(from, Math.min(events.size(), from + size));
  }

  private static List<LoadedEvent> join(Page page) {
    try {
      return page.events.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Gives up the pages that nobody comes to without this reader, who is near the end now. */
  void leave(String reader) {
    lock.lock();
    try {
      if (readerPositions.remove(reader) == null) return;
      var now = System.nanoTime();
      pages.keySet().removeIf(page -> !isAwaited(page, now));
    } finally {
      lock.unlock();
    }
  }

  /** The log may be another one now: what was read of it is read again. */
  void forget() {
    lock.lock();
    try {
      pages.clear();
    } finally {
      lock.unlock();
    }
  }

  private Page advance(String reader, ReaderPosition position, long start, long head) {
    lock.lock();
    try {
      readerPositions.put(reader, position);
      moved.signalAll();
      if (!pages.containsKey(start)) awaitRoom(start);
      var wanted = pageAt(start, position.kind());
      for (int ahead = 1; ahead <= PAGES_AHEAD; ahead++) {
        var next = start + (long) ahead * PAGE;
        if (next + PAGE > head || !(pages.containsKey(next) || makeRoom())) break;
        pageAt(next, position.kind());
      }
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(long start) {
    var nanosLeft = patienceNanos;
    try {
      while (!pages.containsKey(start)
          && !makeRoom()
          && isFollowed(start, System.nanoTime())
          && nanosLeft > 0) nanosLeft = moved.awaitNanos(nanosLeft);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    while (!pages.containsKey(start) && !hasRoom()) pages.pollFirstEntry();
  }

  /** Drops pages that nobody comes to, the earliest first, where there is no room for another. */
  private boolean makeRoom() {
    var now = System.nanoTime();
    var kept = pages.keySet().iterator();
    while (!hasRoom() && kept.hasNext()) if (!isAwaited(kept.next(), now)) kept.remove();
    return hasRoom();
  }

  private boolean hasRoom() {
    if (pages.isEmpty()) return true;
    var read = pages.values().stream().mapToLong(page -> page.bytes).filter(bytes -> bytes > 0);
    var known = read.summaryStatistics();
    var expected = known.getCount() == 0 ? mostBytes / (PAGES_AHEAD + 2) : known.getMax();
    return known.getSum() + (pages.size() - known.getCount() + 1) * expected <= mostBytes;
  }

  /** Whether one that goes on comes to a page soon. */
  private boolean isAwaited(long page, long now) {
    return readerPositions.values().stream()
        .anyMatch(
            position ->
                position.after() < page + PAGE
                    && position.after() >= page - CLOSE
                    && isRecent(position, now));
  }

  /** Whether one that goes on is close behind a page. */
  private boolean isFollowed(long page, long now) {
    return readerPositions.values().stream()
        .anyMatch(
            position ->
                position.after() < page
                    && position.after() >= page - CLOSE
                    && isRecent(position, now));
  }

  private boolean isRecent(ReaderPosition position, long now) {
    return now - position.at() < patienceNanos;
  }

  /**
   * @param kind of events that the reader accesses
   */
  private Page pageAt(long start, Class<?> kind) {
    var known = pages.get(start);
    if (known != null) return known;
    var page = new Page();
    pages.put(start, page);
    var kinds = kinds(kind);
    Thread.ofVirtual().name("read-ahead").start(() -> read(start, kinds, page));
    return page;
  }

  /** One of them may have waited for longer than others are waited for. */
  private Set<Class<?>> kinds(Class<?> own) {
    var now = System.nanoTime();
    var kinds = new HashSet<Class<?>>(Set.of(own));
    for (var position : readerPositions.values())
      if (isRecent(position, now)) kinds.add(position.kind());
    return kinds;
  }

  /** One that could not be read, or that is not full, is read again. */
  private void read(long start, Set<Class<?>> kinds, Page page) {
    try {
      var events = source.read(start, kinds);
      page.bytes = bytes(events);
      note(start, page, events.size() == PAGE);
      page.events.complete(events);
    } catch (RuntimeException | Error e) { // or those that wait for it would wait for ever
      note(start, page, false);
      page.events.completeExceptionally(e);
    }
  }

  private void note(long start, Page page, boolean isKept) {
    lock.lock();
    try {
      if (!isKept) pages.remove(start, page);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long bytes(List<LoadedEvent> events) {
    long bytes = 0;
    for (var event : events) {
      var stored = event.row().event();
      bytes +=
          BYTES_OF_EVENT
              + (long) BYTES_OF_STORED * (stored.payload().length + stored.metadata().length);
    }
    return bytes;
  }
}
