package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.RelayFixture.Event;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventSerializer;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.ChainedCommit.Aggregate;
import codev.infra.eventstore.log.Commit;
import codev.infra.eventstore.log.EventLog;
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
  private final Mapper mapper = new Mapper();
  private final KafkaProperties kafka = new KafkaProperties();
  private final TopicCreator topics;
  private EventLog log;
  private EventReader reader;
  private PublishedMessages published;
  private Republication<Event> republication;

  RepublicationTest() {
    kafka.setBootstrapServers(List.of(TestBroker.shared().bootstrapServers()));
    topics =
        new TopicCreator(
            kafka.buildAdminProperties(),
            new RelayProperties(PARTITIONS, (short) 1, 1, Duration.ZERO, Duration.ZERO));
  }

  @BeforeEach
  void five_events_of_which_four_are_published() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
    open();
    append("lumière", 0, "said");
    append("soleil", 0, "said");
    append("lumière", 1, "whispered");
    append("lumière", 2, "said");
    append("soleil", 1, "said");
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
        new PublishedMessages(
            mapper.topic(),
            () -> RelayAutoConfiguration.consumer(kafka, mapper.topic()),
            position -> log.hashAt(position));
    republication = new Republication<>("group-service", mapper, tokens, published, log, reader);
  }

  @Test
  @DisplayName("a restored log goes on from another source, without what is published already")
  void a_restored_log_goes_on_from_another_source() {
    tokens.reset(name(), OutboxToken.START);
    publish();
    restoreUpTo(3);
    append("soleil", 1, "said"); // another event in the place of a lost one
    assertThatThrownBy(this::publish)
        .isInstanceOf(LogRestoredException.class)
        .hasMessageContaining("has message ");

    assertThat(republication.beginTimeline(PARTITIONS))
        .extracting(PublishedMessages.Undone::n, PublishedMessages.Undone::subject)
        .containsExactly(tuple(4L, "lumière"), tuple(5L, "soleil"));

    publish();
    assertThat(messages())
        .containsExactlyInAnyOrder(
            "group-service 1 lumière",
            "group-service 2 soleil",
            "group-service 4 lumière",
            "group-service 5 soleil",
            "group-service/2 4 soleil");
    assertThat(tokens.find(name()).lastPublished()).isEqualTo(onlyIn("soleil", 4));
    publish();
    assertThat(republication.beginTimeline(PARTITIONS)).isEmpty();
  }

  /** Publishes what the log has after the stored token, as a service does that has just started. */
  private void publish() {
    try (var publisher = publisher(() -> RelayAutoConfiguration.producer(kafka))) {
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
    database.ask("delete from events where position > " + position);
    database.ask(
        "update log_head set (position, hash) ="
            + " (select position, hash from events order by position desc limit 1)");
    database.ask(
        "update relay_token set position = 2, hash = '%s', last_said = '%s'"
            .formatted(log.hashAt(2).orElseThrow(), lastPublished(1, 2)));
    open();
  }

  private List<String> messages() {
    var all = new ArrayList<String>();
    try (var consumer = RelayAutoConfiguration.consumer(kafka, mapper.topic())) {
      var partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(mapper.topic(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  var message = Message.from(record);
                  all.add(message.source() + " " + message.n() + " " + message.subject());
                }
                return all.size() >= 5;
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

  private static final class Mapper implements MessageMapper<Event> {
    private final String topic = "codev.test-" + UUID.randomUUID();

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
      return recorded.event() instanceof RelayFixture.Said said
          ? Optional.of(new OutboundMessage("group.said.v1", said))
          : Optional.empty();
    }
  }
}
