package codev.infra.eventrelay.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.PartitionReader;
import codev.infra.eventrelay.RelayFixture.Event;
import codev.infra.eventrelay.RelayFixture.SampleMapper;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventrelay.TopicCreator;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.ChainedCommit.Aggregate;
import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.eventstore.processor.ProcessorRestartException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@DisplayName("Publishing the log again")
class RepublicationTest {
  private static final int PARTITIONS = 6;
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  private final TestPostgres.Database database = TestPostgres.database();
  private final OutboxTokenStore tokens = new OutboxTokenStore(database.dataSource());
  private final SampleMapper mapper = new SampleMapper("codev.test-" + UUID.randomUUID());
  private final KafkaClients kafka;
  private final TopicCreator topics;
  private EventLog log;
  private EventReader reader;
  private TopicLogComparison published;
  private Republication<Event> republication;

  RepublicationTest() {
    var settings = new KafkaProperties();
    settings.setBootstrapServers(List.of(TestBroker.shared().bootstrapServers()));
    kafka = new KafkaClients(settings);
    topics =
        new TopicCreator(
            settings.buildAdminProperties(),
            new RelayProperties(
                PARTITIONS, (short) 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));
  }

  @BeforeEach
  void five_events_of_which_four_are_published() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
    open();
    append("lumière", 0, "published-event");
    append("soleil", 0, "published-event");
    append("lumière", 1, "internal-event");
    append("lumière", 2, "published-event");
    append("soleil", 1, "published-event");
    tokens.move(
        name(),
        1,
        tokens.begin(name(), 1),
        new OutboxToken(log.head(), lastPublished(1, 2, 4, 5), 1));
  }

  /** A service that starts on what is in the database. */
  private void open() {
    log = new EventLog(database.dataSource(), Duration.ofSeconds(5), new SimpleMeterRegistry());
    var engine =
        new PostgresEventStorageEngine(
            log,
            new EventSerializer(EventTypes.of("group", Event.class)),
            NoOpEventUpcaster.INSTANCE);
    reader = new EventReader(log, engine);
    published =
        new TopicLogComparison(
            "group-service",
            mapper.topic(),
            () -> kafka.consumer(mapper.topic()),
            position -> log.hashAt(position));
    republication =
        new Republication<>(
            "group-service", mapper, tokens, topics, published, log, reader, kafka::producer);
  }

  @Test
  @DisplayName("a restored log goes on from another source, without what is published already")
  void a_restored_log_goes_on_from_another_source() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    restoreUpTo(3);
    append("soleil", 1, "published-event"); // another event in the place of a lost one
    assertThatThrownBy(this::publish)
        .isInstanceOf(LogRestoredException.class)
        .hasMessageContaining("has message ");

    assertThat(republication.beginTimeline())
        .extracting(OrphanedMessage::n, OrphanedMessage::subject)
        .containsExactly(tuple(4L, "lumière"), tuple(5L, "soleil"));

    publish();
    assertThat(messages(5))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/2 4 after 0");
    assertThat(tokens.find(name()).lastPublished()).isEqualTo(onlyIn("soleil", 4));
    publish();
    assertThat(republication.beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("tells each partition after which position a timeline begins, whatever came since")
  void the_beginning_of_a_timeline_is_in_each_partition() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    restoreUpTo(3);
    append("lumière", 2, "internal-event"); // in the place of a lost one, and not published itself

    assertThat(republication.beginTimeline()).hasSize(2);

    for (int partition = 0; partition < PARTITIONS; partition++)
      assertThat(last(partition)).contains(beginning(2, new Timeline(2, 3)));
    append("soleil", 1, "published-event");
    publish();
    assertThat(messages(5)).contains("group-service/2 5 after 0");
    publish();
    assertThat(republication.beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("the right log, restored after a wrong one had begun a timeline, goes on as it was")
  void the_right_log_after_a_wrong_one() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    var right = tokens.find(name());
    // what the wrong log has left in the topic
    try (var producer = kafka.producer()) {
      for (int partition = 0; partition < PARTITIONS; partition++)
        producer
            .send(beginning(2, new Timeline(2, 1)).message(AT).to(mapper.topic(), partition))
            .get();
    }
    append("soleil", 2, "published-event");
    assertThatThrownBy(this::publish).isInstanceOf(LogRestoredException.class);

    assertThat(republication.beginTimeline()).isEmpty();

    assertThat(tokens.find(name()).logPosition()).isEqualTo(right.logPosition());
    for (int partition = 0; partition < PARTITIONS; partition++)
      assertThat(last(partition)).contains(beginning(3, new Timeline(3, 5)));
    publish();
    assertThat(messages(5))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/3 6 after 0");
    assertThat(republication.beginTimeline()).isEmpty();
    publish();
  }

  private static TimelineBeginning beginning(int number, Timeline... timelines) {
    return new TimelineBeginning("group-service", number, List.of(timelines));
  }

  private Optional<TimelineBeginning> last(int partition) {
    try (var consumer = kafka.consumer(mapper.topic())) {
      var reader = new PartitionReader(consumer, new TopicPartition(mapper.topic(), partition));
      var last = new ArrayList<CloudEventMessage>();
      reader.read(
          reader.end() - 1, reader.end(), record -> last.add(CloudEventMessage.from(record)));
      return TimelineBeginning.of(last.getLast());
    }
  }

  @Test
  @DisplayName("gives each event the source of its first publication, on whichever timeline")
  void each_event_keeps_its_source() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    restoreUpTo(3);
    append("soleil", 1, "published-event");
    republication.beginTimeline();
    publish();

    republication.from(1);
    publish();

    assertThat(messages(8))
        .containsExactlyInAnyOrder(
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service 4 after 1",
            "group-service 5 after 2",
            "group-service/2 4 after 0",
            "group-service 1 after 0",
            "group-service 2 after 0",
            "group-service/2 4 after 0");
    republication.from(3);
    assertThat(tokens.find(name()))
        .isEqualTo(
            new OutboxToken(
                new LogPosition(2, log.hashAt(2).orElseThrow()), lastPublished(1, 2), 1));
    publish();
    assertThat(tokens.find(name()).timeline()).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "a log that is restored to before its last timeline began is recognised, and begins a third")
  void restored_to_before_the_last_timeline() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    restoreUpTo(3);
    append("soleil", 1, "published-event");
    republication.beginTimeline();
    publish();

    // an older backup, which knows of no second timeline
    restoreUpTo(3);
    database.ask("delete from relay_timeline");
    database.ask("update relay_token set timeline = 1");
    append("terre", 0, "published-event");

    assertThatThrownBy(this::publish).isInstanceOf(LogRestoredException.class);
    assertThat(republication.beginTimeline())
        .extracting(OrphanedMessage::n, OrphanedMessage::subject)
        .contains(tuple(4L, "soleil"));
    publish();
    assertThat(tokens.find(name()).timeline()).isEqualTo(3);
    assertThat(messages(6)).contains("group-service/3 4 after 0");
    assertThat(republication.beginTimeline()).isEmpty();
  }

  @Test
  @DisplayName("what others write into the topic neither stops publishing nor hides a restored log")
  void records_of_others() throws Exception {
    tokens.reset(name(), OutboxToken.START);
    publish();
    writeRecordsOfOthers();
    append("soleil", 2, "published-event");
    publish();
    assertThat(tokens.find(name()).logPosition().position()).isEqualTo(6);

    writeRecordsOfOthers();
    restoreUpTo(3);
    append("soleil", 1, "published-event");
    assertThatThrownBy(this::publish).isInstanceOf(LogRestoredException.class);
    assertThat(republication.beginTimeline())
        .extracting(OrphanedMessage::n)
        .containsExactly(4L, 5L, 6L);
  }

  private void writeRecordsOfOthers() throws Exception {
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

  /** Publishes what the log has after the stored token, as a service does that has just started. */
  private void publish() {
    try (var publisher = publisher(kafka::producer)) {
      publisher.beginTerm(2);
      var after = publisher.savedPosition().position();
      var head = log.head();
      if (head.position() > after)
        publisher.process(reader.between(Event.class, after, head.position()), head);
    }
  }

  private OutboxPublisher<Event> publisher(Supplier<Producer<String, byte[]>> producers) {
    return new OutboxPublisher<>(
        "group-service", mapper, tokens, topics, published, producers, new SimpleMeterRegistry());
  }

  private void restoreUpTo(long position) {
    database.alterProtected("delete from events where position > " + position);
    database.ask(
        "update log_head set (position, hash) ="
            + " (select position, hash from events order by position desc limit 1)");
    database.ask(
        "update relay_token set position = 2, hash = '%s', last_said = '%s'"
            .formatted(log.hashAt(2).orElseThrow(), lastPublished(1, 2)));
    open();
  }

  private List<String> messages(int count) {
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

  @Test
  @DisplayName("continues the chain of each partition where it was before that position")
  void continues_the_chain() {
    assertThat(republication.from(4)).isEqualTo(4);

    var token = tokens.find(name());
    assertThat(token.logPosition().position()).isEqualTo(3);
    assertThat(Optional.of(token.logPosition().hash())).isEqualTo(log.hashAt(3));
    assertThat(token.lastPublished()).isEqualTo(lastPublished(1, 2));
  }

  @Test
  @DisplayName("is noticed by the instance that publishes, without a new event")
  void is_noticed() {
    var publisher =
        publisher(
            () -> {
              throw new IllegalStateException("nothing is to be published");
            });
    publisher.beginTerm(2);
    publisher.savedPosition();
    publisher.checkSavedPosition();

    republication.from(4);

    assertThatThrownBy(publisher::checkSavedPosition).isInstanceOf(ProcessorRestartException.class);
  }

  @Test
  @DisplayName("begins at the first event if asked to")
  void begins_at_the_first_event() {
    republication.from(1);

    assertThat(tokens.find(name())).isEqualTo(OutboxToken.START);
  }

  @Test
  @DisplayName("never skips what has not been published yet")
  void never_skips_anything() {
    assertThat(republication.from(99)).isEqualTo(6);
    assertThat(tokens.find(name()).lastPublished()).isEqualTo(lastPublished(1, 2, 4, 5));
  }

  private String name() {
    return OutboxPublisher.nameOf(mapper);
  }

  /** For each partition the last of these positions of the log that belongs to it. */
  private static List<Long> lastPublished(long... positions) {
    var last = new ArrayList<>(Collections.nCopies(PARTITIONS, 0L));
    for (var position : positions) {
      var subject = position == 2 || position == 5 ? "soleil" : "lumière";
      last.set(OutboxPublisher.partitionOf(subject, PARTITIONS), position);
    }
    return last;
  }

  private static List<Long> onlyIn(String subject, long position) {
    var last = new ArrayList<>(Collections.nCopies(PARTITIONS, 0L));
    last.set(OutboxPublisher.partitionOf(subject, PARTITIONS), position);
    return last;
  }

  private void append(String group, long sequence, String type) {
    var json = "{\"group\":\"%s\",\"what\":\"mot\"}".formatted(group).getBytes(UTF_8);
    log.append(
        Commit.of(
            new Aggregate("Group", group),
            sequence,
            List.of(
                new NewEvent(
                    group + sequence, "group." + type, "1", json, "{}".getBytes(UTF_8), AT))));
  }
}
