package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import codev.infra.projections.Circles.Circle;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.testkit.TestMongo;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The documents of a view")
class DocumentCollectionTest {
  private static final long LAST = 500;

  private final MongoClient client = MongoClients.create(TestMongo.freshUri());
  private final MongoCollection<Document> collection =
      client.getDatabase("test").getCollection("circles");
  private final DocumentCollection<Circle> documents =
      new DocumentCollection<>(
          collection,
          new DocumentCodec<>(Circle.class, "circle.1", ViewAuthentication.NONE),
          true,
          true);

  @AfterEach
  void drop() {
    collection.drop();
    client.close();
  }

  @Test
  @DisplayName("are never replaced by older ones; the others of the batch are written")
  void are_never_replaced_by_older_ones() {
    documents.save(List.of(kept("lumière", 5)));

    documents.save(List.of(kept("lumière", 4), kept("soleil", 4)));

    assertThat(documents.byId(List.of("lumière", "soleil"), 0))
        .extracting(StoredDocument::id, StoredDocument::upTo)
        .containsExactly(tuple("lumière", 5L), tuple("soleil", 4L));
  }

  @ParameterizedTest(name = "read at {0}, found at {1}, written at {2}: {3}")
  @CsvSource({"5, 5, 9, 9", "5, 7, 9, 9", "5, 12, 9, 12", ", 7, 9, 9", ", 12, 9, 12"})
  @DisplayName("are replaced as they were read; otherwise the most advanced one stays")
  void are_replaced_as_they_were_read(@Nullable Long read, long found, long written, long after) {
    documents.save(List.of(kept("lumière", found)));
    var before = read == null ? Map.<String, Long>of() : Map.of("lumière", read);

    documents.save(
        new StoredDocument.Changes<>(List.of(kept("lumière", written), kept("soleil", 4)), before));

    assertThat(documents.byId(List.of("lumière", "soleil"), 0))
        .extracting(StoredDocument::id, StoredDocument::upTo)
        .containsExactly(tuple("lumière", after), tuple("soleil", 4L));
  }

  @Test
  @DisplayName("have their fields at the first level, dates in ISO, beside their position")
  void have_their_fields_at_top_level() {
    documents.save(List.of(kept("lumière", 5)));

    assertThat(collection.find().first())
        .isEqualTo(
            new Document("_id", "lumière")
                .append("_upTo", 5L)
                .append("name", "lumière")
                .append("members", List.of("alice"))
                .append("changedAt", "2026-11-24T09:00:00Z")
                .append("pairs", null));
  }

  @Test
  @DisplayName("do not count as stored without the acknowledgement of a primary")
  void are_not_stored_without_acknowledgement() {
    var steppedDown =
        new WriteConcernError(189, "", "the primary stepped down", new BsonDocument());
    var unacknowledged =
        new DocumentCollection<>(
            failing(
                new MongoBulkWriteException(
                    BulkWriteResult.unacknowledged(),
                    List.of(),
                    steppedDown,
                    new ServerAddress(),
                    Set.of())),
            new DocumentCodec<>(Circle.class, "circle.1", ViewAuthentication.NONE),
            false,
            true);

    assertThatThrownBy(() -> unacknowledged.save(List.of(kept("lumière", 5))))
        .isInstanceOf(MongoBulkWriteException.class);
  }

  @Test
  @Timeout(60)
  @DisplayName("are not reported as put back when they are read while they change")
  void are_read_while_they_change() throws Exception {
    var authentic =
        new DocumentCollection<>(
            collection,
            new DocumentCodec<>(
                Circle.class, "circle.1c", ViewAuthentication.by(new byte[32], (_, _) -> {})),
            true,
            true);
    authentic.begin();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reading = threads.submit(() -> readUntilLast(authentic));
      for (long upTo = 1; upTo <= LAST; upTo++) {
        var read = upTo == 1 ? Map.<String, Long>of() : Map.of("lumière", upTo - 1);
        authentic.save(new StoredDocument.Changes<>(List.of(kept("lumière", upTo)), read));
      }

      assertThat(reading.get(30, TimeUnit.SECONDS)).isEqualTo(LAST);
    }
  }

  private static long readUntilLast(DocumentCollection<Circle> documents) {
    long reached = 0;
    while (reached < LAST)
      reached =
          documents
              .byId(List.of("lumière"), Long.MAX_VALUE)
              .mapToLong(StoredDocument::upTo)
              .findFirst()
              .orElse(0);
    return reached;
  }

  @SuppressWarnings("unchecked")
  private static MongoCollection<Document> failing(RuntimeException failure) {
    return (MongoCollection<Document>)
        Proxy.newProxyInstance(
            DocumentCollectionTest.class.getClassLoader(),
            new Class<?>[] {MongoCollection.class},
            (_, _, _) -> {
              throw failure;
            });
  }

  private static StoredDocument<Circle> kept(String name, long upTo) {
    var circle = new Circle(name, List.of("alice"), Instant.parse("2026-11-24T09:00:00Z"), null);
    return new StoredDocument<>(name, circle, upTo);
  }
}
