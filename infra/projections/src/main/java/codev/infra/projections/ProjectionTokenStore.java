package codev.infra.projections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.ProcessorRestartException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Stores the token of one view, {@code {_id: view, position, hash, generation, target}}, beside its
 * documents, and wakes the readers that wait for it. The token alone names the generation that is
 * read, so that one replacement switches over, and whether there is one to read at all. The
 * processor of this instance wakes waiting readers; where another instance runs it, they poll the
 * token.
 */
final class ProjectionTokenStore {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
  private static final String GENERATION = "generation";
  private static final String TARGET = "target";

  private final MongoCollection<Document> tokens;
  private final String view;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final AtomicReference<Look> latest =
      new AtomicReference<>(new Look(null, System.nanoTime() - FRESH - 1));
  private long seen;
  private int moves;
  private long lastLook = System.nanoTime() - BETWEEN_LOOKS;

  ProjectionTokenStore(MongoCollection<Document> tokens, String view) {
    this.tokens = tokens;
    this.view = view;
  }

  /**
   * The token as it was found.
   *
   * @param at before it was asked for, by {@link System#nanoTime}
   */
  private record Look(@Nullable ProjectionToken token, long at) {
    Look orLater(Look other) {
      return other.at - at >= 0 ? other : this;
    }
  }

  /** Empty when the view has to be built from the beginning. */
  @Nullable ProjectionToken token() {
    var now = System.nanoTime();
    var saved = tokens.find(eq("_id", view)).first();
    var token = saved == null ? null : token(saved);
    know(token, now);
    return token;
  }

  private static ProjectionToken token(Document saved) {
    var mark = new LogPosition(saved.getLong("position"), saved.getString("hash"));
    return new ProjectionToken(mark, number(saved, GENERATION), number(saved, TARGET));
  }

  private static long number(Document saved, String field) {
    var number = saved.getLong(field);
    return number == null ? 0 : number;
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
    var look = latest.get();
    return System.nanoTime() - look.at() > FRESH ? readableNow() : readable(look.token());
  }

  /** Likewise, as it stands at this moment. */
  ProjectionToken readableNow() {
    return readable(token());
  }

  private ProjectionToken readable(@Nullable ProjectionToken token) {
    if (token != null && token.isReadable()) return token;
    throw new ViewUnavailableException(view, token == null ? 0 : token.percent());
  }

  private void know(@Nullable ProjectionToken token, long at) {
    latest.accumulateAndGet(new Look(token, at), Look::orLater);
  }

  /** Of a view that is built beside the one that is read. */
  ProjectionToken start(long first) {
    return start(first, 0);
  }

  ProjectionToken start(long first, long target) {
    var token = new ProjectionToken(LogPosition.START, first, target);
    tokens.insertOne(document(token));
    know(token, System.nanoTime());
    see(LogPosition.START.position());
    return token;
  }

  /** Refused when the token is not where we left it: the store was wiped, or another one folds. */
  ProjectionToken move(ProjectionToken from, LogPosition upTo) {
    var to = from.at(upTo);
    if (!replace(from, to)) throw notThere(from);
    know(to, System.nanoTime());
    see(to.position());
    return to;
  }

  private RuntimeException notThere(ProjectionToken from) {
    var now = token();
    return now != null && now.generation() != from.generation()
        ? new ProcessorRestartException("generation " + now.generation() + " is read now")
        : new IllegalStateException(
            view + ": the token is no longer at " + from.position() + ", starting again from it");
  }

  /** From then on another generation is read; false when the token is not where it was. */
  boolean switchOver(ProjectionToken from, ProjectionToken to) {
    if (!replace(from, to)) return false;
    know(to, System.nanoTime());
    see(to.position());
    return true;
  }

  private boolean replace(ProjectionToken from, ProjectionToken to) {
    return tokens.replaceOne(here(from), document(to)).getMatchedCount() > 0;
  }

  private Bson here(ProjectionToken token) {
    return and(
        eq("_id", view),
        eq("position", token.position()),
        eq(GENERATION, stored(token.generation())));
  }

  void forget() {
    tokens.deleteOne(eq("_id", view));
  }

  /** Unless it has moved meanwhile. */
  void forget(ProjectionToken token) {
    tokens.deleteOne(here(token));
    know(null, System.nanoTime());
  }

  private Document document(ProjectionToken token) {
    var document =
        new Document("_id", view)
            .append("position", token.position())
            .append("hash", token.mark().hash());
    if (token.generation() != 0) document.append(GENERATION, token.generation());
    if (!token.isReadable()) document.append(TARGET, token.target());
    return document;
  }

  /** 0 is not written down: tokens are older than generations. */
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
