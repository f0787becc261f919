package codev.infra.projections;

import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.authenticity.DocumentPutBackException;
import codev.infra.projections.authenticity.LogComparison;
import codev.infra.projections.authenticity.LogComparison.FoundDocument;
import codev.infra.projections.authenticity.ViewAlteredException;
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
  private final @Nullable LogComparison<D> comparison;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, StoredDocument<D>> known = new HashMap<>();
  private final Map<String, Long> readPositions = new HashMap<>();
  private final Map<String, StoredDocument<D>> changed = new HashMap<>();

  /**
   * @param recent documents as they are stored
   * @param foldedUpTo position after which the events come that are folded
   * @param stored position of the token as it is stored at this moment
   * @param comparison null if what is read is not compared with the log
   */
  PendingDocuments(
      DocumentCollection<D> documents,
      RecentDocuments<StoredDocument<D>> recent,
      long foldedUpTo,
      LongSupplier stored,
      @Nullable LogComparison<D> comparison) {
    this.documents = documents;
    this.recent = recent;
    this.foldedUpTo = foldedUpTo;
    this.stored = stored;
    this.comparison = comparison;
  }

  /**
   * Reads those that are not at hand, all at once.
   *
   * @throws ProcessorRestartException if the store has lost what was written last, with the token
   *     or with all documents: events before these have to be folded once more
   * @throws ViewAlteredException if one lacks an event before these, which is reported
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
    if (comparison != null) compare(comparison, missing);
  }

  /** What an event is folded onto has a code of now: it would not be found later. */
  private void compare(LogComparison<D> log, Collection<String> ids) {
    if (ids.isEmpty()) return;
    var last = log.lastPositions(ids, foldedUpTo);
    for (var id : ids) {
      var saved = known.get(id);
      var found = saved == null ? new FoundDocument<D>(id, null, 0) : saved.found();
      if (!log.isPutBack(found, last.getOrDefault(id, 0L))) continue;
      if (stored.getAsLong() < foldedUpTo || !documents.isThere())
        throw new ProcessorRestartException(id + " is not as far any more, nor is its view");
      throw log.reported(id);
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

  StoredDocument.Changes<D> changes() {
    return new StoredDocument.Changes<>(changed.values(), readPositions);
  }
}
