package codev.infra.projections;

import codev.infra.eventstore.axon.UnknownEventTypeException;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.eventstore.processor.ProcessorRestartException;
import codev.infra.projections.failure.ViewUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongBinaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Stores the token of one version of a view beside its documents, and wakes the readers that wait
 * for it. The token alone names the generation that is read, so that one replacement switches over,
 * and whether there is one to read at all. It is written by the instance that has taken it over
 * under the highest number.
 */
final class ProjectionTokenStore {
  /** An instance stores its position after so many events that do not concern the view. */
  static final int MOST_SKIPPED = 1_000;

  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
  private static final long RECENT = TimeUnit.SECONDS.toNanos(10);

  private final ProjectionToken.Storage stored;
  private final String view;
  private final LongBinaryOperator skippableUpTo;
  private final PositionSignal signal =
      new PositionSignal(wanted -> positionOn(token(), wanted), this::isFoldedHere);
  private final AtomicReference<CachedToken> latest =
      new AtomicReference<>(CachedToken.of(null, System.nanoTime() - RECENT));
  private final AtomicReference<ProjectionToken> furthest =
      new AtomicReference<>(ProjectionToken.NONE);
  private volatile long ownFence = -1;
  private volatile @Nullable SkippedEvents skipped;

  /**
   * @param skippableUpTo for a stretch of the log, the position up to which no event concerns the
   *     view
   */
  ProjectionTokenStore(ProjectionToken.Storage stored, LongBinaryOperator skippableUpTo) {
    this.stored = stored;
    view = stored.view();
    this.skippableUpTo = skippableUpTo;
  }

  /**
   * The token as it was found or written.
   *
   * @param asked before the store was asked, by {@link System#nanoTime}
   * @param answered after it has answered
   */
  private record CachedToken(@Nullable ProjectionToken token, long asked, long answered) {
    static CachedToken of(@Nullable ProjectionToken token, long askedAt) {
      return new CachedToken(token, askedAt, System.nanoTime());
    }

    boolean isYoungerThan(long age) {
      return System.nanoTime() - asked <= age;
    }

    /**
     * Of two answers that arrive in any order, the one to the later request counts. Where one was
     * asked for before the other was answered, the store may have given them in either order: if
     * they contradict each other it is asked again, otherwise the one that is further counts.
     */
    CachedToken orLater(CachedToken other) {
      if (other.asked - answered >= 0) return other;
      if (asked - other.answered >= 0) return this;
      var later = other.asked - asked >= 0 ? other : this;
      if (!readsLike(other)) return new CachedToken(later.token, asked - RECENT, answered);
      if (token == null || other.token == null) return later;
      var further = ProjectionToken.further(token, other.token);
      return new CachedToken(further, later.asked, later.answered);
    }

    private boolean readsLike(CachedToken other) {
      if (token == null || other.token == null) return token == null && other.token == null;
      return token.generation() == other.token.generation()
          && token.isReadable() == other.token.isReadable();
    }
  }

  /**
   * Events that do not concern the view.
   *
   * @param after the token that was stored before them
   * @param upTo position of the last
   */
  private record SkippedEvents(ProjectionToken after, long upTo) {}

  /** Empty when the view has to be built from the beginning, also because it was altered. */
  @Nullable ProjectionToken token() {
    var startedAt = System.nanoTime();
    var token = stored.find();
    know(token, startedAt);
    return token;
  }

  /** Likewise; not asked for again if a generation at least this high was found a moment ago. */
  @Nullable ProjectionToken tokenSince(long generation) {
    var cached = latest.get();
    var found = cached.token();
    return cached.isYoungerThan(RECENT) && found != null && found.generation() >= generation
        ? found
        : token();
  }

  /** Likewise, as it was within the last second. */
  @Nullable ProjectionToken recent() {
    var cached = latest.get();
    return cached.isYoungerThan(FRESH) ? cached.token() : token();
  }

  /** Likewise, as it was found last, however long ago that was. */
  @Nullable ProjectionToken known() {
    return latest.get().token();
  }

  long position() {
    var token = token();
    return token == null ? 0 : token.position();
  }

  /**
   * The token of what is read. That the view was lost, and that another instance has switched over,
   * is noticed within a second.
   */
  ProjectionToken readable() {
    var token = recent();
    return token != null && isBehindItself(token) ? readableNow() : readable(token);
  }

  /** Likewise, as it was found last, however long ago that was. */
  ProjectionToken readableAsKnown() {
    var token = known();
    if (token != null && isBehindItself(token)) throw behindItself(token);
    return readable(token);
  }

  /**
   * Notes what was found elsewhere.
   *
   * @param saved null if there was none
   * @param askedAt before the store was asked, by {@link System#nanoTime}
   */
  void noteSaved(@Nullable Document saved, long askedAt) {
    know(saved == null ? null : stored.read(saved), askedAt);
  }

  /** Likewise, as it stands at this moment. */
  ProjectionToken readableNow() {
    var token = token();
    // it may have been moved while it was read
    if (token != null && isBehindItself(token)) token = token();
    if (token != null && isBehindItself(token)) throw behindItself(token);
    return readable(token);
  }

  private ViewUnavailableException behindItself(ProjectionToken token) {
    var percent = (int) (100 * token.position() / furthest.get().position());
    return new ViewUnavailableException(view, percent);
  }

  /**
   * How far the view has come at this moment.
   *
   * @param head end of the log
   */
  long readablePosition(long head) {
    return positionOn(readableNow(), head);
  }

  private ProjectionToken readable(@Nullable ProjectionToken token) {
    if (token != null && token.isReadable()) return token;
    throw new ViewUnavailableException(view, token == null ? 0 : token.percent());
  }

  /**
   * Whether the view has been further than this: its store came back without what it had written
   * last. It is not read until it has caught up, since what has been shown would be absent.
   */
  private boolean isBehindItself(ProjectionToken token) {
    var known = furthest.get();
    return token.generation() == known.generation() && token.position() < known.position();
  }

  private void know(@Nullable ProjectionToken token, long askedAt) {
    latest.accumulateAndGet(CachedToken.of(token, askedAt), CachedToken::orLater);
    // afterwards: what is known last is never behind this for a moment
    if (token != null) furthest.accumulateAndGet(token, ProjectionToken::further);
  }

  /**
   * Takes the token over for a term of this instance: from then on a write under a lower number is
   * refused.
   *
   * @param fence number of the lease
   * @return empty when the view has to be built from the beginning
   * @throws StaleFenceException if another instance has taken it over under a higher number
   */
  @Nullable ProjectionToken takeOver(long fence) {
    ownFence = fence;
    var found = token();
    if (found == null || found.fence() == fence) return found;
    if (found.fence() > fence) throw new StaleFenceException(view, fence, found.fence());
    var ownToken = found.under(fence);
    if (!replace(found, ownToken)) throw notThere(found);
    return ownToken;
  }

  ProjectionToken start(ProjectionToken token) {
    var startedAt = System.nanoTime();
    stored.insert(token);
    know(token, startedAt);
    signal.signalReached(LogPosition.START.position());
    return token;
  }

  /** Refused when the token is not where we left it: the store was wiped, or another one folds. */
  ProjectionToken move(ProjectionToken from, LogPosition upTo) {
    var to = from.at(upTo);
    if (!replace(from, to)) throw notThere(from);
    signal.signalReached(to.position());
    return to;
  }

  /** The view has come so far without a change, and without a write. */
  void skip(ProjectionToken from, LogPosition upTo) {
    skipped = new SkippedEvents(from, upTo.position());
    signal.signalReached(upTo.position());
  }

  private RuntimeException notThere(ProjectionToken from) {
    var token = token();
    if (token != null && token.fence() > from.fence())
      return new StaleFenceException(view, from.fence(), token.fence());
    return token != null && token.generation() != from.generation()
        ? new ProcessorRestartException("generation " + token.generation() + " is read now")
        : new IllegalStateException(
            view + ": the token is no longer at " + from.position() + ", starting again from it");
  }

  /**
   * From then on another generation is read; false when the token is not where it was. Its number
   * stays, which belongs to another lease than the rebuild's.
   *
   * @param built token of a generation that has caught up
   */
  boolean switchOver(ProjectionToken from, ProjectionToken built) {
    var to =
        new ProjectionToken(
            built.logPosition(), built.generation(), from.target(), from.older(), from.fence());
    if (!replace(from, to)) return false;
    signal.signalReached(to.position());
    return true;
  }

  private boolean replace(ProjectionToken from, ProjectionToken to) {
    var startedAt = System.nanoTime();
    var isReplaced = stored.replace(from, to);
    if (isReplaced) know(to, startedAt);
    return isReplaced;
  }

  /** Unless it has moved meanwhile. */
  void forget(ProjectionToken token) {
    var startedAt = System.nanoTime();
    stored.delete(token);
    know(null, startedAt);
  }

  /** The view was altered, and is built anew. */
  void forget() {
    var token = token();
    if (token != null) forget(token);
  }

  boolean await(long position, Duration atMost) {
    return signal.await(position, atMost);
  }

  /** Whether a processor of this instance has taken the token over last, as far as is known. */
  private boolean isFoldedHere() {
    var token = known();
    return token != null && token.fence() > 0 && token.fence() == ownFence;
  }

  /** How far the view has come, whichever instance folds it: its own stores what it skips late. */
  private long positionOn(@Nullable ProjectionToken token, long wanted) {
    if (token == null) return 0;
    var here = skipped;
    if (here != null && here.after().equals(token)) return here.upTo();
    if (token.position() >= wanted || token.fence() == ownFence || !token.isReadable())
      return token.position();
    try {
      return skippableUpTo.applyAsLong(
          token.position(), Math.min(wanted, token.position() + MOST_SKIPPED));
    } catch (UnknownEventTypeException | LogUnavailableException _) {
      return token.position(); // the other instance stores it before long
    }
  }
}
