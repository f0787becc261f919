package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.memory.BuildLimits;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Builds the next generation of one view from the whole log, beside the one that is read, when that
 * has been asked for; switches over once it has caught up. Whichever instance has the lease and a
 * permit goes on where another one stopped. It waits while an older version is read: only the build
 * of the own one switches from that.
 */
final class RebuildProcessor<E, D> implements EventProcessor<E> {
  /** Longer than a reader believes in the generation that it knows. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final BatchFold<E, D> fold;
  private final CollectionGenerations<D> generations;
  private final MongoCollection<Document> tokenCollection;
  private final ProjectionTokenStore live;
  private final RebuildRequestStore rebuilds;
  private final BuildLimits limits;
  private final Semaphore permits;
  private final ViewAuthentication authentication;
  private Runnable progress = () -> {};
  private boolean hasPermit;
  private ProjectionTokenStore building;
  private long fence;
  private ProjectionToken token = ProjectionToken.NONE;
  private @Nullable ViewBuild<E, D> build;
  private @Nullable Long switchedAt;

  /**
   * @param live token of the generation that is read
   * @param permits so many views of an instance are rebuilt at once, the others wait
   * @param authentication tells what this service has written from what others have
   */
  RebuildProcessor(
      BatchFold<E, D> fold,
      CollectionGenerations<D> generations,
      MongoCollection<Document> tokenCollection,
      ProjectionTokenStore live,
      RebuildRequestStore rebuilds,
      BuildLimits limits,
      Semaphore permits,
      ViewAuthentication authentication) {
    this.fold = fold;
    this.generations = generations;
    this.tokenCollection = tokenCollection;
    this.live = live;
    this.rebuilds = rebuilds;
    this.limits = limits;
    this.permits = permits;
    this.authentication = authentication;
    building = tokensOf(0);
  }

  @Override
  public String name() {
    return fold.name() + " rebuild";
  }

  @Override
  public Class<E> eventType() {
    return fold.projection().eventType();
  }

  @Override
  public boolean isNeeded() {
    var latest = rebuilds.recentLatest();
    var liveToken = live.tokenSince(latest);
    if (liveToken == null) return false;
    if (switchedAt != null && System.nanoTime() - switchedAt > GRACE.toNanos()) {
      generations.dropOlderThan(liveToken.generation(), liveToken.generation());
      switchedAt = null;
    }
    return liveToken.generation() < latest
        && liveToken.older() == null
        && permits.availablePermits() > 0;
  }

  /**
   * Takes one of this process's permits to rebuild, once this instance has the view's lease: a
   * permit held while waiting for the lease would block other rebuilds. Without one the lease is
   * given up: another instance may have a permit.
   */
  private void acquirePermit() {
    if (hasPermit) return;
    if (!permits.tryAcquire())
      throw new ProcessorRestartException("enough other views are rebuilt here");
    hasPermit = true;
  }

  private void releasePermit() {
    if (hasPermit) permits.release();
    hasPermit = false;
  }

  @Override
  public void beginTerm(long number) {
    fence = number;
  }

  @Override
  public void endTerm() {
    forgetDocuments();
    releasePermit();
  }

  @Override
  public void reportProgress(Runnable step) {
    progress = step;
  }

  private void forgetDocuments() {
    if (build != null) build.close();
    build = null;
  }

  @Override
  public LogPosition savedPosition() {
    forgetDocuments();
    acquirePermit();
    var latest = rebuilds.latest();
    var liveToken = live.token();
    if (liveToken != null && liveToken.generation() >= latest)
      throw new ProcessorRestartException("generation " + latest + " was built elsewhere");
    if (liveToken != null && liveToken.older() != null)
      throw new ProcessorRestartException(fold.name() + " itself is built first");
    building = tokensOf(latest);
    var saved = building.takeOver(fence);
    token =
        saved != null && generations.of(saved.generation()).isThere()
            ? saved
            : begin(liveToken, saved, latest);
    switchOverIfCaughtUp();
    return token.logPosition();
  }

  /**
   * Builds from nothing.
   *
   * @param orphaned token of documents that are not there
   */
  private ProjectionToken begin(
      @Nullable ProjectionToken liveToken, @Nullable ProjectionToken orphaned, long wanted) {
    var current = liveToken == null ? 0 : liveToken.generation();
    var lost = orphaned == null ? 0 : orphaned.generation();
    var generation = CollectionGenerations.next(Math.max(wanted - 1, Math.max(current, lost)));
    if (orphaned != null) building.forget(orphaned);
    var first = building.start(new ProjectionToken(LogPosition.START, generation, 0, null, fence));
    generations.of(generation).begin();
    generations.dropOlderThan(generation, current);
    return first;
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      take(batch, upTo);
    } catch (ViewAlteredException e) {
      forgetDocuments();
      building.forget();
      throw new ProcessorRestartException(e.getMessage() + ", and is built anew");
    } catch (RuntimeException e) {
      forgetDocuments();
      throw e;
    }
  }

  private void take(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (build == null)
      build =
          new ViewBuild<>(
              fold,
              generations.of(token.generation()),
              token.position(),
              building::position,
              limits,
              progress);
    build.take(batch, upTo);
    if (!build.isDue() && upTo.position() < recentLivePosition()) return;
    build.writeBack();
    token = building.move(token, upTo);
    switchOverIfCaughtUp();
  }

  /** Of the generation that is read, within the last second. */
  private long recentLivePosition() {
    var liveToken = live.recent();
    return liveToken == null ? 0 : liveToken.position();
  }

  /**
   * Once it has all that the live one has, and has still been taken over by no other instance.
   * Should that move in this very moment, it is looked at again: if it is ahead then, the next
   * batch is on its way; if not, none may come for long.
   */
  private void switchOverIfCaughtUp() {
    var liveToken = live.token();
    while (liveToken != null && liveToken.position() <= token.position()) {
      if (!token.equals(building.token()))
        throw new ProcessorRestartException("another instance goes on with " + name());
      if (switchOver(liveToken)) {
        building.forget(token);
        releasePermit();
        switchedAt = System.nanoTime();
        throw new ProcessorRestartException("generation " + token.generation() + " is read now");
      }
      liveToken = live.token();
    }
  }

  private boolean switchOver(ProjectionToken liveToken) {
    if (liveToken.generation() >= token.generation()) return true;
    generations.of(token.generation()).indexAs(generations.of(liveToken.generation()));
    return live.switchOver(liveToken, token);
  }

  /** How far the generation with this number has come. */
  long position(long generation) {
    return tokensOf(generation).position();
  }

  private ProjectionTokenStore tokensOf(long generation) {
    return new ProjectionTokenStore(
        new ProjectionToken.Storage(
            tokenCollection, fold.name() + "#" + generation, authentication),
        (after, _) -> after);
  }
}
