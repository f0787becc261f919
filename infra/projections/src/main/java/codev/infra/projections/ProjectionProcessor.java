package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Event processor that folds the log into the documents of one view, in the generation that is
 * read.
 */
final class ProjectionProcessor<E, D> implements EventProcessor<E> {
  private final ProjectionBatch<E, D> fold;
  private final CollectionGenerations<D> generations;
  private final ProjectionTokenStore standing;
  private final RebuildRequestStore rebuilds;
  private final Timer folding;
  private final Timer lag;
  private final Counter written;
  private ProjectionToken token = new ProjectionToken(LogPosition.START, 0);
  private volatile @Nullable String trouble;

  ProjectionProcessor(
      ProjectionBatch<E, D> fold,
      CollectionGenerations<D> generations,
      ProjectionTokenStore standing,
      RebuildRequestStore rebuilds,
      MeterRegistry meters) {
    this.fold = fold;
    this.generations = generations;
    this.standing = standing;
    this.rebuilds = rebuilds;
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
    return fold.name();
  }

  @Override
  public Class<E> eventType() {
    return fold.projection().folds();
  }

  @Override
  public LogPosition savedPosition() {
    var saved = standing.token();
    token = saved == null ? begin() : saved;
    return token.mark();
  }

  private ProjectionToken begin() {
    var generation = rebuilds.latest();
    generations.of(generation).clear();
    return standing.start(generation);
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      folding.record(() -> take(batch, upTo));
      trouble = null;
    } catch (RuntimeException e) {
      trouble = e instanceof ProcessorRestartException ? null : e.getMessage();
      throw e;
    }
    if (!batch.isEmpty()) lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  private void take(List<RecordedEvent<E>> batch, LogPosition upTo) {
    var documents = generations.of(token.generation());
    var changed = fold.of(batch, documents);
    documents.save(changed);
    written.increment(changed.size());
    token = standing.move(token, upTo);
  }

  /** Why this view stands still; {@code null} while it moves. */
  @Nullable String trouble() {
    return trouble;
  }
}
