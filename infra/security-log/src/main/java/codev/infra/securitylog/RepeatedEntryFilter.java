package codev.infra.securitylog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps what a client can repeat at will from flooding the log: of entries with one key, one in an
 * interval is written.
 */
public final class RepeatedEntryFilter {
  private static final int MOST = 10_000; // keys

  private final Duration interval;
  private final InstantSource clock;
  private final Map<Object, Instant> written = new LinkedHashMap<>();

  public RepeatedEntryFilter(Duration interval, InstantSource clock) {
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Whether an entry is to be written now. With more keys than are remembered, none is until one of
   * them is forgotten: the log is bounded by what is remembered.
   */
  public synchronized boolean accepts(Object key) {
    var now = clock.instant();
    var eldest = written.entrySet().iterator();
    while (eldest.hasNext() && !eldest.next().getValue().plus(interval).isAfter(now))
      eldest.remove();
    if (written.size() >= MOST) return false;
    return written.putIfAbsent(key, now) == null;
  }
}
