package codev.infra.eventrelay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The dead letters of a service, in the views' store. */
final class DeadLetterQueue {
  private final MongoCollection<Document> collection;

  DeadLetterQueue(MongoDatabase database) {
    this.collection = database.getCollection("parked");
  }

  /** Adds a dead letter or replaces the one with the same id. */
  void put(DeadLetter letter) {
    collection.replaceOne(
        eq("_id", letter.id()), stored(letter), new ReplaceOptions().upsert(true));
  }

  /** Aggregates that have a dead letter: their later messages have to wait behind it. */
  Set<String> blockedSubjects(String listener, int partition) {
    return found(and(eq("room", listener), eq("partition", partition)))
        .map(letter -> letter.message().subject())
        .collect(toSet());
  }

  List<DeadLetter> toRetry(String listener) {
    return found(and(eq("room", listener), eq("again", true))).toList();
  }

  List<DeadLetter> all() {
    return found(new Document()).toList();
  }

  long count(String listener) {
    return collection.countDocuments(eq("room", listener));
  }

  /**
   * Asks for another delivery of every dead letter of the same aggregate, in order, by the instance
   * that consumes the partition.
   *
   * @return how many messages that is
   */
  long requestRetry(String id) {
    return found(eq("_id", id))
        .findFirst()
        .map(
            letter ->
                collection
                    .updateMany(
                        and(
                            eq("room", letter.listener()),
                            eq("subject", letter.message().subject())),
                        Updates.set("again", true))
                    .getMatchedCount())
        .orElse(0L);
  }

  /** Removes a message for good; those behind it stay. */
  boolean drop(String id) {
    return collection.deleteOne(eq("_id", id)).getDeletedCount() > 0;
  }

  private Stream<DeadLetter> found(Bson filter) {
    return StreamSupport.stream(
            collection
                .find(filter)
                .sort(new Document("room", 1).append("partition", 1).append("offset", 1))
                .spliterator(),
            false)
        .map(DeadLetterQueue::read);
  }

  private static Document stored(DeadLetter letter) {
    var message = letter.message();
    return new Document("_id", letter.id())
        .append("room", letter.listener())
        .append("partition", letter.partition())
        .append("offset", letter.offset())
        .append("type", message.type())
        .append("source", message.source())
        .append("subject", message.subject())
        .append("n", message.n())
        .append("prev", message.prev())
        .append("at", message.at().toString())
        .append("json", message.json())
        .append("why", letter.why())
        .append("since", letter.since().toString())
        .append("again", letter.retry());
  }

  private static DeadLetter read(Document stored) {
    return new DeadLetter(
        stored.getString("_id"),
        stored.getString("room"),
        stored.getInteger("partition"),
        stored.getLong("offset"),
        new Message(
            stored.getString("type"),
            stored.getString("source"),
            stored.getString("subject"),
            stored.getLong("n"),
            stored.getLong("prev"),
            Instant.parse(stored.getString("at")),
            stored.getString("json")),
        stored.getString("why"),
        Instant.parse(stored.getString("since")),
        stored.getBoolean("again"));
  }
}
