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

/** The parked messages of a service, in the views' store. */
final class DeadLetterQueue {
  private final MongoCollection<Document> collection;

  DeadLetterQueue(MongoDatabase database) {
    this.collection = database.getCollection("parked");
  }

  void park(DeadLetter parked) {
    collection.replaceOne(
        eq("_id", parked.id()), stored(parked), new ReplaceOptions().upsert(true));
  }

  /** Aggregates of which something is parked: what follows has to wait behind it. */
  Set<String> subjects(String room, int partition) {
    return found(and(eq("room", room), eq("partition", partition)))
        .map(parked -> parked.message().subject())
        .collect(toSet());
  }

  List<DeadLetter> askedAgain(String room) {
    return found(and(eq("room", room), eq("again", true))).toList();
  }

  List<DeadLetter> all() {
    return found(new Document()).toList();
  }

  long count(String room) {
    return collection.countDocuments(eq("room", room));
  }

  /**
   * Has everything of the same aggregate told again, in order, by the instance that listens.
   *
   * @return how many messages that is
   */
  long askAgain(String id) {
    return found(eq("_id", id))
        .findFirst()
        .map(
            parked ->
                collection
                    .updateMany(
                        and(eq("room", parked.room()), eq("subject", parked.message().subject())),
                        Updates.set("again", true))
                    .getMatchedCount())
        .orElse(0L);
  }

  /** Gives a message up for good; those behind it stay. */
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

  private static Document stored(DeadLetter parked) {
    var message = parked.message();
    return new Document("_id", parked.id())
        .append("room", parked.room())
        .append("partition", parked.partition())
        .append("offset", parked.offset())
        .append("type", message.type())
        .append("source", message.source())
        .append("subject", message.subject())
        .append("n", message.n())
        .append("prev", message.prev())
        .append("at", message.at().toString())
        .append("json", message.json())
        .append("why", parked.why())
        .append("since", parked.since().toString())
        .append("again", parked.again());
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
