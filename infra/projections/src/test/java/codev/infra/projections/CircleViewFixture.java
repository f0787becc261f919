package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Circles.CircleEvent;
import codev.infra.projections.memory.BuildLimits;
import codev.infra.projections.memory.MemoryBudget;
import codev.infra.testkit.TestMongo;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** A view store of one test, and the log that its views are built from. */
abstract class CircleViewFixture {
  static final long MEGABYTE = 1 << 20;
  private static final int AT_ONCE = 2;

  final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  final MongoDatabase database = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  final List<RecordedEvent<CircleEvent>> log = new ArrayList<>();

  @AfterEach
  void drop() {
    database.drop();
    client.close();
  }

  /** A build stores its position with each batch. */
  static BuildLimits storingEachBatch() {
    return new BuildLimits(new MemoryBudget(MEGABYTE), Duration.ZERO, AT_ONCE);
  }

  /** A build stores its position once it is complete. */
  static BuildLimits storingAtTheEnd(MemoryBudget memory) {
    return new BuildLimits(memory, Duration.ofDays(1), AT_ONCE);
  }

  /** Each a second after the one before. */
  void append(CircleEvent... events) {
    for (var event : events) {
      var position = log.size() + 1;
      log.add(
          new RecordedEvent<>(
              event,
              position,
              event.circle(),
              position - 1,
              Instant.parse("2026-11-24T09:00:00Z").plusSeconds(position),
              "hash" + position));
    }
  }
}
