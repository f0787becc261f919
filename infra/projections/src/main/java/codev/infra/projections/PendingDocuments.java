package codev.infra.projections;

import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.memory.RecentDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Those that a batch of events touches, in the generation that is read. */
final class PendingDocuments<D> implements BatchFold.Drafts<D> {
  private final DocumentCollection<D> documents;
  private final RecentDocuments<StoredDocument<D>> recent;
  private final long foldedUpTo;
  private final LongSupplier stored;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, StoredDocument<D>> known = new HashMap<>();
  private final Map<String, Long> readPositions = new HashMap<>();
  private final Map<String, StoredDocument<D>> changed = new HashMap<>();

  /**
   * @param recent documents as they are stored
   * @param foldedUpTo position after which the events come that are folded
   * @param stored position of the token as it is stored at this moment
   */
  PendingDocuments(
      DocumentCollection<D> documents,
      RecentDocuments<StoredDocument<D>> recent,
      long foldedUpTo,
      LongSupplier stored) {
    this.documents = documents;
    this.recent = recent;
    this.foldedUpTo = foldedUpTo;
    this.stored = stored;
  }

  /**
   * Reads those that are not at hand, all at once.
   *
   * @throws ProcessorRestartException if the store has lost what was written last, with the token:
   *     events before these have to be folded once more
   */
  @Override
  public void fetch(Collection<String> ids) {
    var missing = new ArrayList<String>();
    for (var id : ids)
      if (asked.add(id)) {
        var saved = recent.find(id);
        if (saved == null) missing.add(id);
        else keep(saved);
      }
    try {
      documents.byId(missing, foldedUpTo).forEach(this::keep);
    } catch (DocumentPutBackException e) {
      documents.verify(e, stored.getAsLong());
      throw new ProcessorRestartException(e.getMessage() + " any more");
    }
  }

  private void keep(StoredDocument<D> stored) {
    known.put(stored.id(), stored);
    readPositions.put(stored.id(), stored.upTo());
  }

  @Override
  public @Nullable StoredDocument<D> find(String id) {
    return known.get(id);
  }

  @Override
  public void put(StoredDocument<D> after) {
    known.put(after.id(), after);
    changed.put(after.id(), after);
  }

  Changes<D> changes() {
    return new Changes<>(changed.values(), readPositions);
  }

  /**
   * The changes that a batch of events makes to documents.
   *
   * @param documents those that have changed
   * @param read up to where each of them was folded when it was read; those that were not there are
   *     missing
   */
  record Changes<D>(Collection<StoredDocument<D>> documents, Map<String, Long> read) {
    int size() {
      return documents.size();
    }
  }
}
