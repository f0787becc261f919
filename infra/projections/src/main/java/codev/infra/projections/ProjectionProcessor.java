package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.authenticity.LogComparison;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.RecentDocuments;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event processor that folds the log into the documents of one view, in the generation that is
 * read.
 */
final class ProjectionProcessor<E, D> implements EventProcessor<E> {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionProcessor.class);

  /** More than there are sessions at the same time in one service, in most organisations. */
  private static final int MOST_RECENT = 64;

  private final BatchFold<E, D> fold;
  private final ViewVersions<D> versions;
  private final CollectionGenerations<D> generations;
  private final ProjectionTokenStore tokens;
  private final @Nullable LogComparison<D> comparison;
  private final RebuildRequestStore rebuilds;
  private final LogSource log;
  private final BuildLimits limits;
  private final Timer foldTimer;
  private final Timer lag;
  private final Counter writtenDocuments;
  private final RecentDocuments<StoredDocument<D>> recent = new RecentDocuments<>(MOST_RECENT);
  private Runnable progress = () -> {};
  private long fence;
  private ProjectionToken token = ProjectionToken.NONE;

  /** While the view is built from nothing. */
  private @Nullable ViewBuild<E, D> build;

  /**
   * Beyond the token's position where the events since then touch no document, or the documents are
   * not written yet.
   */
  private LogPosition reached = LogPosition.START;

  private volatile @Nullable InstanceFailure instanceFailure;

  /**
   * @param comparison null where documents are read as they are stored
   */
  ProjectionProcessor(
      BatchFold<E, D> fold,
      ViewVersions<D> versions,
      @Nullable LogComparison<D> comparison,
      RebuildRequestStore rebuilds,
      LogSource log,
      BuildLimits limits,
      MeterRegistry meters) {
    this.fold = fold;
    this.versions = versions;
    this.comparison = comparison;
    generations = versions.own().generations();
    tokens = versions.own().tokens();
    this.rebuilds = rebuilds;
    this.log = log;
    this.limits = limits;
    this.foldTimer =
        Timer.builder("codev.views.folding")
            .description("Time to load, fold and save one batch of events")
            .tag("view", name())
            .register(meters);
    this.lag =
        Timer.builder("codev.views.lag")
            .description("Time from an event's handling until its view shows it")
            .tag("view", name())
            .register(meters);
    this.writtenDocuments =
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
    return fold.projection().eventType();
  }

  @Override
  public void beginTerm(long number) {
    fence = number;
  }

  @Override
  public void reportProgress(Runnable step) {
    progress = step;
  }

  /** What was not written is folded again by whichever instance goes on. */
  @Override
  public void endTerm() {
    forgetDocuments();
  }

  private void forgetDocuments() {
    recent.forget();
    if (build != null) build.close();
    build = null;
  }

  @Override
  public LogPosition savedPosition() {
    forgetDocuments();
    var saved = tokens.takeOver(fence);
    token = saved != null && documents(saved).isThereOrAdopted() ? saved : begin(saved);
    reached = token.logPosition();
    return reached;
  }

  /**
   * Builds the view from nothing.
   *
   * @param orphaned token of documents that are not there
   */
  private ProjectionToken begin(@Nullable ProjectionToken orphaned) {
    var target = log.head();
    if (target > 0) LOG.warn("View {} is not there and is built from the log", name());
    var older = versions.findComplete(target);
    if (older != null && target > 0) LOG.info("{} is read until {} is built", older, name());
    var lost = orphaned == null ? 0 : orphaned.generation();
    var generation = CollectionGenerations.next(Math.max(lost, rebuilds.latest()));
    generations.of(generation).begin();
    if (orphaned != null) tokens.forget(orphaned);
    var first =
        tokens.start(new ProjectionToken(LogPosition.START, generation, target, older, fence));
    generations.dropOlderThan(generation, generation);
    return first;
  }

  /**
   * Stores the position reached. A store that does not answer is no loss: it is asked again at the
   * next occasion.
   */
  @Override
  public void checkSavedPosition() {
    try {
      var saved = tokens.token();
      if (saved != null && !documents(saved).isThere()) tokens.forget(saved);
      else if (token.equals(saved)) {
        if (reached.position() > token.position()) storePosition();
        return;
      }
    } catch (MongoException e) {
      LOG.debug("The store of view {} does not answer", name(), e);
      return;
    }
    throw new ProcessorRestartException("its token or its documents are gone");
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      foldTimer.record(() -> take(batch, upTo));
      instanceFailure = null;
    } catch (ViewAlteredException e) {
      forgetDocuments();
      tokens.forget();
      throw new ProcessorRestartException(e.getMessage() + ", and is built anew");
    } catch (RuntimeException e) {
      forgetDocuments();
      instanceFailure =
          e instanceof ProcessorRestartException
              ? null
              : new InstanceFailure(token.position(), String.valueOf(e.getMessage()));
      throw e;
    }
    if (!batch.isEmpty()) lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  /** Most events touch no document of most views. */
  @Override
  public boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (!canSkip(batch, upTo)) return false;
    reached = upTo;
    tokens.skip(token, upTo);
    return true;
  }

  private void take(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (pass(batch, upTo)) return;
    if (!token.isReadable()) {
      build(batch, upTo);
      return;
    }
    writtenDocuments.increment(save(batch));
    reached = upTo;
    storePosition();
  }

  private void build(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (build == null)
      build =
          new ViewBuild<>(
              fold, documents(token), token.position(), tokens::position, limits, progress);
    writtenDocuments.increment(build.take(batch, upTo));
    reached = upTo;
    if (upTo.position() < token.target() && !build.isDue()) return;
    storePosition();
    if (!token.isReadable()) return;
    forgetDocuments();
    LOG.info("View {} can be read", name());
  }

  private void storePosition() {
    if (build != null) writtenDocuments.increment(build.writeBack());
    token = tokens.move(tokenWithTarget(reached), reached);
  }

  /**
   * The token, with the position from which on it is read: an older version may have been projected
   * by another instance since the build began, and its readers are not to go back in time.
   */
  private ProjectionToken tokenWithTarget(LogPosition upTo) {
    if (token.isReadable() || upTo.position() < token.target()) return token;
    return token.until(Math.min(versions.olderPosition(), log.head()));
  }

  /**
   * Folds the batch and returns the number of documents that it changes. A view that is built does
   * not compare documents with the log, which would be read a second time.
   */
  private int save(List<RecordedEvent<E>> batch) {
    var documents = documents(token);
    var pending =
        new PendingDocuments<>(documents, recent, token.position(), tokens::position, comparison);
    fold.into(pending, batch);
    var changes = pending.changes();
    if (documents.save(changes))
      changes.documents().forEach(saved -> recent.noteSaved(saved.id(), saved));
    else recent.forget();
    return changes.size();
  }

  /** Whether the token may stay where it is. What another instance would read again is bounded. */
  private boolean canSkip(List<RecordedEvent<E>> batch, LogPosition upTo) {
    return token.isReadable()
        && upTo.position() - token.position() <= ProjectionTokenStore.MOST_SKIPPED
        && !fold.concerns(batch);
  }

  private DocumentCollection<D> documents(ProjectionToken currentToken) {
    return generations.of(currentToken.generation());
  }

  /**
   * Why this view is stopped; {@code null} while it changes, on whichever instance, as far as is
   * known: no store is asked.
   */
  @Nullable String failureReason() {
    var failed = instanceFailure;
    if (failed == null) return null;
    var known = tokens.known();
    return known != null && known.position() > failed.position() ? null : failed.reason();
  }

  /**
   * A failure of this instance.
   *
   * @param position that the view had reached
   */
  private record InstanceFailure(long position, String reason) {}
}
