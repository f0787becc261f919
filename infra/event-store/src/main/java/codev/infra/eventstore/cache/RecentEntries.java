package codev.infra.eventstore.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries that were used last: beyond so many, the one not used for longest is dropped. */
public final class RecentEntries<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;
  private static final float LOAD_FACTOR = 0.75f;

  private final int atMost;

  public RecentEntries(int atMost) {
    super(16, LOAD_FACTOR, true);
    this.atMost = atMost;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > atMost;
  }
}
