package codev.infra.eventrelay.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventrelay.TraceHeader;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.testkit.TestPostgres;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A listener that requires signatures")
@Execution(CONCURRENT)
class SignedMessagesTest {
  private static final TopicPartition PARTITION = new TopicPartition("codev.groups", 5);
  private static final MessageSigner SIGNER = new MessageSigner(TestSigningKeys.KNOWN);

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Long> handled = new ArrayList<>();
  private final List<ConsumerRecord<String, byte[]>> partition = new ArrayList<>();
  private final Path keys = TestSigningKeys.jwks(TestSigningKeys.KNOWN);
  private IdempotentDispatcher dispatcher = dispatcher(TestSigningKeys.required(keysOfGroups()));

  @BeforeEach
  void assign() {
    dispatcher.assign(PARTITION, "id", 0, () -> 9);
  }

  /** How a record differs from what its publisher has published. */
  enum Forgery {
    UNSIGNED {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return genuine.to(PARTITION.topic(), PARTITION.partition());
      }
    },
    BY_ANOTHER_KEY {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return new MessageSigner(TestSigningKeys.OTHER)
            .sign(genuine, PARTITION.topic(), PARTITION.partition());
      }
    },
    FROM_ANOTHER_PARTITION {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return SIGNER.sign(genuine, PARTITION.topic(), PARTITION.partition() + 1);
      }
    },
    FROM_ANOTHER_TOPIC {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return SIGNER.sign(genuine, "codev.sessions", PARTITION.partition());
      }
    },
    ANOTHER_BODY {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return transplanted(genuine, message(genuine.n(), genuine.prev(), "lumière", "stranger"));
      }
    },
    ANOTHER_SUBJECT {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return transplanted(genuine, message(genuine.n(), genuine.prev(), "soleil", "lea"));
      }
    },
    ANOTHER_POSITION {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return transplanted(
            genuine, message(1_000_000_000_000_000L, genuine.prev(), "lumière", "lea"));
      }
    },
    ANOTHER_PREDECESSOR {
      @Override
      ProducerRecord<String, byte[]> of(CloudEventMessage genuine) {
        return transplanted(genuine, message(genuine.n(), 0, "lumière", "lea"));
      }
    };

    abstract ProducerRecord<String, byte[]> of(CloudEventMessage genuine);

    /** A message with the signature of another one. */
    private static ProducerRecord<String, byte[]> transplanted(
        CloudEventMessage signed, CloudEventMessage altered) {
      var forged = altered.to(PARTITION.topic(), PARTITION.partition());
      for (var header : List.of("ce_keyid", "ce_signature"))
        forged.headers().add(published(signed).headers().lastHeader(header));
      return forged;
    }
  }

  @Test
  @DisplayName("handles what its publisher has signed")
  void handles_what_is_signed() {
    dispatch(published(message(2, 0)), published(message(5, 2)));

    assertThat(handled).containsExactly(2L, 5L);
    assertThat(dispatcher.stopped()).isEmpty();
  }

  @Test
  @DisplayName("handles a signed message whatever trace its record says that it belongs to")
  void a_trace_is_not_signed() {
    var traced = published(message(2, 0));
    TraceHeader.add(traced.headers(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    var other = published(message(5, 2));
    TraceHeader.add(other.headers(), "anything");

    dispatch(traced, other);

    assertThat(handled).containsExactly(2L, 5L);
    assertThat(dispatcher.stopped()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("stops before a forged message, and names the command that resumes it")
  void stops_before_a_forgery(Forgery forgery) {
    dispatch(published(message(2, 0)), forgery.of(message(5, 2)), published(message(9, 5)));

    assertThat(handled).containsExactly(2L);
    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains("at offset 1, is refused: ")
        .endsWith(
            "./codev relay resume SERVICE groups 5 (POST /actuator/relay/groups {\"partition\": 5})");
    assertThat(meters.get("codev.relay.refused").gauge().value()).isEqualTo(1);
    assertThat(positions().partitions())
        .extracting(ConsumerPositionStore.Partition::offset)
        .containsExactly(1L);
  }

  @Test
  @DisplayName("stops before an altered copy of what it has handled, instead of dropping it")
  void stops_before_an_altered_repetition() {
    dispatch(published(message(2, 0)), Forgery.ANOTHER_BODY.of(message(2, 0)));

    assertThat(dispatcher.stopped().get(PARTITION)).contains("message 2 of group-service");
  }

  @Test
  @DisplayName("drops a repetition as before")
  void drops_a_repetition() {
    dispatch(published(message(2, 0)), published(message(2, 0)), published(message(5, 2)));

    assertThat(handled).containsExactly(2L, 5L);
    assertThat(meters.get("codev.relay.duplicates").counter().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("stops before a position that it has handled with another hash of the log")
  void stops_before_another_log() {
    dispatch(published(message(2, 0)), published(message(5, 2)), ofAnotherLog(message(2, 0)));
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains("its position was handled with another hash of the log: hash2");

    dispatcher = dispatcher(TestSigningKeys.required(keysOfGroups()));
    dispatcher.assign(PARTITION, "id", 0, () -> 9);
    dispatcher.dispatch(PARTITION, partition.subList(2, 3));

    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
    assertThat(handled).containsExactly(2L, 5L);
  }

  @Test
  @DisplayName("stops before a position that it has passed without a message, and stays so")
  void stops_before_a_position_without_a_message() {
    dispatch(published(message(2, 0)), published(message(50, 2)));

    dispatch(published(message(30, 2)), published(message(60, 50)));

    assertThat(handled).containsExactly(2L, 50L);
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains(
            "message 30 of group-service, at offset 2, is refused: its position was passed without"
                + " a message: the last one that was handled is 50")
        .endsWith(
            "./codev relay resume SERVICE groups 5 (POST /actuator/relay/groups {\"partition\": 5})");
    assertThat(meters.get("codev.relay.refused").gauge().value()).isEqualTo(1);

    dispatcher = dispatcher(TestSigningKeys.required(keysOfGroups()));
    dispatcher.assign(PARTITION, "id", 0, () -> 9);
    dispatcher.dispatch(PARTITION, partition.subList(2, 4));

    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
    assertThat(handled).containsExactly(2L, 50L);
  }

  @Test
  @DisplayName("drops a missing message that was given up, should it be published after all")
  void drops_what_was_given_up() {
    dispatch(published(message(2, 0)), published(message(9, 5)));
    assertThat(positions().giveUpMissing(5)).isTrue();
    dispatcher = dispatcher(TestSigningKeys.required(keysOfGroups()));
    dispatcher.assign(PARTITION, "id", 0, () -> 9);
    dispatcher.dispatch(PARTITION, partition.subList(1, 2));

    dispatch(published(message(5, 2)), published(message(9, 5)));

    assertThat(dispatcher.stopped()).isEmpty();
    assertThat(handled).containsExactly(2L, 9L);

    dispatch(published(message(7, 5)));
    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
  }

  @Test
  @DisplayName("drops a repetition of what an earlier version has published without a hash")
  void drops_what_has_left_no_hash() {
    dispatch(published(withHash(null, message(2, 0))), published(message(5, 2)));

    dispatch(published(message(2, 0)), published(message(9, 5)));

    assertThat(dispatcher.stopped()).isEmpty();
    assertThat(handled).containsExactly(2L, 5L, 9L);
  }

  @Test
  @DisplayName(
      "forgets hashes by the furthest position of any partition, and drops older repetitions")
  void forgets_hashes_of_all_partitions() {
    dispatch(published(message(2, 0)), published(message(5, 2)));
    var other = new TopicPartition(PARTITION.topic(), 4);
    dispatcher.assign(other, "id", 0, () -> 9);
    var ahead = SIGNER.sign(message(120, 0), other.topic(), other.partition());
    dispatcher.dispatch(other, List.of(received(other, ahead, 0)));

    dispatch(published(message(2, 0)), published(message(5, 2)));

    assertThat(dispatcher.stopped()).isEmpty();
    assertThat(handled).containsExactly(2L, 5L, 120L);
  }

  @Test
  @DisplayName(
      "compares the hashes of the last positions only, and drops repetitions of older ones")
  void forgets_old_hashes() {
    dispatch(published(message(2, 0)), published(message(50, 2)));
    dispatch(published(message(120, 50)));

    dispatch(ofAnotherLog(message(2, 0)));
    assertThat(dispatcher.stopped()).isEmpty();

    dispatch(ofAnotherLog(message(50, 2)));
    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
  }

  @Test
  @DisplayName("stops before a position that is too far ahead, until another partition is as far")
  void stops_before_a_jump() {
    dispatch(
        published(message(2, 0)),
        published(message(1_000_002, 2)),
        published(message(2_000_003, 1_000_002)));
    assertThat(handled).containsExactly(2L, 1_000_002L);
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains("it is 1000001 positions ahead of what was handled");

    database.ask(
        "insert into consumer_position (listener, topic, partition, topic_id, record_offset, handled, epoch)"
            + " values ('groups', 'codev.groups', 4, 'id', 1, '{\"group-service\": 1000003}', 1)");
    assertThat(dispatcher.stoppedPartitions().due()).containsKey(PARTITION);
    dispatcher.dispatch(PARTITION, partition.subList(2, 3));

    assertThat(handled).containsExactly(2L, 1_000_002L, 2_000_003L);
    assertThat(dispatcher.stopped()).isEmpty();
  }

  @Test
  @DisplayName("stops before an unsigned beginning of a timeline")
  void an_unsigned_beginning_of_a_timeline() {
    var beginning = new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 1)));

    dispatch(
        beginning.message(Instant.EPOCH).to(PARTITION.topic(), PARTITION.partition()),
        published(message(2, 0)));

    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
    assertThat(handled).isEmpty();
  }

  @Test
  @DisplayName("an operator has it go on without the refused message; what follows is handled")
  void goes_on_without_the_refused_message() {
    dispatch(
        published(message(2, 0)), Forgery.UNSIGNED.of(message(5, 2)), published(message(5, 2)));
    var operator = positions();
    assertThat(operator.partitions())
        .extracting(partition -> String.valueOf(partition.refused()))
        .containsExactly("message 5 of group-service, at offset 1, is refused: it is not signed");
    dispatcher.checkDecisions();

    assertThat(operator.giveUpMissing(5)).isTrue();

    assertThatThrownBy(dispatcher::checkDecisions).isInstanceOf(IllegalStateException.class);
    dispatcher = dispatcher(TestSigningKeys.required(keysOfGroups()));
    assertThat(dispatcher.assign(PARTITION, "id", 0, () -> 9)).isEqualTo(2);
    dispatcher.dispatch(PARTITION, partition.subList(2, 3));
    assertThat(handled).containsExactly(2L, 5L);
    assertThat(operator.partitions())
        .extracting(ConsumerPositionStore.Partition::refused)
        .containsOnlyNulls();
    assertThat(operator.giveUpMissing(5)).isFalse();
  }

  @Test
  @DisplayName("raises one alarm for a forged message, which stays when the listener is resumed")
  void a_forgery_is_an_alarm() {
    dispatch(Forgery.UNSIGNED.of(message(2, 0)));
    dispatcher.dispatch(PARTITION, partition.subList(0, 1));
    assertThat(dispatcher.stoppedPartitions().due()).containsKey(PARTITION);
    dispatcher.dispatch(PARTITION, partition.subList(0, 1));

    var alarm = new Alarms(database.dataSource()).open().getFirst();
    assertThat(alarm.kind()).isEqualTo("message-refused");
    assertThat(alarm.subject()).isEqualTo("listener groups in codev.groups-5");
    assertThat(alarm.detail()).contains("message 2 of group-service", "it is not signed");
    assertThat(alarm.times()).isEqualTo(1);

    assertThat(positions().giveUpMissing(5)).isTrue();
    assertThat(new Alarms(database.dataSource()).open()).hasSize(1);
  }

  @Test
  @DisplayName("goes on by itself once its publisher has published the key")
  void goes_on_once_the_key_is_known() {
    var rotated = new MessageSigner(TestSigningKeys.OTHER);
    dispatch(
        published(message(2, 0)),
        rotated.sign(message(5, 2), PARTITION.topic(), PARTITION.partition()),
        published(message(9, 5)));
    assertThat(dispatcher.stopped().get(PARTITION)).contains("has no key");

    assertThat(dispatcher.stoppedPartitions().due()).isEqualTo(Map.of(PARTITION, 1L));
    dispatcher.dispatch(PARTITION, partition.subList(1, 3));
    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
    TestSigningKeys.publish(keys, TestSigningKeys.OTHER, TestSigningKeys.KNOWN);
    assertThat(dispatcher.stoppedPartitions().due()).isEqualTo(Map.of(PARTITION, 1L));
    assertThat(dispatcher.stopped()).isNotEmpty();
    dispatcher.dispatch(PARTITION, partition.subList(1, 3));

    assertThat(handled).containsExactly(2L, 5L, 9L);
    assertThat(dispatcher.stopped()).isEmpty();
    assertThat(positions().partitions())
        .extracting(ConsumerPositionStore.Partition::refused)
        .containsOnlyNulls();
  }

  @Test
  @DisplayName("where unsigned messages are accepted, a wrong signature is still refused")
  void a_wrong_signature_is_never_accepted() {
    dispatcher = dispatcher(TestSigningKeys.accepted(keysOfGroups()));
    dispatcher.assign(PARTITION, "id", 0, () -> 9);

    dispatch(
        Forgery.UNSIGNED.of(message(2, 0)),
        published(message(5, 2)),
        Forgery.ANOTHER_BODY.of(message(9, 5)));

    assertThat(handled).containsExactly(2L, 5L);
    assertThat(dispatcher.stoppedPartitions().isWaiting(PARTITION)).isTrue();
  }

  @Test
  @DisplayName("stops where no place of the publisher's keys is set")
  void without_a_place_of_keys() {
    dispatcher = dispatcher(TestSigningKeys.required(Map.of()));
    dispatcher.assign(PARTITION, "id", 0, () -> 9);

    dispatch(published(message(2, 0)));

    assertThat(handled).isEmpty();
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains("no place of its publisher's keys is set");
  }

  private Map<String, Path> keysOfGroups() {
    return Map.of("groups", keys);
  }

  private ConsumerPositionStore positions() {
    return new ConsumerPositionStore(database.dataSource(), "groups");
  }

  private IdempotentDispatcher dispatcher(MessageTrustProperties trust) {
    var settings =
        new RelayProperties(
            6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofHours(1));
    return new IdempotentDispatcher(
        new RecordingListener(),
        positions(),
        new DeadLetterQueue(database.dataSource()),
        TestTrust.admission("groups", trust, database.dataSource()),
        settings,
        meters,
        Tracing.OFF);
  }

  @SafeVarargs
  private void dispatch(ProducerRecord<String, byte[]>... records) {
    var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var sent : records) {
      var record = received(PARTITION, sent, partition.size());
      partition.add(record);
      batch.add(record);
    }
    dispatcher.dispatch(PARTITION, batch);
  }

  private static ConsumerRecord<String, byte[]> received(
      TopicPartition in, ProducerRecord<String, byte[]> sent, long offset) {
    return new ConsumerRecord<>(
        in.topic(),
        in.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        new RecordHeaders(sent.headers().toArray()),
        Optional.empty());
  }

  private static ProducerRecord<String, byte[]> published(CloudEventMessage message) {
    return SIGNER.sign(message, PARTITION.topic(), PARTITION.partition());
  }

  /** As a log that was restored to an earlier state would publish it. */
  private static ProducerRecord<String, byte[]> ofAnotherLog(CloudEventMessage message) {
    return published(withHash("another hash", message));
  }

  private static CloudEventMessage withHash(@Nullable String hash, CloudEventMessage message) {
    return new CloudEventMessage(
        message.type(),
        message.source(),
        message.subject(),
        message.n(),
        message.prev(),
        hash,
        message.at(),
        message.json());
  }

  private static CloudEventMessage message(long n, long prev) {
    return message(n, prev, "lumière", "lea");
  }

  private static CloudEventMessage message(long n, long prev, String subject, String member) {
    return new CloudEventMessage(
        "group.member-joined.v1",
        "group-service",
        subject,
        n,
        prev,
        "hash" + n,
        Instant.parse("2026-11-24T09:00:00Z"),
        CloudEventMessage.json(Map.of("member", member)));
  }

  private final class RecordingListener implements MessageListener {
    @Override
    public String name() {
      return "groups";
    }

    @Override
    public void handle(InboundMessage message) {
      handled.add(message.n());
    }
  }
}
