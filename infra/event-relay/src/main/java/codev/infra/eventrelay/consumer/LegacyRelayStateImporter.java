package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports, once, the positions and dead letters that earlier versions kept in the views' store.
 * Their offsets are not used: the topics are read from the start, and what was handled is
 * recognised by its position in the publisher's log.
 */
final class LegacyRelayStateImporter {
  private final DataSource dataSource;
  private final MongoDatabase views;
  private final AtomicBoolean imported = new AtomicBoolean();

  LegacyRelayStateImporter(DataSource dataSource, MongoDatabase views) {
    this.dataSource = dataSource;
    this.views = views;
  }

  /** Fails while the views' store is unavailable; the caller tries again. */
  void importOnce() {
    if (imported.get()) return;
    new TransactionTemplate(new DataSourceTransactionManager(dataSource))
        .executeWithoutResult(_ -> importInTransaction());
    imported.set(true);
  }

  private void importInTransaction() {
    var database = JdbcClient.create(dataSource);
    if (database
            .sql("insert into consumer_position_import default values on conflict do nothing")
            .update()
        == 0) return;
    for (var position : views.getCollection("heard").find()) importPosition(database, position);
    var deadLetters = new DeadLetterQueue(dataSource);
    for (var letter : views.getCollection("parked").find()) deadLetters.put(deadLetter(letter));
  }

  private static void importPosition(JdbcClient database, Document position) {
    var id = position.getString("_id");
    var listener = id.substring(0, id.indexOf('/'));
    var partition = partition(id.substring(id.indexOf('/') + 1));
    var handled = new HashMap<String, Long>();
    position
        .get("heard", Document.class)
        .forEach((source, n) -> handled.put(source, ((Number) n).longValue()));
    database
        .sql(
            """
            insert into consumer_position
              (listener, topic, partition, topic_id, record_offset, handled, hashed_after, epoch)
            values (:listener, :topic, :partition, '', 0, :handled::jsonb, :handled::jsonb, 0)
            """)
        .param("listener", listener)
        .param("topic", partition.topic())
        .param("partition", partition.partition())
        .param("handled", JsonMapper.shared().writeValueAsString(handled))
        .update();
  }

  private static TopicPartition partition(String name) {
    int dash = name.lastIndexOf('-');
    return new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)));
  }

  private static DeadLetter deadLetter(Document stored) {
    return new DeadLetter(
        stored.getString("_id"),
        stored.getString("room"),
        stored.getInteger("partition"),
        stored.getLong("offset"),
        new CloudEventMessage(
            stored.getString("type"),
            stored.getString("source"),
            stored.getString("subject"),
            stored.getLong("n"),
            stored.getLong("prev"),
            null,
            Instant.parse(stored.getString("at")),
            stored.getString("json")),
        stored.getString("why"),
        Instant.parse(stored.getString("since")),
        stored.getBoolean("again"));
  }
}
