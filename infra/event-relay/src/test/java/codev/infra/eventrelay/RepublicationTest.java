package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import codev.infra.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Publishing the log again")
class RepublicationTest {
  private static final int PARTITIONS = 6;
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

  private final TestPostgres.Database database = TestPostgres.database();
  private final OutboxTokenStore tokens = new OutboxTokenStore(database.dataSource());
  private final Mapper mapper = new Mapper();
  private EventLog log;
  private Republication<Event> republication;

  @BeforeEach
  void five_events_of_which_four_are_published() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
    log = new EventLog(database.dataSource(), Duration.ofSeconds(5), new SimpleMeterRegistry());
    var engine =
        new PostgresEventStorageEngine(
            log,
            new EventSerializer(EventTypes.of("group", Event.class)),
            NoOpEventUpcaster.INSTANCE);
    republication =
        new Republication<>(
            OutboxPublisher.nameOf(mapper), mapper, tokens, log, new EventReader(log, engine));
    append("lumière", 0, "said");
    append("soleil", 0, "said");
    append("lumière", 1, "whispered");
    append("lumière", 2, "said");
    append("soleil", 1, "said");
    tokens.move(
        name(), 1, tokens.begin(name(), 1), new OutboxToken(log.head(), lastPublished(1, 2, 4, 5)));
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
        new OutboxPublisher<>(
            "group-service",
            mapper,
            tokens,
            new TopicCreator(
                Map.of(),
                new RelayProperties(PARTITIONS, (short) 1, 1, Duration.ZERO, Duration.ZERO)),
            () -> {
              throw new IllegalStateException("nothing is to be published");
            },
            new SimpleMeterRegistry());
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
    @Override
    public String topic() {
      return "codev.groups";
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
