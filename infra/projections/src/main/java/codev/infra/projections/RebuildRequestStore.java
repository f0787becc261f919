package codev.infra.projections;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * Stores the requests for rebuilds: {@code {_id: number, id, by, at, position}}, never changed. The
 * number is the generation that each view is to reach, so the progress of a rebuild is read from
 * the views' own tokens.
 */
final class RebuildRequestStore {
  private static final long FRESH_FOR = TimeUnit.MILLISECONDS.toNanos(500);

  private final MongoCollection<Document> requests;
  private volatile LatestRequest found = new LatestRequest(0, System.nanoTime() - FRESH_FOR);

  RebuildRequestStore(MongoCollection<Document> requests) {
    this.requests = requests;
  }

  /**
   * @param at before it was asked for, by {@link System#nanoTime}
   */
  private record LatestRequest(long number, long at) {}

  record Request(long number, UUID id, String by, Instant at, long position) {}

  /** Number of the latest; 0 before the first. */
  long latest() {
    var now = System.nanoTime();
    var latest = requests.find().sort(Sorts.descending("_id")).first();
    var number = latest == null ? 0 : latest.getLong("_id");
    found = new LatestRequest(number, now);
    return number;
  }

  /** Likewise, as found within the last half second: one query for all views that wait for one. */
  long recentLatest() {
    var recent = found;
    return System.nanoTime() - recent.at() < FRESH_FOR ? recent.number() : latest();
  }

  List<Request> all() {
    return StreamSupport.stream(requests.find().sort(Sorts.ascending("_id")).spliterator(), false)
        .map(
            stored ->
                new Request(
                    stored.getLong("_id"),
                    UUID.fromString(stored.getString("id")),
                    stored.getString("by"),
                    stored.getDate("at").toInstant(),
                    stored.getLong("position")))
        .toList();
  }

  /** False when another instance has just used this number. */
  boolean add(Request request) {
    try {
      requests.insertOne(
          new Document("_id", request.number())
              .append("id", request.id().toString())
              .append("by", request.by())
              .append("at", Date.from(request.at()))
              .append("position", request.position()));
      found = new LatestRequest(request.number(), System.nanoTime());
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) throw e;
      return false;
    }
  }
}
