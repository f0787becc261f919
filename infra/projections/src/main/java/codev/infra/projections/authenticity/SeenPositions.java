package codev.infra.projections.authenticity;

import codev.infra.eventstore.cache.RecentEntries;
import java.util.Map;
import java.util.Set;

/**
 * How far the documents of one collection were when they were read or written. None of them goes
 * back, unless its store has lost what was written last, and the view's token with it.
 */
public final class SeenPositions {
  private final Map<String, SeenPosition> positions;

  public SeenPositions(int atMost) {
    positions = new RecentEntries<>(atMost);
  }

  /**
   * One document.
   *
   * @param since when it was first seen to be so far, by {@link System#nanoTime}
   */
  private record SeenPosition(long upTo, long since) {}

  /** Notes how far a document is. */
  public synchronized void note(String id, long upTo) {
    var seen = positions.get(id);
    if (upTo > (seen == null ? 0 : seen.upTo()))
      positions.put(id, new SeenPosition(upTo, System.nanoTime()));
  }

  /**
   * How far a document was before a moment: what is read from then on is as far. 0 if that is not
   * known, or if the document has changed since.
   *
   * @param moment by {@link System#nanoTime}
   */
  public synchronized long before(String id, long moment) {
    var seen = positions.get(id);
    return seen != null && seen.since() - moment < 0 ? seen.upTo() : 0;
  }

  /** Of those that are known. */
  public synchronized Set<String> ids() {
    return Set.copyOf(positions.keySet());
  }
}
