package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests for rebuilds")
class RebuildRequestStoreTest {
  private static final UUID ID = UUID.fromString("0199c1de-0000-7000-8000-000000000001");
  private static final int VIEWS = 20;

  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final AtomicInteger queries = new AtomicInteger();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(uri)
              .addCommandListener(new QueryCounter())
              .build());
  private final RebuildRequestStore requests =
      new RebuildRequestStore(
          client.getDatabase(Objects.requireNonNull(uri.getDatabase())).getCollection("rebuilds"));

  private final class QueryCounter implements CommandListener {
    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("find")) queries.incrementAndGet();
    }
  }

  @AfterEach
  void drop() {
    client.getDatabase(Objects.requireNonNull(uri.getDatabase())).drop();
    client.close();
  }

  @Test
  @DisplayName("are not read again by each view that waits for one")
  void are_read_once_for_all_views() {
    for (var i = 0; i < VIEWS; i++) assertThat(requests.recentLatest()).isZero();

    assertThat(queries).hasPositiveValue().hasValueLessThan(VIEWS / 2);
  }

  @Test
  @DisplayName("are known at once to the one that asks for the latest")
  void the_latest_is_always_read() {
    assertThat(requests.latest()).isZero();
    requests.add(new RebuildRequestStore.Request(1, ID, "manager", Instant.EPOCH, 0));

    assertThat(requests.latest()).isEqualTo(1);
    assertThat(requests.recentLatest()).isEqualTo(1);
  }
}
