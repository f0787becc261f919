package codev.infra.localplatform.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The view store of the local platform")
class EmbeddedMongoH2BackendTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("finds each document, after a stop, too")
  void finds_each_document_after_a_stop_too() {
    running(
        circles -> {
          circles.createIndex(Indexes.ascending("_id", "upTo"), new IndexOptions().unique(true));
          circles.insertMany(
              IntStream.range(0, 500)
                  .mapToObj(i -> new Document("_id", "circle " + i * 37 % 500).append("upTo", 1L))
                  .toList());
          circles.replaceOne(
              new Document("_id", "circle 7").append("upTo", 1L),
              new Document("_id", "circle 7").append("upTo", 2L));
        });

    running(
        circles -> {
          for (int i = 0; i < 500; i++)
            assertThat(circles.find(Filters.eq("_id", "circle " + i))).hasSize(1);
          assertThat(circles.find(new Document("_id", "circle 7").append("upTo", 1L))).isEmpty();
          assertThat(circles.find(new Document("_id", "circle 7").append("upTo", 2L))).hasSize(1);
        });
  }

  @Test
  @DisplayName("returns the documents as they were stored, after a stop, too")
  void gives_documents_back_as_they_came() {
    var circle =
        new Document("_id", "lumière")
            .append("upTo", 3L)
            .append("open", true)
            .append("share", 0.25)
            .append("seats", 8)
            .append("nobody", null)
            .append("members", List.of("alice", new Document("name", "bob").append("seat", 2)));
    running(circles -> circles.insertOne(circle));

    running(circles -> assertThat(circles.find().first()).isEqualTo(circle));
  }

  @Test
  @DisplayName("answers as a server that stops, once it has closed itself")
  void answers_as_a_server_that_stops() {
    var backend = new EmbeddedMongoH2Backend(folder.resolve("documents.mv").toString());
    var server = new MongoServer(backend);
    try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
      var circles = client.getDatabase("db").getCollection("circles");
      circles.insertOne(new Document("_id", 1));

      backend.getMvStore().closeImmediately();

      assertThatThrownBy(() -> circles.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoNodeIsRecoveringException.class);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  @DisplayName("answers as a server that stops where the store fails and is not closed yet")
  void answers_a_failure_of_the_store_likewise() {
    var backend = new EmbeddedMongoH2Backend(folder.resolve("documents.mv").toString());
    var server = new MongoServer(backend);
    try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
      var circles = client.getDatabase("db").getCollection("circles");
      circles.insertOne(new Document("_id", 1));
      var store = backend.getMvStore();

      store.removeMap(store.openMap("databases.db.circles"));

      assertThatThrownBy(() -> circles.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoNodeIsRecoveringException.class);
      assertThat(store.isClosed()).isFalse();
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  @DisplayName("refuses the same key twice, and takes it again once it was removed")
  void refuses_the_same_key_twice() {
    running(
        circles -> {
          circles.insertOne(new Document("_id", "lumière"));

          assertThatThrownBy(() -> circles.insertOne(new Document("_id", "lumière")))
              .isInstanceOf(MongoWriteException.class);

          circles.deleteOne(Filters.eq("_id", "lumière"));
          circles.insertOne(new Document("_id", "lumière"));
          circles.drop();
          circles.insertOne(new Document("_id", "lumière"));
          assertThat(circles.find()).hasSize(1);
        });
  }

  @Test
  @DisplayName("orders keys by their parts, without writing them out to compare them")
  void orders_keys_by_their_parts() {
    var keys = new EmbeddedMongoH2Backend.KeyDataType();

    assertThat(
            List.of(
                keys.compare(new KeyValue("a", 1L), new KeyValue("a", 2L)),
                keys.compare(new KeyValue("a", 2L), new KeyValue("a", 1L)),
                keys.compare(new KeyValue("a", 2L), new KeyValue("a", 2L)),
                keys.compare(new KeyValue("a"), new KeyValue("a", 2L))))
        .containsExactly(-1, 1, 0, -1);
  }

  @Test
  @DisplayName("finds documents by their fields, as they are now and after a stop")
  void finds_documents_by_their_fields() {
    running(
        circles -> {
          circles.insertMany(
              List.of(
                  new Document("_id", "1").append("person", "alice").append("open", true),
                  new Document("_id", "2").append("person", List.of("bob", "alice")),
                  new Document("_id", "3").append("person", "bob").append("open", false),
                  new Document("_id", "4").append("open", 1)));
          assertThat(ids(circles, Filters.eq("person", "alice"))).containsExactly("1", "2");
          assertThat(ids(circles, Filters.eq("open", true))).containsExactly("1");
          assertThat(
                  ids(circles, Filters.or(Filters.eq("person", "carla"), Filters.eq("_id", "4"))))
              .containsExactly("4");
          circles.replaceOne(
              Filters.eq("_id", "3"), new Document("_id", "3").append("person", "carla"));
          circles.deleteOne(Filters.and(Filters.eq("person", "alice"), Filters.eq("open", true)));
        });

    running(
        circles -> {
          assertThat(circles.find()).hasSize(3);
          assertThat(ids(circles, Filters.in("person", List.of("carla", "bob"))))
              .containsExactly("2", "3");
        });
  }

  private static List<String> ids(MongoCollection<Document> circles, Bson query) {
    var ids = new ArrayList<String>();
    for (var each : circles.find(query).sort(Sorts.ascending("_id")))
      ids.add(each.getString("_id"));
    return ids;
  }

  private void running(Consumer<MongoCollection<Document>> doing) {
    var server =
        new MongoServer(new EmbeddedMongoH2Backend(folder.resolve("documents.mv").toString()));
    try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
      doing.accept(client.getDatabase("test").getCollection("circle"));
    } finally {
      server.shutdownNow();
    }
  }
}
