package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of events into the documents that it touches.
 *
 * @param name of the view, for the error report when it stands still
 */
record ProjectionBatch<E, D>(Projection<E, D> projection, String name) {
  DocumentChanges<D> of(List<RecordedEvent<E>> batch, DocumentCollection<D> documents) {
    var drafts = new PendingDocuments<>(documents);
    into(drafts, batch);
    return drafts.changes();
  }

  void into(PendingDocuments<D> drafts, List<RecordedEvent<E>> batch) {
    drafts.fetch(batch.stream().flatMap(projection::touched).distinct().toList());
    for (var recorded : batch)
      projection
          .touched(recorded)
          .forEach(
              id -> {
                var before = drafts.find(id);
                if (before != null && before.upTo() >= recorded.position()) return;
                var after = fold(id, before, recorded);
                if (!Objects.equals(after.document(), before == null ? null : before.document()))
                  drafts.put(after);
              });
  }

  private StoredDocument<D> fold(
      String id, @Nullable StoredDocument<D> before, RecordedEvent<E> recorded) {
    var document = before == null ? null : before.document();
    try {
      return new StoredDocument<>(id, projection.fold(id, document, recorded), recorded.position());
    } catch (RuntimeException e) {
      throw new ProjectionFailedException(name, recorded.position(), e);
    }
  }
}
