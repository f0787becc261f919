package codev.infra.projections;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents that are folded in memory and not saved yet. */
final class PendingDocuments<D> {
  private final DocumentCollection<D> documents;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, StoredDocument<D>> known = new HashMap<>();
  private final Map<String, Long> read = new HashMap<>();
  private final Map<String, StoredDocument<D>> changed = new HashMap<>();

  PendingDocuments(DocumentCollection<D> documents) {
    this.documents = documents;
  }

  /** Reads those that are not at hand, all at once. */
  void fetch(Collection<String> ids) {
    documents
        .byId(ids.stream().filter(asked::add).toList())
        .forEach(
            kept -> {
              known.put(kept.id(), kept);
              read.put(kept.id(), kept.upTo());
            });
  }

  /**
   * @param id of one that was fetched
   */
  @Nullable StoredDocument<D> find(String id) {
    return known.get(id);
  }

  void put(StoredDocument<D> after) {
    known.put(after.id(), after);
    changed.put(after.id(), after);
  }

  /** How many are held, changed or not. */
  int size() {
    return asked.size();
  }

  DocumentChanges<D> changes() {
    return new DocumentChanges<>(changed.values(), read);
  }
}
