package codev.infra.projections.authenticity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the documents of one collection were when they were read or written last. None of them
 * goes back, unless its store has lost what was written last, and the view's token with it.
 */
public final class SeenPositions {
  private final LastUsed positions;

  public SeenPositions(int atMost) {
    positions = new LastUsed(atMost);
  }

  /**
   * Notes a document.
   *
   * @return how far it was before, if that was further; otherwise 0
   */
  public synchronized long note(String id, long upTo) {
    long before = positions.getOrDefault(id, 0L);
    if (upTo > before) positions.put(id, upTo);
    return before > upTo ? before : 0;
  }

  /** 0 if it is not known. */
  public synchronized long of(String id) {
    return positions.getOrDefault(id, 0L);
  }

  /** What is stored may be something else from now on. */
  public synchronized void forget() {
    positions.clear();
  }

  private static final class LastUsed extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;
    private static final float LOAD_FACTOR = 0.75f;

    private final int atMost;

    LastUsed(int atMost) {
      super(16, LOAD_FACTOR, true);
      this.atMost = atMost;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > atMost;
    }
  }
}
