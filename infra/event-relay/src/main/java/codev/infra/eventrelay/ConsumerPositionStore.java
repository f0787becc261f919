package codev.infra.eventrelay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * What one room remembers, {@code {_id: room/topic-partition, offset, heard: {source: n}}}, in the
 * views' store. Wiped, it hears everything again: its effects are idempotent.
 */
final class ConsumerPositionStore {
  private final MongoCollection<Document> collection;
  private final String room;

  ConsumerPositionStore(MongoDatabase database, String room) {
    this.collection = database.getCollection("heard");
    this.room = room;
  }

  ConsumerPosition find(TopicPartition partition) {
    var stored = collection.find(eq("_id", id(partition))).first();
    if (stored == null) return ConsumerPosition.NOTHING;
    var heard = new HashMap<String, Long>();
    stored
        .get("heard", Document.class)
        .forEach((source, n) -> heard.put(source, ((Number) n).longValue()));
    return new ConsumerPosition(stored.getLong("offset"), Map.copyOf(heard));
  }

  void save(TopicPartition partition, ConsumerPosition memory) {
    var stored =
        new Document("_id", id(partition))
            .append("offset", memory.offset())
            .append("heard", new Document(Map.copyOf(memory.heard())));
    var older = and(eq("_id", stored.get("_id")), lt("offset", memory.offset()));
    try {
      collection.replaceOne(older, stored, new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      // Another instance has taken the partition over and is further on.
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
    }
  }

  private String id(TopicPartition partition) {
    return room + "/" + partition;
  }
}
