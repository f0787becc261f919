package codev.infra.views;

import static java.util.stream.Collectors.toMap;

import codev.infra.eventstore.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events makes of the documents that it touches.
 *
 * @param name of the view, for whoever reads why it stands still
 */
record Fold<E, D>(Projection<E, D> projection, String name) {
  Changes<D> of(List<Recorded<E>> batch, Documents<D> documents) {
    var ids = batch.stream().flatMap(projection::touched).distinct().toList();
    var kept = documents.byId(ids).collect(toMap(Kept::id, Function.identity()));
    var read = kept.values().stream().collect(toMap(Kept::id, Kept::upTo));
    var changed = new HashMap<String, Kept<D>>();
    for (var recorded : batch)
      projection
          .touched(recorded)
          .forEach(
              id -> {
                var before = kept.get(id);
                if (before != null && before.upTo() >= recorded.position()) return;
                var after = fold(id, before, recorded);
                if (Objects.equals(after.document(), before == null ? null : before.document()))
                  return;
                kept.put(id, after);
                changed.put(id, after);
              });
    return new Changes<>(changed.values(), read);
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
