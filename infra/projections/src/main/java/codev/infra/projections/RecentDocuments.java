package codev.infra.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a processor has saved last. It alone writes the documents of its view while it
 * holds the lease, so that the next event of the same session or group needs no look at the store.
 */
final class RecentDocuments<D> {
  private final Map<String, StoredDocument<D>> documents;

  RecentDocuments(int atMost) {
    documents = new RecentEntries<>(atMost);
  }

  @Nullable StoredDocument<D> find(String id) {
    return documents.get(id);
  }

  void noteSaved(Iterable<StoredDocument<D>> saved) {
    for (var document : saved) documents.put(document.id(), document);
  }

  /** What is stored may be something else from now on. */
  void forget() {
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
