package codev.infra.eventrelay.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Positions and dead letters of earlier versions")
class LegacyRelayStateImporterTest {
  private static final TopicPartition PARTITION = new TopicPartition("codev.groups", 3);

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);

  @Test
  @DisplayName("are imported from the views' store, once")
  void are_imported_once() {
    var uri = new ConnectionString(TestMongo.freshUri());
    try (var client = MongoClients.create(uri)) {
      var views = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
      views
          .getCollection("heard")
          .insertOne(
              new Document("_id", "groups/codev.groups-3")
                  .append("offset", 17L)
                  .append("heard", new Document("group-service", 42L)));
      views.getCollection("parked").insertOne(parked());

      new LegacyRelayStateImporter(database.dataSource(), views).importOnce();
      new LegacyRelayStateImporter(database.dataSource(), views).importOnce();
    }
    var position =
        new ConsumerPositionStore(database.dataSource(), "groups")
            .assign(PARTITION, "topic")
            .position();
    var handled = Map.of("group-service", 42L);
    assertThat(position).isEqualTo(new ConsumerPosition(0, handled, handled, 1));
    assertThat(new DeadLetterQueue(database.dataSource()).all())
        .extracting(letter -> letter.message().json())
        .containsExactly("{}");
  }

  private static Document parked() {
    return new Document("_id", "groups.3.5")
        .append("room", "groups")
        .append("partition", 3)
        .append("offset", 5L)
        .append("type", "group.said.v1")
        .append("source", "group-service")
        .append("subject", "g1")
        .append("n", 40L)
        .append("prev", 39L)
        .append("at", "2026-11-24T09:00:00Z")
        .append("json", "{}")
        .append("why", "refused")
        .append("since", "2026-11-24T09:00:00Z")
        .append("again", false);
  }
}
