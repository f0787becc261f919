package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event processor that folds the log into the documents of one view, in the generation that is
 * read.
 */
final class ProjectionProcessor<E, D> implements EventProcessor<E> {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionProcessor.class);

  private final ProjectionBatch<E, D> fold;
  private final CollectionGenerations<D> generations;
  private final ProjectionTokenStore standing;
  private final RebuildRequestStore rebuilds;
  private final LongSupplier logHead;
  private final Timer folding;
  private final Timer lag;
  private final Counter written;
  private ProjectionToken token = new ProjectionToken(LogPosition.START, 0, 0);
  private volatile @Nullable Trouble trouble;

  /**
   * @param logHead end of the log at this moment
   */
  ProjectionProcessor(
      ProjectionBatch<E, D> fold,
      CollectionGenerations<D> generations,
      ProjectionTokenStore standing,
      RebuildRequestStore rebuilds,
      LongSupplier logHead,
      MeterRegistry meters) {
    this.fold = fold;
    this.generations = generations;
    this.standing = standing;
    this.rebuilds = rebuilds;
    this.logHead = logHead;
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
    token = saved != null && documents(saved).isThereOrAdopted() ? saved : begin(saved);
    return token.mark();
  }

  /**
   * Builds the view from nothing.
   *
   * @param orphaned token of documents that are not there
   */
  private ProjectionToken begin(@Nullable ProjectionToken orphaned) {
    var target = logHead.getAsLong();
    if (target > 0) LOG.warn("View {} is not there and is built from the log", name());
    var generation = Math.max(Instant.now().toEpochMilli(), rebuilds.latest() + 1);
    generations.of(generation).begin();
    if (orphaned != null) standing.forget(orphaned);
    var first = standing.start(generation, target);
    generations.dropAllBut(generation, generation);
    return first;
  }

  /** A store that does not answer is no loss: it is asked again at the next occasion. */
  @Override
  public void checkSavedPosition() {
    try {
      var saved = standing.token();
      if (saved != null && !documents(saved).isThere()) standing.forget(saved);
      else if (token.equals(saved)) return;
    } catch (MongoException e) {
      LOG.debug("The store of view {} does not answer", name(), e);
      return;
    }
    throw new ProcessorRestartException("its token or its documents are gone");
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      folding.record(() -> take(batch, upTo));
      trouble = null;
    } catch (RuntimeException e) {
      trouble =
          e instanceof ProcessorRestartException
              ? null
              : new Trouble(token.position(), String.valueOf(e.getMessage()));
      throw e;
    }
    if (!batch.isEmpty()) lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  private void take(List<RecordedEvent<E>> batch, LogPosition upTo) {
    var documents = documents(token);
    var changed = fold.of(batch, documents);
    documents.save(changed);
    written.increment(changed.size());
    var wasReadable = token.isReadable();
    token = standing.move(token, upTo);
    if (token.isReadable() && !wasReadable) LOG.info("View {} can be read", name());
  }

  private DocumentCollection<D> documents(ProjectionToken of) {
    return generations.of(of.generation());
  }

  /** Why this view stands still; {@code null} while it moves, on whichever instance. */
  @Nullable String trouble() {
    var failed = trouble;
    return failed == null || standing.position() > failed.position() ? null : failed.reason();
  }

  /**
   * A failure of this instance.
   *
   * @param position that the view had reached
   */
  private record Trouble(long position, String reason) {}
}
