package codev.infra.testkit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The embedded store of the views of a test")
class QuickScanBackendTest {
  private static final String MARKER = "_generation";

  private static final List<Document> DOCUMENTS =
      List.of(
          new Document("_id", "1").append("person", "alice").append("open", true).append("n", 1),
          new Document("_id", "2").append("person", "bob").append("open", false).append("n", 1L),
          new Document("_id", "3").append("person", List.of("alice", "carla")).append("n", 1.0),
          new Document("_id", "4").append("person", null).append("open", "true").append("n", 2),
          new Document("_id", "5").append("open", 1).append("n", "1"),
          new Document("_id", "6").append("person", new Document("name", "alice")),
          new Document("_id", "7").append("person", List.of(new Document("name", "alice"))),
          new Document("_id", MARKER));

  static List<Bson> queries() {
    return List.of(
        new Document(),
        eq("person", "alice"),
        eq("person", "nobody"),
        eq("person", null),
        eq("person", List.of("alice", "carla")),
        eq("person", new Document("name", "alice")),
        eq("person.name", "alice"),
        ne("person", "alice"),
        regex("person", "^al"),
        eq("open", true),
        eq("open", 1),
        eq("n", 1),
        eq("n", "1"),
        gt("n", 1),
        in("person", List.of("alice", "bob")),
        in("person", List.of()),
        in("person", Arrays.asList("bob", null)),
        in("n", List.of(1, 2)),
        in("_id", List.of("2", MARKER)),
        or(eq("person", "alice"), eq("_id", MARKER)),
        or(in("person", List.of("bob")), eq("open", "true"), eq("_id", MARKER)),
        or(gt("n", 1), eq("_id", MARKER)),
        or(and(eq("person", "alice"), gt("n", 0)), eq("_id", MARKER)),
        and(eq("person", "alice"), eq("open", true)),
        and(or(eq("person", "bob"), eq("open", true)), eq("n", 1)));
  }

  private static final Store QUICK = new Store(new QuickScanBackend());
  private static final Store OWN = new Store(new MemoryBackend());

  @AfterAll
  static void stop() {
    QUICK.close();
    OWN.close();
  }

  @Test
  @DisplayName("answers with a document as it was at one moment while it is replaced")
  void answers_with_whole_documents() throws Exception {
    var documents = QUICK.collection("replaced");
    documents.insertOne(numbered(0));
    var isOver = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(
              () -> {
                for (int n = 1; !isOver.get(); n++)
                  documents.replaceOne(eq("_id", "1"), numbered(n));
              });
      try {
        for (int i = 0; i < 3_000; i++) {
          var read = documents.find(eq("_id", "1")).first();
          assertThat(read).isEqualTo(numbered(read == null ? 0 : read.getInteger("field 0")));
        }
      } finally {
        isOver.set(true);
        writer.get();
      }
    }
  }

  private static Document numbered(int n) {
    var document = new Document("_id", "1");
    for (int i = 0; i < 200; i++) document.append("field " + i, n);
    return document;
  }

  @ParameterizedTest
  @MethodSource("queries")
  @DisplayName("finds what the library's own finds")
  void finds_the_same(Bson query) {
    assertThat(QUICK.found(query)).isEqualTo(OWN.found(query));
  }

  @Test
  @DisplayName("replaces and deletes by a field, and finds what has changed")
  void changes_by_a_field() {
    var people = QUICK.filled("changed");

    people.replaceOne(eq("person", "bob"), new Document("_id", "2").append("person", "emma"));
    people.deleteMany(in("person", List.of("alice", "bob")));

    assertThat(people.find(in("person", List.of("alice", "bob")))).isEmpty();
    assertThat(people.find(eq("person", "emma")))
        .containsExactly(new Document("_id", "2").append("person", "emma"));
  }

  /** A server with these documents. */
  private static final class Store {
    private final MongoServer server;
    private final MongoClient client;
    private final MongoCollection<Document> people;

    Store(MongoBackend backend) {
      server = new MongoServer(backend);
      client = MongoClients.create(server.bindAndGetConnectionString());
      people = filled("people");
    }

    MongoCollection<Document> collection(String name) {
      return client.getDatabase("views").getCollection(name);
    }

    MongoCollection<Document> filled(String name) {
      var collection = collection(name);
      collection.insertMany(DOCUMENTS);
      return collection;
    }

    List<Object> found(Bson query) {
      var ids = new ArrayList<Object>();
      for (var each : people.find(query)) ids.add(each.get("_id"));
      return ids;
    }

    void close() {
      client.close();
      server.shutdownNow();
    }
  }
}
