package codev.infra.views;

import codev.infra.eventstore.Recorded;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events makes of the documents that it touches.
 *
 * @param name of the view, for whoever reads why it stands still
 */
record Fold<E, D>(Projection<E, D> projection, String name) {
  Changes<D> of(List<Recorded<E>> batch, Documents<D> documents) {
    var drafts = new Drafts<>(documents);
    into(drafts, batch);
    return drafts.changes();
  }

  void into(Drafts<D> drafts, List<Recorded<E>> batch) {
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

  private Kept<D> fold(String id, @Nullable Kept<D> before, Recorded<E> recorded) {
    var document = before == null ? null : before.document();
    try {
      return new Kept<>(id, projection.fold(id, document, recorded), recorded.position());
    } catch (RuntimeException e) {
      throw new CannotFold(name, recorded.position(), e);
    }
  }
}
