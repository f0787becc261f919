package codev.infra.views;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import codev.infra.eventstore.Mark;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where one view stands: its token {@code {_id: view, position, hash}}, kept beside its documents,
 * and those who wait for it. Whoever folds here wakes them; where another instance folds, the
 * waiting look at the token.
 */
final class Standing {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

  private final MongoCollection<Document> tokens;
  private final String view;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long seen;
  private int moves;
  private long lastLook = System.nanoTime() - BETWEEN_LOOKS;

  Standing(MongoCollection<Document> tokens, String view) {
    this.tokens = tokens;
    this.view = view;
  }

  /** Empty when the view has to be built from the beginning. */
  @Nullable Mark mark() {
    var token = tokens.find(eq("_id", view)).first();
    if (token == null) return null;
    return new Mark(token.getLong("position"), token.getString("hash"));
  }

  long position() {
    var mark = mark();
    return mark == null ? 0 : mark.position();
  }

  Mark start() {
    tokens.insertOne(token(Mark.START));
    see(Mark.START.position());
    return Mark.START;
  }

  /** Refused when the token is not where we left it: the store was wiped, or another one folds. */
  void move(Mark from, Mark to) {
    var here = and(eq("_id", view), eq("position", from.position()));
    if (tokens.replaceOne(here, token(to)).getMatchedCount() == 0)
      throw new IllegalStateException(
          view + ": the token is no longer at " + from.position() + ", starting again from it");
    see(to.position());
  }

  private Document token(Mark mark) {
    return new Document("_id", view)
        .append("position", mark.position())
        .append("hash", mark.hash());
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
