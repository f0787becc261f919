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
 * The positions of one listener, in the views' store. Its id is {@code listener/topic-partition};
 * it holds the offset of the partition and, by source, the position of the last message that was
 * handled. When they are wiped, everything is delivered again: effects are idempotent.
 */
final class ConsumerPositionStore {
  private final MongoCollection<Document> collection;
  private final String listener;

  ConsumerPositionStore(MongoDatabase database, String listener) {
    this.collection = database.getCollection("heard");
    this.listener = listener;
  }

  ConsumerPosition find(TopicPartition partition) {
    var stored = collection.find(eq("_id", id(partition))).first();
    if (stored == null) return ConsumerPosition.START;
    var handled = new HashMap<String, Long>();
    stored
        .get("heard", Document.class)
        .forEach((source, n) -> handled.put(source, ((Number) n).longValue()));
    return new ConsumerPosition(stored.getLong("offset"), Map.copyOf(handled));
  }

  /** Without effect when another instance has taken the partition over and is further on. */
  void save(TopicPartition partition, ConsumerPosition position) {
    var stored =
        new Document("_id", id(partition))
            .append("offset", position.offset())
            .append("heard", new Document(Map.copyOf(position.handled())));
    var older = and(eq("_id", stored.get("_id")), lt("offset", position.offset()));
    try {
      collection.replaceOne(older, stored, new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
    }
  }

  private String id(TopicPartition partition) {
    return listener + "/" + partition;
  }
}
