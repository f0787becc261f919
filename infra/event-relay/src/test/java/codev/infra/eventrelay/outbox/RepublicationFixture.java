package codev.infra.eventrelay.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.PartitionReader;
import codev.infra.eventrelay.RelayFixture.Event;
import codev.infra.eventrelay.RelayFixture.SampleMapper;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * A publishing service with five events, of which four are published as far as its token says. Its
 * log can be restored to an earlier state.
 */
final class RepublicationFixture implements AutoCloseable {
  static final int PARTITIONS = 6;

  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final OutboxTokenStore tokens = new OutboxTokenStore(database.dataSource());
  private final SampleMapper mapper = new SampleMapper("codev.test-" + UUID.randomUUID());
  private final KafkaClients kafka;
  private final TopicAdmin topics;
  private Service service;

  /** A service that has started on what is in the database. */
  private record Service(
      EventLog log,
      EventReader reader,
      TopicLogComparison published,
      Republication<Event> republication) {}

  RepublicationFixture() {
    var settings = new KafkaProperties();
    settings.setBootstrapServers(List.of(TestBroker.shared().bootstrapServers()));
    kafka = new KafkaClients(settings);
    topics =
        new TopicAdmin(
            settings.buildAdminProperties(),
            new RelayProperties(
                PARTITIONS, (short) 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));
    service = start();
    append("lumière", 0, "published-event");
    append("soleil", 0, "published-event");
    append("lumière", 1, "internal-event");
    append("lumière", 2, "published-event");
    append("soleil", 1, "published-event");
    tokens.move(
        name(),
        1,
        tokens.begin(name(), 1),
        new OutboxToken(service.log().head(), lastPublished(1, 2, 4, 5), 1));
  }

  private Service start() {
    var log = new EventLog(database.dataSource(), Duration.ofSeconds(5), new SimpleMeterRegistry());
    var engine =
        new PostgresEventStorageEngine(
            log,
            new EventSerializer(EventTypes.of("group", Event.class)),
            NoOpEventUpcaster.INSTANCE);
    var reader = new EventReader(log, engine);
    var published =
        new TopicLogComparison(
            "group-service",
            mapper.topic(),
            () -> kafka.consumer(mapper.topic()),
            MessageVerifier.forOwnMessages(null),
            position -> log.hashAt(position));
    return new Service(
        log,
        reader,
        published,
        new Republication<>(
            "group-service",
            mapper,
            tokens,
            topics,
            published,
            log,
            reader,
            kafka::producer,
            new MessageSigner(null)));
  }

  @Override
  public void close() {
    topics.close();
  }

  Republication<Event> republication() {
    return service.republication();
  }

  OutboxToken token() {
    return tokens.find(name());
  }

  LogPosition position(long position) {
    return new LogPosition(position, service.log().hashAt(position).orElseThrow());
  }

  void append(String group, long sequence, String type) {
    var json = "{\"group\":\"%s\",\"what\":\"mot\"}".formatted(group).getBytes(UTF_8);
    service
        .log()
        .append(
            Commit.of(
                new Aggregate("Group", group),
                sequence,
                List.of(
                    new NewEvent(
                        group + sequence, "group." + type, "1", json, "{}".getBytes(UTF_8), AT))));
  }

  /** Publishes the whole log. */
  void publishAll() {
    tokens.reset(name(), OutboxToken.START);
    publish();
  }

  /** Publishes what the log has after the stored token, as a service does that has just started. */
  void publish() {
    try (var publisher = publisher()) {
      publish(publisher);
    }
  }

  void publish(OutboxPublisher<Event> publisher) {
    publisher.beginTerm(2);
    var after = publisher.savedPosition().position();
    var head = service.log().head();
    if (head.position() > after)
      publisher.process(service.reader().between(Event.class, after, head.position()), head);
  }

  OutboxPublisher<Event> publisher() {
    return publisher(kafka::producer);
  }

  OutboxPublisher<Event> publisher(Supplier<Producer<String, byte[]>> producers) {
    return new OutboxPublisher<>(
        "group-service",
        mapper,
        tokens,
        topics,
        service.published(),
        producers,
        new MessageSigner(null),
        new SimpleMeterRegistry());
  }

  /** Restores the log to its third event, when the token was at the second one. */
  void restore() {
    database.alterProtected("delete from events where position > 3");
    database.ask(
        "update log_head set (position, hash) ="
            + " (select position, hash from events order by position desc limit 1)");
    database.ask(
        "update relay_token set position = 2, hash = '%s', last_said = '%s'"
            .formatted(position(2).hash(), lastPublished(1, 2)));
    service = start();
  }

  /** As restored from a backup in which the outbox had come so far. */
  void restoreToken(OutboxToken token) {
    tokens.reset(name(), token);
  }

  /** As restored from a backup that is older than the second timeline. */
  void forgetTimelines() {
    database.ask("delete from relay_timeline");
    database.ask("update relay_token set timeline = 1");
  }

  /** As when the service was killed, or backed up, while more was on its way. */
  void acknowledgedUpToSecond() {
    tokens.reset(name(), new OutboxToken(position(2), lastPublished(1, 2), 1));
  }

  /** Publishes an event of the log. */
  void write(String group, long n, long prev) throws Exception {
    write(group, n, prev, position(n).hash());
  }

  /** Likewise one that the log has lost since. */
  void writeLost(String group, long n, long prev) throws Exception {
    write(group, n, prev, "hash of a lost event");
  }

  private void write(String group, long n, long prev, String hash) throws Exception {
    topics.ensure(mapper.topic());
    var message =
        new CloudEventMessage("group.said.v1", "group-service", group, n, prev, hash, AT, "{}");
    var partition = OutboxPublisher.partitionOf(group, PARTITIONS);
    try (var producer = kafka.producer()) {
      producer.send(message.to(mapper.topic(), partition)).get();
    }
  }

  void write(TimelineBeginning beginning) throws Exception {
    try (var producer = kafka.producer()) {
      for (int partition = 0; partition < PARTITIONS; partition++)
        producer.send(beginning.message(AT).to(mapper.topic(), partition)).get();
    }
  }

  void writeRecordsOfOthers() throws Exception {
    try (var producer = kafka.producer()) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        var foreign =
            new CloudEventMessage(
                "other.v1", "other-service", "x", 9, 0, null, Instant.EPOCH, "{}");
        producer.send(foreign.to(mapper.topic(), partition)).get();
        var garbage = "no message".getBytes(UTF_8);
        producer.send(new ProducerRecord<>(mapper.topic(), partition, "x", garbage)).get();
      }
    }
  }

  /** The messages in the topic, at least so many. */
  List<String> messages(int count) {
    var all = new ArrayList<String>();
    try (var consumer = kafka.consumer(mapper.topic())) {
      var partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(mapper.topic(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  var message = CloudEventMessage.from(record);
                  if (TimelineBeginning.of(message).isEmpty())
                    all.add(message.source() + " " + message.n() + " after " + message.prev());
                }
                return all.size() >= count;
              });
    }
    return all;
  }

  /** The last record of a partition, if it begins a timeline. */
  Optional<TimelineBeginning> last(int partition) {
    try (var consumer = kafka.consumer(mapper.topic())) {
      var reader = new PartitionReader(consumer, new TopicPartition(mapper.topic(), partition));
      var last = new ArrayList<CloudEventMessage>();
      reader.read(
          reader.end() - 1, reader.end(), record -> last.add(CloudEventMessage.from(record)));
      return TimelineBeginning.of(last.getLast());
    }
  }

  private String name() {
    return OutboxPublisher.nameOf(mapper);
  }

  /** For each partition the last of these positions of the log that belongs to it. */
  static List<Long> lastPublished(long... positions) {
    var last = new ArrayList<>(Collections.nCopies(PARTITIONS, 0L));
    for (var position : positions) {
      var subject = position == 2 || position == 5 ? "soleil" : "lumière";
      last.set(OutboxPublisher.partitionOf(subject, PARTITIONS), position);
    }
    return last;
  }

  static List<Long> onlyIn(String subject, long position) {
    var last = new ArrayList<>(Collections.nCopies(PARTITIONS, 0L));
    last.set(OutboxPublisher.partitionOf(subject, PARTITIONS), position);
    return last;
  }
}
