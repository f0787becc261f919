package codev.infra.projections;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bson.Document;

/**
 * Stores the requests for rebuilds: {@code {_id: number, id, by, at, position}}, never changed. The
 * number is the generation that each view is to reach, so the progress of a rebuild is read from
 * the views' own tokens.
 */
final class RebuildRequestStore {
  private final MongoCollection<Document> requests;

  RebuildRequestStore(MongoCollection<Document> requests) {
    this.requests = requests;
  }

  record Request(long number, UUID id, String by, Instant at, long position) {}

  /** Number of the latest; 0 before the first. */
  long latest() {
    var latest = requests.find().sort(Sorts.descending("_id")).first();
    return latest == null ? 0 : latest.getLong("_id");
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
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) throw e;
      return false;
    }
  }
}
