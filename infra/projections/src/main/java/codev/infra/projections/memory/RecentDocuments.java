package codev.infra.projections.memory;

import codev.infra.eventstore.cache.RecentEntries;
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
}
