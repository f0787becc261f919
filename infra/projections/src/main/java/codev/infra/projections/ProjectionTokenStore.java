package codev.infra.projections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.ProcessorRestartException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Stores the token of one view, {@code {_id: view, position, hash, generation}}, beside its
 * documents, and wakes the readers that wait for it. The token alone names the generation that is
 * read, so that one replacement switches over. The processor of this instance wakes waiting
 * readers; where another instance runs it, they poll the token.
 */
final class ProjectionTokenStore {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
  private static final String GENERATION = "generation";

  private final MongoCollection<Document> tokens;
  private final String view;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long generation;
  private volatile long generationKnownAt = System.nanoTime() - FRESH - 1;
  private long seen;
  private int moves;
  private long lastLook = System.nanoTime() - BETWEEN_LOOKS;

  ProjectionTokenStore(MongoCollection<Document> tokens, String view) {
    this.tokens = tokens;
    this.view = view;
  }

  /** Empty when the view has to be built from the beginning. */
  @Nullable ProjectionToken token() {
    var saved = tokens.find(eq("_id", view)).first();
    if (saved == null) return null;
    var mark = new LogPosition(saved.getLong("position"), saved.getString("hash"));
    var numbered = saved.getLong(GENERATION);
    var token = new ProjectionToken(mark, numbered == null ? 0 : numbered);
    know(token.generation());
    return token;
  }

  long position() {
    var token = token();
    return token == null ? 0 : token.position();
  }

  /** Which generation is read; a switch by another instance is noticed within a second. */
  long generation() {
    if (System.nanoTime() - generationKnownAt > FRESH) {
      var token = token();
      know(token == null ? generation : token.generation());
    }
    return generation;
  }

  private void know(long told) {
    generation = told;
    generationKnownAt = System.nanoTime();
  }

  ProjectionToken start(long first) {
    var token = new ProjectionToken(LogPosition.START, first);
    tokens.insertOne(document(token));
    know(first);
    see(LogPosition.START.position());
    return token;
  }

  /** Refused when the token is not where we left it: the store was wiped, or another one folds. */
  ProjectionToken move(ProjectionToken from, LogPosition upTo) {
    var to = new ProjectionToken(upTo, from.generation());
    if (!replace(from, to)) throw notThere(from);
    see(to.position());
    return to;
  }

  private RuntimeException notThere(ProjectionToken from) {
    var now = token();
    return now != null && now.generation() > from.generation()
        ? new ProcessorRestartException("generation " + now.generation() + " is read now")
        : new IllegalStateException(
            view + ": the token is no longer at " + from.position() + ", starting again from it");
  }

  /** From then on another generation is read; false when the token is not where it was. */
  boolean switchOver(ProjectionToken from, ProjectionToken to) {
    if (!replace(from, to)) return false;
    know(to.generation());
    see(to.position());
    return true;
  }

  private boolean replace(ProjectionToken from, ProjectionToken to) {
    var here =
        and(
            eq("_id", view),
            eq("position", from.position()),
            eq(GENERATION, stored(from.generation())));
    return tokens.replaceOne(here, document(to)).getMatchedCount() > 0;
  }

  void forget() {
    tokens.deleteOne(eq("_id", view));
  }

  private Document document(ProjectionToken token) {
    var document =
        new Document("_id", view)
            .append("position", token.position())
            .append("hash", token.mark().hash());
    var generation = stored(token.generation());
    return generation == null ? document : document.append(GENERATION, generation);
  }

  /** The first one is not written down: tokens are older than generations. */
  private static @Nullable Long stored(long generation) {
    return generation == 0 ? null : generation;
  }

  private void see(long position) {
    lock.lock();
    try {
      seen = position;
      moves++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean await(long position, Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      while (seen < position) {
        var now = System.nanoTime();
        if (now - lastLook >= BETWEEN_LOOKS) look(now);
        else if (end - now <= 0) return false;
        else moved.awaitNanos(Math.min(end - now, BETWEEN_LOOKS));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** One of the waiting looks for all, without keeping the one who folds from waking them. */
  private void look(long now) {
    lastLook = now;
    var movesBefore = moves;
    var position = 0L;
    lock.unlock();
    try {
      position = position();
    } finally {
      lock.lock();
    }
    if (moves == movesBefore) see(position);
  }
}
