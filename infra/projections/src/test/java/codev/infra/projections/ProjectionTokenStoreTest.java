package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.testkit.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stored token of a view")
class ProjectionTokenStoreTest {
  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  private final MongoDatabase database =
      client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  private final MongoCollection<Document> tokens = database.getCollection("tokens");
  private final HookedCollection slow = new HookedCollection(tokens);
  private final ProjectionTokenStore store =
      new ProjectionTokenStore(
          new ProjectionToken.Storage(slow.collection(), "board", ViewAuthentication.NONE),
          (from, _) -> from);

  @AfterEach
  void drop() {
    database.drop();
    client.close();
  }

  @Test
  @DisplayName("is not replaced in memory by the older one of a write whose answer is late")
  void is_not_older_than_what_was_read_meanwhile() {
    var started = store.start(ProjectionToken.NONE);
    slow.afterReplacement(
        () -> {
          tokens.updateOne(
              new Document(), new Document("$set", new Document("target", 9L).append("fence", 7L)));
          assertThatThrownBy(store::readableNow).isInstanceOf(ViewUnavailableException.class);
        });

    store.move(started, new LogPosition(2, "b"));

    assertThatThrownBy(store::readable).isInstanceOf(ViewUnavailableException.class);
    assertThat(Objects.requireNonNull(store.token()).fence()).isEqualTo(7);
  }

  @Test
  @DisplayName("is not replaced in memory by what was read just before a write reached the store")
  void is_not_older_than_what_was_written_meanwhile() {
    var started = store.start(ProjectionToken.NONE);
    slow.beforeReplacement(() -> assertThat(store.token()).isEqualTo(started));

    var written = store.move(started, new LogPosition(2, "b"));

    assertThat(store.readableAsKnown()).isEqualTo(written);
  }

  @Test
  @DisplayName(
      "is asked for again where the store may have answered a read and a write in any order")
  void is_asked_for_again_where_the_order_is_unknown() {
    var started = store.start(ProjectionToken.NONE);
    slow.beforeFind(
        () -> {
          store.move(started, new LogPosition(2, "b"));
          tokens.updateOne(new Document(), new Document("$set", new Document("target", 9L)));
        });

    assertThatThrownBy(store::readableNow).isInstanceOf(ViewUnavailableException.class);

    assertThatThrownBy(store::readable).isInstanceOf(ViewUnavailableException.class);
  }

  @Test
  @DisplayName("is not read after its store has lost the last writes, until it has caught up")
  void is_not_read_while_it_is_behind_itself() {
    var written = store.move(store.start(ProjectionToken.NONE), new LogPosition(10, "j"));
    assertThat(store.readableNow()).isEqualTo(written);

    tokens.updateOne(new Document(), new Document("$set", new Document("position", 8L)));

    assertThatThrownBy(store::readableNow)
        .isInstanceOfSatisfying(
            ViewUnavailableException.class, e -> assertThat(e.percent()).isEqualTo(80));
    assertThatThrownBy(store::readable).isInstanceOf(ViewUnavailableException.class);

    tokens.updateOne(new Document(), new Document("$set", new Document("position", 11L)));
    assertThat(store.readable().position()).isEqualTo(11);
  }

  @Test
  @DisplayName("is not asked for at once where this instance folds the view and signals how far")
  void is_not_asked_for_at_once_where_it_is_folded_here() {
    store.start(ProjectionToken.NONE.under(7));
    assertThat(store.takeOver(7)).isNotNull();
    var askedAt = new AtomicLong();
    slow.beforeFind(() -> askedAt.set(System.nanoTime()));

    var startedAt = System.nanoTime();
    assertThat(store.await(1, Duration.ofMillis(50))).isFalse();

    assertThat(Duration.ofNanos(askedAt.get() - startedAt))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }
}
