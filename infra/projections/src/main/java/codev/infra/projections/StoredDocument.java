package codev.infra.projections;

import codev.infra.projections.authenticity.LogComparison.FoundDocument;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document as it is stored.
 *
 * @param document {@code null} once removed: a tombstone with its position remains, so that an
 *     older event delivered again does not restore it
 * @param upTo position of the last event that it reflects
 */
record StoredDocument<D>(String id, @Nullable D document, long upTo) {
  /** To be compared with the log. */
  FoundDocument<D> found() {
    return new FoundDocument<>(id, document, upTo);
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
