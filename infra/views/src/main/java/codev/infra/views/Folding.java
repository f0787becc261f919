package codev.infra.views;

import static java.util.stream.Collectors.toMap;

import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds the log into the documents of one view. */
final class Folding<E, D> implements Follower<E> {
  private final Projection<E, D> projection;
  private final Documents<D> documents;
  private final Standing standing;
  private final Timer folding;
  private final Timer lag;
  private final Counter written;
  private Mark mark = Mark.START;
  private volatile @Nullable String trouble;

  Folding(
      Projection<E, D> projection,
      Documents<D> documents,
      Standing standing,
      MeterRegistry meters) {
    this.projection = projection;
    this.documents = documents;
    this.standing = standing;
    this.folding =
        Timer.builder("codev.views.folding")
            .description("Time to load, fold and save one batch of events")
            .tag("view", name())
            .register(meters);
    this.lag =
        Timer.builder("codev.views.lag")
            .description("Time from an event's handling until its view shows it")
            .tag("view", name())
            .register(meters);
    this.written =
        Counter.builder("codev.views.written")
            .description("Documents saved")
            .baseUnit("documents")
            .tag("view", name())
            .register(meters);
  }

  @Override
  public String name() {
    return nameOf(projection);
  }

  static String nameOf(Projection<?, ?> projection) {
    return projection.view() + "." + projection.version();
  }

  @Override
  public Class<E> understands() {
    return projection.folds();
  }

  @Override
  public Mark mark() {
    var saved = standing.mark();
    if (saved == null) documents.clear();
    mark = saved == null ? standing.start() : saved;
    return mark;
  }

  @Override
  public void follow(List<Recorded<E>> batch, Mark upTo) {
    try {
      folding.record(() -> take(batch, upTo));
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e.getMessage();
      throw e;
    }
    if (!batch.isEmpty()) lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  private void take(List<Recorded<E>> batch, Mark upTo) {
    var changed = fold(batch);
    documents.save(changed.values());
    written.increment(changed.size());
    standing.move(mark, upTo);
    mark = upTo;
  }

  private Map<String, Kept<D>> fold(List<Recorded<E>> batch) {
    var ids = batch.stream().flatMap(r -> projection.touches(r.event())).distinct().toList();
    var kept = documents.byId(ids).collect(toMap(Kept::id, Function.identity()));
    var changed = new HashMap<String, Kept<D>>();
    for (var recorded : batch)
      projection
          .touches(recorded.event())
          .forEach(
              id -> {
                var before = kept.get(id);
                if (before != null && before.upTo() >= recorded.position()) return;
                var after = fold(id, before, recorded);
                if (before == null && after.document() == null) return;
                kept.put(id, after);
                changed.put(id, after);
              });
    return changed;
  }

  private Kept<D> fold(String id, @Nullable Kept<D> before, Recorded<E> recorded) {
    var document = before == null ? null : before.document();
    try {
      return new Kept<>(id, projection.fold(id, document, recorded), recorded.position());
    } catch (RuntimeException e) {
      throw new CannotFold(name(), recorded.position(), e);
    }
  }

  /** Why this view stands still; {@code null} while it moves. */
  @Nullable String trouble() {
    return trouble;
  }
}
