package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.authenticity.LogComparison;
import codev.infra.projections.failure.ProjectionFailedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of events into the documents that it touches.
 *
 * @param name of the view, for the error report when it is stopped
 */
record BatchFold<E, D>(Projection<E, D> projection, String name) {
  /** Documents that are folded in memory and not saved yet. */
  interface Drafts<D> {
    /** Reads those that are not at hand, all at once. */
    void fetch(Collection<String> ids);

    /**
     * @param id of one that was fetched
     */
    @Nullable StoredDocument<D> find(String id);

    void put(StoredDocument<D> after);
  }

  void into(Drafts<D> drafts, List<RecordedEvent<E>> batch) {
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

  /** Whether any event of the batch touches a document. */
  boolean concerns(List<RecordedEvent<E>> batch) {
    return batch.stream().anyMatch(this::concerns);
  }

  private boolean concerns(RecordedEvent<E> recorded) {
    return projection.touched(recorded).findAny().isPresent();
  }

  /** For a stretch of the log, the position up to which none of its events touches a document. */
  LongBinaryOperator skippableUpTo(LogSource log) {
    return (after, wanted) -> {
      var upTo = Math.min(wanted, log.head());
      return log.between(projection.eventType(), after, upTo).stream()
          .filter(this::concerns)
          .mapToLong(first -> first.position() - 1)
          .findFirst()
          .orElse(upTo);
    };
  }

  /**
   * What the log has of documents that are folded from the aggregates with their ids.
   *
   * @param aggregateType theirs
   */
  LogComparison.Source<D> of(String aggregateType, LogSource log) {
    return new LogComparison.Source<>() {
      @Override
      public Map<String, Long> lastPositions(Collection<String> ids, long upTo) {
        return log.lastPositions(aggregateType, ids, upTo);
      }

      @Override
      public @Nullable D folded(String id, @Nullable D document, long after, long upTo) {
        var folded = new StoredDocument<>(id, document, after);
        for (var recorded : log.of(projection.eventType(), aggregateType, id, after, upTo))
          if (projection.touched(recorded).anyMatch(id::equals))
            folded = fold(id, folded, recorded);
        return folded.document();
      }
    };
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
