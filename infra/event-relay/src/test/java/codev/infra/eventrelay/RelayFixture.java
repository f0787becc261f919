package codev.infra.eventrelay;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
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

/** A publishing service, a consuming service, and the stores and the broker between them. */
final class RelayFixture implements AutoCloseable {
  sealed interface Event {
    String group();
  }

  /** What the neighbours are told. */
  record Said(String group, String what) implements Event {}

  /** What stays in the room. */
  record Whispered(String group, String what) implements Event {}

  final String topic = "codev.test-" + UUID.randomUUID();
  final TestPostgres.Database log = TestPostgres.database();
  final MeterRegistry meters = new SimpleMeterRegistry();
  final List<RecordedEvent<Event>> events = new CopyOnWriteArrayList<>();
  final List<String> effects = new CopyOnWriteArrayList<>();

  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  final MongoDatabase views = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));
  final DeadLetterQueue deadLetters = new DeadLetterQueue(log.dataSource());

  private final RelayProperties settings =
      new RelayProperties(6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(100));
  private final List<AutoCloseable> running = new ArrayList<>();
  private final KafkaProperties kafka = new KafkaProperties();

  RelayFixture(TestBroker broker) {
    kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
    DatabaseSchema.SERVICE.migrate(log.dataSource());
  }

  void happened(Event... more) {
    for (var event : more) {
      var position = events.size() + 1;
      events.add(
          new RecordedEvent<>(
              event,
              position,
              event.group(),
              position - 1,
              Instant.parse("2026-11-24T09:00:00Z"),
              "hash" + position));
    }
  }

  /** An instance of the speaking service; its token is where the last one left it. */
  OutboxPublisher<Event> speaker() {
    return speaker(0);
  }

  /**
   * @param fence number of the lease that it holds
   */
  OutboxPublisher<Event> speaker(long fence) {
    var outbox =
        new OutboxPublisher<>(
            "group-service",
            new Decision(),
            new OutboxTokenStore(log.dataSource()),
            topics(),
            new PublishedMessages(
                topic, () -> RelayAutoConfiguration.consumer(kafka, topic), this::hashAt),
            () -> RelayAutoConfiguration.producer(kafka),
            meters);
    running.add(outbox);
    outbox.beginTerm(fence);
    outbox.savedPosition();
    return outbox;
  }

  private Optional<String> hashAt(long position) {
    return position > events.size()
        ? Optional.empty()
        : Optional.of(events.get((int) position - 1).hash());
  }

  /** The speaker reads the log from a position on, as the log's runner would have it do. */
  void speaks(OutboxPublisher<Event> speaker, long after) {
    var batch = events.subList((int) after, events.size());
    speaker.process(batch, new LogPosition(events.size(), "hash" + events.size()));
  }

  /** An instance of the listening service. */
  MessageConsumer listener(MessageListener listener) {
    var dispatcher =
        new IdempotentDispatcher(
            listener,
            new ConsumerPositionStore(log.dataSource(), listener.name()),
            deadLetters,
            settings,
            meters);
    var hearing =
        new MessageConsumer(
            listener,
            dispatcher,
            new LegacyRelayState(log.dataSource(), views),
            topics(),
            () -> RelayAutoConfiguration.consumer(kafka, topic + "." + listener.name()),
            settings);
    running.add(hearing);
    hearing.start();
    return hearing;
  }

  MessageListener room() {
    return new Room();
  }

  TopicCreator topics() {
    return new TopicCreator(kafka.buildAdminProperties(), settings);
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

  private final class Decision implements MessageMapper<Event> {
    @Override
    public String topic() {
      return topic;
    }

    @Override
    public Class<Event> eventType() {
      return Event.class;
    }

    @Override
    public Optional<OutboundMessage> map(RecordedEvent<Event> recorded) {
      return switch (recorded.event()) {
        case Said said -> Optional.of(new OutboundMessage("group.said.v1", said));
        case Whispered _ -> Optional.empty();
      };
    }
  }

  private final class Room implements MessageListener {
    @Override
    public String name() {
      return "groups";
    }

    @Override
    public String topic() {
      return topic;
    }

    @Override
    public void handle(InboundMessage message) {
      effects.add(message.as(Said.class).what());
    }
  }
}
