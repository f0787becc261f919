package codev.infra.relay;

import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.infra.testkit.Broker;
import codev.infra.testkit.Postgres;
import codev.infra.testkit.ViewStore;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** One service that speaks, another that listens, and all that stands between them. */
final class Neighbours implements AutoCloseable {
  sealed interface Event {
    String group();
  }

  /** What the neighbours are told. */
  record Said(String group, String what) implements Event {}

  /** What stays in the room. */
  record Whispered(String group, String what) implements Event {}

  final String topic = "codev.test-" + UUID.randomUUID();
  final Postgres.Database log = Postgres.database();
  final MeterRegistry meters = new SimpleMeterRegistry();
  final List<Recorded<Event>> events = new CopyOnWriteArrayList<>();
  final List<String> effects = new CopyOnWriteArrayList<>();

  private final ConnectionString uri = new ConnectionString(ViewStore.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  final MongoDatabase views = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  final Parking parking = new Parking(views);

  private final RelaySettings settings =
      new RelaySettings(6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(100));
  private final List<AutoCloseable> running = new ArrayList<>();
  private final KafkaProperties kafka = new KafkaProperties();

  Neighbours(Broker broker) {
    kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
  }

  void happened(Event... more) {
    for (var event : more) {
      var position = events.size() + 1;
      events.add(
          new Recorded<>(
              event,
              position,
              event.group(),
              position - 1,
              Instant.parse("2026-11-24T09:00:00Z"),
              "hash" + position));
    }
  }

  /** An instance of the speaking service; its token is where the last one left it. */
  Outbox<Event> speaker() {
    var outbox =
        new Outbox<>(
            "group-service",
            new Decision(),
            new OutboxTokens(log.dataSource()),
            topics(),
            () -> RelayAutoConfiguration.producer(kafka),
            meters);
    running.add(outbox);
    outbox.mark();
    return outbox;
  }

  /** The speaker reads the log from a position on, as the log's runner would have it do. */
  void speaks(Outbox<Event> speaker, long after) {
    var batch = events.subList((int) after, events.size());
    speaker.follow(batch, new Mark(events.size(), "hash" + events.size()));
  }

  /** An instance of the listening service. */
  Hearing listener(Listener listener) {
    var telling =
        new Telling(listener, new Memories(views, listener.room()), parking, settings, meters);
    var hearing =
        new Hearing(
            listener,
            telling,
            topics(),
            () -> RelayAutoConfiguration.consumer(kafka, topic + "." + listener.room()),
            settings);
    running.add(hearing);
    hearing.start();
    return hearing;
  }

  Listener room() {
    return new Room();
  }

  Topics topics() {
    return new Topics(kafka.buildAdminProperties(), settings);
  }

  Map<String, Object> clientProperties() {
    return kafka.buildConsumerProperties();
  }

  @Override
  public void close() throws Exception {
    for (var each : running.reversed()) each.close();
    views.drop();
    client.close();
  }

  private final class Decision implements Speaker<Event> {
    @Override
    public String topic() {
      return topic;
    }

    @Override
    public Class<Event> speaksOf() {
      return Event.class;
    }

    @Override
    public Optional<Published> of(Recorded<Event> recorded) {
      return switch (recorded.event()) {
        case Said said -> Optional.of(new Published("group.said.v1", said));
        case Whispered _ -> Optional.empty();
      };
    }
  }

  private final class Room implements Listener {
    @Override
    public String room() {
      return "groups";
    }

    @Override
    public String topic() {
      return topic;
    }

    @Override
    public void on(Heard heard) {
      effects.add(heard.as(Said.class).what());
    }
  }
}
