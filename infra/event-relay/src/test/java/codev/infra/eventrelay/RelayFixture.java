package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.consumer.ConsumingInstance;
import codev.infra.eventrelay.consumer.LostMessages;
import codev.infra.eventrelay.outbox.PublishingInstance;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** A publishing service, a consuming service, and the stores and the broker between them. */
public final class RelayFixture implements AutoCloseable {
  public sealed interface Event {
    String group();
  }

  /** An event that is published. */
  public record PublishedEvent(String group, String what) implements Event {}

  /** An event that is not published. */
  public record InternalEvent(String group, String what) implements Event {}

  /** When an operator asks for it, by the clock of the consuming service. */
  static final Instant UNDONE_AT = Instant.parse("2027-02-02T13:00:00Z");

  private static final MessageSigner SIGNER = new MessageSigner(TestSigningKeys.KNOWN);

  public final String topic = "codev.test-" + UUID.randomUUID();
  public final TestPostgres.Database log =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  public final MeterRegistry meters = new SimpleMeterRegistry();
  final List<RecordedEvent<Event>> events = new CopyOnWriteArrayList<>();
  final List<String> effects = new CopyOnWriteArrayList<>();
  final List<Instant> undone = new CopyOnWriteArrayList<>();

  private final ConnectionString uri = new ConnectionString(TestMongo.freshUri());
  private final MongoClient client = MongoClients.create(uri);
  final MongoDatabase views = client.getDatabase(Objects.requireNonNull(uri.getDatabase()));

  private final RelayProperties settings =
      new RelayProperties(
          6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(100), Duration.ofSeconds(1));
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Path keys = TestSigningKeys.jwks(TestSigningKeys.KNOWN);
  private final KafkaProperties kafka = new KafkaProperties();

  public RelayFixture(TestBroker broker) {
    kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
  }

  public void append(Event... more) {
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

  /** As if the commits of all events belonged to a trace. */
  public void traceAll(String traceparent) {
    events.replaceAll(
        recorded ->
            new RecordedEvent<>(
                recorded.event(),
                recorded.position(),
                recorded.aggregateId(),
                recorded.sequence(),
                recorded.at(),
                recorded.hash(),
                traceparent));
  }

  /** An instance of the publishing service; its token is where the last one left it. */
  public PublishingInstance<Event> publisher() {
    return publisher(0);
  }

  /**
   * @param fence number of the lease that it holds
   */
  public PublishingInstance<Event> publisher(long fence) {
    return publisher(fence, SIGNER);
  }

  /** One that signs with another key. */
  PublishingInstance<Event> publisher(long fence, MessageSigner signer) {
    var instance =
        new PublishingInstance<>(
            fence,
            new SampleMapper(topic),
            log.dataSource(),
            this::hashAt,
            topics(),
            new KafkaClients(kafka),
            signer,
            meters);
    running.add(instance);
    return instance;
  }

  private Optional<String> hashAt(long position) {
    return position > events.size()
        ? Optional.empty()
        : Optional.of(events.get((int) position - 1).hash());
  }

  /** The publisher reads the log from a position on, as the log's runner would have it do. */
  public void publish(PublishingInstance<Event> publisher, long after) {
    var batch = events.subList((int) after, events.size());
    publisher.process(batch, new LogPosition(events.size(), "hash" + events.size()));
  }

  /** Whether the publisher passes the events without being woken for them. */
  public boolean pass(PublishingInstance<Event> publisher, long after) {
    var batch = events.subList((int) after, events.size());
    return publisher.pass(batch, new LogPosition(events.size(), "hash" + events.size()));
  }

  /** Loses the events after this one, and has the publisher go on without them. */
  void restoreTo(long position) throws Exception {
    while (events.size() > position) events.removeLast();
    var beginning =
        new TimelineBeginning("group-service", 2, List.of(new Timelines.Timeline(2, position)));
    publishEverywhere(beginning.message(Instant.EPOCH));
    log.ask("insert into relay_timeline select follower, 2, " + position + " from relay_token");
    log.ask(
        "update relay_token set timeline = 2, last_said = '[0,0,0,0,0,0]', position = %d, hash = 'hash%d'"
            .formatted(position, position));
  }

  /** As by a publisher with a fault. */
  void publishMalformedBeginning() throws Exception {
    publishEverywhere(
        new TimelineBeginning("group-service", 3, List.of()).message(Instant.EPOCH).with("{}"));
  }

  private void publishEverywhere(CloudEventMessage message) throws Exception {
    try (var producer = new KafkaClients(kafka).producer()) {
      for (int partition = 0; partition < settings.partitions(); partition++)
        producer.send(SIGNER.sign(message, topic, partition)).get();
    }
  }

  /** From now on the publishing service has these public keys. */
  void publishKeys(SigningKey... present) {
    TestSigningKeys.publish(keys, present);
  }

  /** Past the publishing service, as anybody can who may write to Kafka. */
  void forge(PublishedEvent event, long n, long prev) throws Exception {
    var forged =
        new CloudEventMessage(
            "group.said.v1",
            "group-service",
            event.group(),
            n,
            prev,
            "hash" + n,
            Instant.parse("2026-11-24T09:00:00Z"),
            CloudEventMessage.json(event));
    try (var producer = new KafkaClients(kafka).producer()) {
      producer.send(forged.to(topic, partitionOf(event.group()))).get();
    }
  }

  /** Likewise: what a restored service writes when it goes on, though it was not restored. */
  void forgeBeginningAfter(long position) throws Exception {
    var forged =
        new TimelineBeginning("group-service", 2, List.of(new Timelines.Timeline(2, position)))
            .message(Instant.EPOCH);
    try (var producer = new KafkaClients(kafka).producer()) {
      for (int partition = 0; partition < settings.partitions(); partition++)
        producer.send(forged.to(topic, partition)).get();
    }
  }

  int partitionOf(String group) {
    return Utils.toPositive(Utils.murmur2(group.getBytes(UTF_8))) % settings.partitions();
  }

  /** What the broker knows of how far the listener had come. */
  void forgetWhatWasRead() throws Exception {
    try (var admin = Admin.create(clientProperties())) {
      admin.deleteConsumerGroups(List.of(topic + ".groups")).all().get();
    }
  }

  /** An instance of the consuming service. */
  ConsumingInstance listener(MessageListener listener) {
    var instance =
        new ConsumingInstance(
            listener,
            log.dataSource(),
            views,
            topics(),
            new KafkaClients(kafka),
            settings,
            TestSigningKeys.required(Map.of("groups", keys)),
            meters);
    running.add(instance);
    return instance;
  }

  /** What an operator asks of a listener after a restore. */
  List<LostMessages.LostMessage> undo(MessageListener listener) throws Exception {
    return new LostMessages(
            listener,
            log.dataSource(),
            topics(),
            () -> new KafkaClients(kafka).consumer(topic + "." + listener.name()),
            MessageVerifier.of(
                listener.name(),
                TestSigningKeys.required(Map.of(listener.name(), keys)),
                log.dataSource()),
            InstantSource.fixed(UNDONE_AT))
        .undo();
  }

  MessageListener recordingListener() {
    return new RecordingListener();
  }

  /** Likewise, but what says this becomes a dead letter. */
  MessageListener listenerThatFailsAt(String what) {
    return new RecordingListener() {
      @Override
      public void handle(InboundMessage message) {
        if (message.as(PublishedEvent.class).what().equals(what))
          throw new IllegalArgumentException("fails at " + what);
        super.handle(message);
      }
    };
  }

  /** Likewise, but it fails as long as there is a failure. */
  MessageListener listenerThatFails(Supplier<Optional<? extends Throwable>> failure) {
    return new RecordingListener() {
      @Override
      public void handle(InboundMessage message) {
        switch (failure.get().orElse(null)) {
          case null -> super.handle(message);
          case Error error -> throw error;
          case Throwable e -> throw (RuntimeException) e;
        }
      }
    };
  }

  public TopicAdmin topics() {
    var topics = new TopicAdmin(kafka.buildAdminProperties(), settings);
    running.add(topics);
    return topics;
  }

  public Map<String, Object> clientProperties() {
    return kafka.buildConsumerProperties();
  }

  @Override
  public void close() throws Exception {
    for (var each : running.reversed()) each.close();
    views.drop();
    client.close();
  }

  /** Publishes the events that are to be published, and nothing else. */
  public record SampleMapper(String topic) implements MessageMapper<Event> {
    @Override
    public Class<Event> eventType() {
      return Event.class;
    }

    @Override
    public boolean mayPublish(Event event) {
      return event instanceof PublishedEvent;
    }

    @Override
    public Optional<OutboundMessage> map(RecordedEvent<Event> recorded) {
      return switch (recorded.event()) {
        case PublishedEvent published ->
            Optional.of(new OutboundMessage("group.said.v1", published));
        case InternalEvent _ -> Optional.empty();
      };
    }
  }

  private class RecordingListener implements MessageListener {
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
      effects.add(message.as(PublishedEvent.class).what());
    }

    @Override
    public boolean undo(InboundMessage lost) {
      effects.add("not " + lost.as(PublishedEvent.class).what());
      undone.add(lost.at());
      return true;
    }
  }
}
