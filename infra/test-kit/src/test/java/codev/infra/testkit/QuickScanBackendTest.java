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
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        eq("person.name", "nobody"),
        eq("person.0", "alice"),
        eq("person.0.name", "alice"),
        in("person.name", List.of("alice", "bob")),
        or(eq("person", "bob"), eq("person.name", "alice"), eq("_id", MARKER)),
        or(eq("person", "bob"), eq("person.name", "bob"), eq("open.name", "alice")),
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

  private static final List<MongoCollection<Document>> INDEXED =
      List.of(indexed("indexed at last"), indexed("indexed first"));

  static {
    INDEXED.getLast().drop();
    index(INDEXED.getLast());
    INDEXED.getLast().insertMany(DOCUMENTS);
  }

  private static MongoCollection<Document> indexed(String name) {
    var collection = QUICK.filled(name);
    index(collection);
    return collection;
  }

  private static void index(MongoCollection<Document> collection) {
    collection.createIndex(Indexes.ascending("person", "upTo"));
    collection.createIndex(Indexes.ascending("person.name", "upTo"));
    collection.createIndex(Indexes.ascending("open", "upTo"));
  }

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

  @ParameterizedTest
  @MethodSource("queries")
  @DisplayName("finds the same by indexes, built before or after the documents came")
  void finds_the_same_by_indexes(Bson query) {
    var expected = OWN.found(query);
    for (var people : INDEXED)
      assertThat(ids(people.find(query))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @DisplayName("finds by indexes whatever has been changed at random")
  void finds_by_indexes_what_has_changed() {
    var random = new Random(7);
    var indexed = indexed("changed at random");
    var other = QUICK.filled("changed at random, without an index");
    for (int i = 0; i < 400; i++) {
      var id = eq("_id", "" + random.nextInt(20));
      var document = new Document("person", anyPerson(random)).append("open", random.nextBoolean());
      for (var people : List.of(indexed, other))
        if (i % 5 == 0) people.deleteOne(id);
        else if (i % 5 == 1) people.updateMany(id, new Document("$set", document));
        else people.replaceOne(id, document, new ReplaceOptions().upsert(true));
      for (var query : queries())
        assertThat(ids(indexed.find(query)))
            .containsExactlyInAnyOrderElementsOf(ids(other.find(query)));
    }
  }

  private static Object anyPerson(Random random) {
    var people = List.of("alice", "bob", "carla");
    return switch (random.nextInt(3)) {
      case 0 -> people.get(random.nextInt(3));
      case 1 -> people.subList(random.nextInt(3), 3);
      default -> new Document("name", "alice");
    };
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

  private static List<Object> ids(Iterable<Document> found) {
    var ids = new ArrayList<Object>();
    for (var each : found) ids.add(each.get("_id"));
    return ids;
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
      return ids(people.find(query));
    }

    void close() {
      client.close();
      server.shutdownNow();
    }
  }
}
