package codev.infra.projections.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a processor has saved last. It alone writes the documents of its view while it
 * holds the lease, so that the next event of the same session or group needs no look at the store.
 *
 * @param <D> a document as it is stored
 */
public final class RecentDocuments<D> {
  private final Map<String, D> documents;

  public RecentDocuments(int atMost) {
    documents = new RecentEntries<>(atMost);
  }

  public @Nullable D find(String id) {
    return documents.get(id);
  }

  public void noteSaved(String id, D document) {
    documents.put(id, document);
  }

  /** What is stored may be something else from now on. */
  public void forget() {
    documents.clear();
  }

  private static final class RecentEntries<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;
    private static final float LOAD_FACTOR = 0.75f;

    private final int atMost;

    RecentEntries(int atMost) {
      super(atMost, LOAD_FACTOR, true);
      this.atMost = atMost;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > atMost;
    }
  }
}
