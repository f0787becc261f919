package codev.infra.projections;

import java.util.Collection;
import java.util.Map;

/**
 * The changes that a batch of events makes to documents.
 *
 * @param documents those that have changed
 * @param read up to where each of them was folded when it was read; those that were not there are
 *     missing
 */
record DocumentChanges<D>(Collection<StoredDocument<D>> documents, Map<String, Long> read) {
  int size() {
    return documents.size();
  }
}
