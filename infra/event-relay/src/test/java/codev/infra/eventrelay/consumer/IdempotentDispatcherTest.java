package codev.infra.eventrelay.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventrelay.TraceHeader;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.PartitionLostException;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

@DisplayName("An idempotent dispatcher")
@Execution(CONCURRENT)
class IdempotentDispatcherTest {
  private static final TopicPartition PARTITION = new TopicPartition("codev.sample", 0);

  private static final String TOPIC_ID = "first";

  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final DeadLetterQueue deadLetters = new DeadLetterQueue(database.dataSource());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final RecordedSpans spans = new RecordedSpans();
  private final Tracing tracing = new Tracing(spans.registry());
  private final RecordingListener listener = new RecordingListener();
  private final List<ConsumerRecord<String, byte[]>> partition = new ArrayList<>();
  private IdempotentDispatcher dispatcher = dispatcher();

  @BeforeEach
  void assign() {
    dispatcher.assign(PARTITION, TOPIC_ID, 0, () -> 9);
  }

  @Test
  @DisplayName("handles each message, in order")
  void handles_everything_in_order() {
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
  }

  @Test
  @DisplayName("drops a message that was published twice")
  void drops_duplicates() {
    dispatch(
        message("lumière", 2, 0),
        message("soleil", 5, 2),
        message("lumière", 2, 0),
        message("soleil", 5, 2));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
    assertThat(meters.get("codev.relay.duplicates").counter().count()).isEqualTo(2);
  }

  @Test
  @DisplayName("knows its position after a restart, and goes on from there")
  void goes_on_after_a_restart() {
    dispatch(message("lumière", 2, 0));

    restarted();
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
  }

  @Test
  @DisplayName("asks for what follows the first record that it has not processed")
  void resumes_after_what_it_processed() {
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));

    assertThat(restarted()).isEqualTo(2);
  }

  @Test
  @DisplayName("an instance whose partition was assigned to another neither handles nor stores")
  void an_earlier_instance_has_no_effect() {
    var earlier = dispatcher;
    dispatch(message("lumière", 2, 0));
    restarted();
    dispatch(message("soleil", 5, 2));
    listener.losesPartition = true;

    assertThatThrownBy(() -> earlier.dispatch(PARTITION, partition.subList(1, 2)))
        .isInstanceOf(PartitionLostException.class);

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
    assertThat(restarted()).isEqualTo(2);
  }

  @Test
  @DisplayName("an instance whose partition was assigned to another keeps no dead letter")
  void an_earlier_instance_keeps_no_dead_letter() {
    var earlier = dispatcher;
    restarted();
    listener.refused.add("lumière 2");
    var record = record(message("lumière", 2, 0), 0);

    assertThatThrownBy(() -> earlier.dispatch(PARTITION, List.of(record)))
        .isInstanceOf(PartitionLostException.class);

    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName("a new topic of the same name is read from its start, and nothing is handled twice")
  void a_new_topic_is_read_from_its_start() {
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));

    dispatcher = dispatcher();
    assertThat(dispatcher.assign(PARTITION, "second", 0, () -> 9)).isZero();
    partition.clear();
    dispatch(message("soleil", 5, 2), message("lune", 9, 5));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5", "lune 9");
    assertThat(dispatcher.stopped()).isEmpty();
    assertThat(restarted("second")).isEqualTo(2);
  }

  @Test
  @DisplayName("stops a partition where a message is missing, and reports the gap")
  void stops_at_a_gap() {
    dispatch(message("lumière", 2, 0), message("soleil", 9, 5));

    assertThat(listener.handled).containsExactly("lumière 2");
    assertThat(dispatcher.stopped())
        .containsEntry(PARTITION, "of group-service, something between 2 and 9 is missing");
    assertThat(restarted()).isEqualTo(1);
  }

  @Test
  @DisplayName("goes on once the missing message arrives")
  void goes_on_once_the_missing_message_arrives() {
    dispatch(message("lumière", 2, 0), message("soleil", 9, 5));

    dispatch(message("lune", 5, 2), message("soleil", 9, 5));

    assertThat(listener.handled).containsExactly("lumière 2", "lune 5", "soleil 9");
    assertThat(dispatcher.stopped()).isEmpty();
  }

  @Test
  @DisplayName("an operator sees the gap and gives the missing message up; the next one is handled")
  void goes_on_without_the_missing_message() {
    var operator = positions();
    dispatch(message("lumière", 2, 0), message("soleil", 9, 5));
    assertThat(operator.partitions())
        .extracting(ConsumerPositionStore.Partition::gap)
        .containsExactly(new MessageGap("group-service", 2, 5, 9));

    assertThat(operator.giveUpMissing(0)).isTrue();

    assertThatThrownBy(dispatcher::checkDecisions).isInstanceOf(IllegalStateException.class);
    assertThat(restarted()).isEqualTo(1);
    dispatcher.dispatch(PARTITION, partition.subList(1, 2));
    assertThat(listener.handled).containsExactly("lumière 2", "soleil 9");
    assertThat(operator.partitions())
        .extracting(ConsumerPositionStore.Partition::gap)
        .containsOnlyNulls();
    assertThat(operator.giveUpMissing(0)).isFalse();
  }

  @Test
  @DisplayName(
      "stops a partition read further than its restored database knows, until an operator decides")
  void is_stopped_after_a_restore() {
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));

    assertThat(dispatcher.assign(PARTITION, TOPIC_ID, 7, () -> 9)).isEqualTo(2);
    assertThat(dispatcher.restored().isStopped(PARTITION)).isTrue();
    assertThat(dispatcher.stopped().get(PARTITION))
        .contains("restored to an earlier state: 7 records of the topic were read, it knows of 2");
    dispatcher.checkDecisions();
    assertThat(positions().partitions())
        .extracting(ConsumerPositionStore.Partition::restoredFrom)
        .containsExactly(9L);
    assertThat(meters.get("codev.relay.restored").gauge().value()).isEqualTo(1);

    assertThat(positions().resumeAfterRestore()).isEqualTo(1);

    assertThatThrownBy(dispatcher::checkDecisions).isInstanceOf(IllegalStateException.class);
    dispatcher = dispatcher();
    dispatcher.assign(PARTITION, TOPIC_ID, 7, () -> 9);
    assertThat(dispatcher.restored().isStopped(PARTITION)).isFalse();
    assertThat(dispatcher.restored().lostEvents(PARTITION)).isPresent();
    assertThat(positions().resumeAfterRestore()).isZero();
  }

  @Test
  @DisplayName("after a restore reads again what it had read, without the lost events")
  void skips_lost_events() {
    dispatch(message("lumière", 2, 0));
    dispatcher = dispatcher();
    dispatcher.assign(PARTITION, TOPIC_ID, 3, () -> 9);
    positions().resumeAfterRestore();
    dispatcher = dispatcher();
    dispatcher.assign(PARTITION, TOPIC_ID, 3, () -> 9);
    var lost = dispatcher.restored().lostEvents(PARTITION).orElseThrow();
    var second = new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 4)));
    var third =
        new TimelineBeginning("group-service", 3, List.of(new Timeline(2, 4), new Timeline(3, 8)));
    lost.add(third);
    lost.add(second);

    dispatch(
        message("soleil", 4, 2),
        message("lune", 5, 4),
        second.message(Instant.EPOCH),
        message(2, "terre", 6, 0),
        message(2, "mars", 9, 6),
        third.message(Instant.EPOCH),
        message(3, "mars", 9, 0));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 4", "terre 6", "mars 9");
    assertThat(deadLetters.all()).isEmpty();
    assertThat(restarted()).isEqualTo(8);
  }

  @Test
  @DisplayName(
      "counts messages of an abandoned timeline as lost, but not those of one restored later")
  void a_state_that_was_given_up() {
    var lost = new LostEvents();
    lost.add(new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 4))));
    lost.add(new TimelineBeginning("group-service", 3, List.of(new Timeline(3, 9))));

    assertThat(lost.contains(message(1, "soleil", 6, 4))).isFalse();
    assertThat(lost.contains(message(2, "lune", 6, 0))).isTrue();
    assertThat(lost.contains(message(1, "lune", 10, 6))).isTrue();
    assertThat(lost.contains(message(3, "lune", 10, 0))).isFalse();
    assertThat(lost.contains(message(4, "lune", 5, 0))).as("of which nothing is known").isFalse();
  }

  @Test
  @DisplayName("does not handle what follows a gap before the messages that wait behind it")
  void what_waits_is_not_passed_over() {
    dispatch(message("lumière", 2, 0), message("soleil", 9, 5), message("lumière", 2, 0));

    assertThat(restarted()).isEqualTo(1);
    assertThat(positions().giveUpMissing(0)).isTrue();
    restarted();
    dispatcher.dispatch(PARTITION, partition.subList(1, 3));
    assertThat(listener.handled).containsExactly("lumière 2", "soleil 9");
  }

  @Test
  @DisplayName("begins again at the stored position when its database was restored while it ran")
  void notices_a_restore_under_it() {
    dispatch(message("lumière", 2, 0), message("soleil", 5, 2));
    database.ask("update consumer_position set record_offset = 1");

    assertThatThrownBy(() -> dispatch(message("lune", 9, 5)))
        .hasMessageContaining("the stored position of codev.sample-0 has changed");
    assertThat(restarted()).isEqualTo(1);
  }

  @Test
  @DisplayName("tries a message again before it becomes a dead letter")
  void tries_again_before_a_dead_letter() {
    listener.failures = 2;

    dispatch(message("lumière", 2, 0));

    assertThat(listener.handled).containsExactly("lumière 2");
    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName(
      "keeps as dead letters a message that cannot be handled and those after it of the same group")
  void keeps_a_poisoned_message_and_those_behind_it() {
    listener.refused.add("lumière 2");

    dispatch(message("lumière", 2, 0), message("soleil", 5, 2), message("lumière", 7, 5));

    assertThat(listener.handled).containsExactly("soleil 5");
    assertThat(deadLetters.all())
        .extracting(DeadLetter::notice)
        .extracting(DeadLetter.Notice::id, DeadLetter.Notice::subject, DeadLetter.Notice::n)
        .containsExactly(
            tuple("groups.group-service.2", "lumière", 2L),
            tuple("groups.group-service.7", "lumière", 7L));
    assertThat(meters.get("codev.relay.dead.letters").gauge().value()).isEqualTo(2);
  }

  @Test
  @DisplayName("keeps what follows as dead letters after a restart, too")
  void goes_on_keeping_dead_letters_after_a_restart() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0));
    listener.refused.clear();

    restarted();
    dispatch(message("lumière", 7, 2));

    assertThat(listener.handled).isEmpty();
    assertThat(deadLetters.count("groups")).isEqualTo(2);
  }

  @Test
  @DisplayName("redelivers dead letters in order when asked to")
  void is_redelivered_on_demand() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0), message("lumière", 7, 2));
    listener.refused.clear();

    assertThat(new DeadLetterEndpoint(deadLetters).retry("groups.group-service.7"))
        .containsEntry("toldAgain", 2L);
    dispatcher.retryDeadLetters();
    dispatch(message("lumière", 8, 7));

    assertThat(listener.handled).containsExactly("lumière 2", "lumière 7", "lumière 8");
    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName("keeps what fails again, and what follows it")
  void keeps_what_fails_again() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0), message("lumière", 7, 2));

    deadLetters.requestRetry("groups.group-service.2");
    dispatcher.retryDeadLetters();

    assertThat(listener.handled).isEmpty();
    assertThat(deadLetters.all()).hasSize(2).noneMatch(DeadLetter::retry);
  }

  @ParameterizedTest
  @ValueSource(classes = {NoClassDefFoundError.class, AssertionError.class})
  @DisplayName("keeps what ends by an error when it is delivered again, and goes on")
  void keeps_what_ends_by_an_error(Class<? extends Error> kind) throws Exception {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0));
    listener.refused.clear();
    listener.error = Optional.of(kind.getConstructor().newInstance());

    deadLetters.requestRetry("groups.group-service.2");
    dispatcher.retryDeadLetters();
    listener.error = Optional.empty();
    dispatch(message("soleil", 5, 2));

    assertThat(listener.handled).containsExactly("soleil 5");
    assertThat(deadLetters.all()).hasSize(1).noneMatch(DeadLetter::retry);
    assertThat(deadLetters.all()).extracting(DeadLetter::why).containsExactly(kind.getName());
  }

  @Test
  @DisplayName("keeps a dead letter at which the machine fails, and passes that on")
  void keeps_what_the_machine_fails_at() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0));
    listener.error = Optional.of(new InternalError());

    deadLetters.requestRetry("groups.group-service.2");

    assertThatThrownBy(dispatcher::retryDeadLetters).isInstanceOf(InternalError.class);
    assertThat(deadLetters.all()).hasSize(1).noneMatch(DeadLetter::retry);
  }

  @Test
  @DisplayName("leaves the dead letters of another instance's partition alone")
  void leaves_dead_letters_of_another_instance() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0));
    listener.refused.clear();
    dispatcher.revoke(Set.of(PARTITION));

    deadLetters.requestRetry("groups.group-service.2");
    dispatcher.retryDeadLetters();

    assertThat(listener.handled).isEmpty();
    assertThat(deadLetters.all()).hasSize(1);
  }

  @Test
  @DisplayName("drops a message that the operator discards; what follows still waits")
  void drops_a_discarded_message() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0), message("lumière", 7, 2));

    new DeadLetterEndpoint(deadLetters).drop("groups.group-service.2");

    assertThat(deadLetters.all())
        .extracting(DeadLetter::id)
        .containsExactly("groups.group-service.7");
  }

  @Test
  @DisplayName("lists dead letters to the operator without their content")
  void shows_no_content_to_the_operator() {
    listener.refused.add("lumière 2");
    dispatch(message("lumière", 2, 0));

    assertThat(new DeadLetterEndpoint(deadLetters).all().toString())
        .contains("lumière", "group.said.v1", "refused")
        .doesNotContain("secret");
  }

  @Test
  @DisplayName("keeps what is not a message as a dead letter")
  void keeps_what_is_no_message() {
    partition.add(new ConsumerRecord<>("codev.sample", 0, 0, "lumière", "?".getBytes(UTF_8)));
    dispatcher.dispatch(PARTITION, partition);

    dispatch(message("soleil", 2, 0));

    assertThat(listener.handled).containsExactly("soleil 2");
    assertThat(deadLetters.all())
        .extracting(DeadLetter::id)
        .containsExactly("groups.unreadable.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?", "null", "{}", "{\"number\":2}", "{\"number\":2,\"timelines\":[null]}"})
  @DisplayName("keeps the malformed beginning of a timeline as a dead letter, and goes on")
  void keeps_a_malformed_beginning(String body) {
    var beginning = new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 2)));

    dispatch(
        message("lumière", 2, 0),
        beginning.message(Instant.EPOCH).with(body),
        message(2, "soleil", 5, 0));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
    assertThat(deadLetters.all())
        .extracting(DeadLetter::id, letter -> letter.message().type())
        .containsExactly(tuple("groups.unreadable.0.1", "relay.timeline-began.v1"));
    assertThat(restarted()).isEqualTo(3);
  }

  @Test
  @DisplayName("waits, without dead letters, while a store is unavailable")
  void waits_for_a_store_that_is_away() {
    listener.outage =
        Optional.of(
            new DataAccessResourceFailureException("gone", new SQLException("gone", "08006")));
    var record = message("lumière", 2, 0);

    assertThatThrownBy(() -> dispatch(record)).hasMessage("a store is away");
    listener.outage = Optional.empty();
    dispatcher.dispatch(PARTITION, partition);

    assertThat(listener.handled).containsExactly("lumière 2");
    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName("shows the handling of a message in the trace that it belongs to")
  void follows_a_trace() {
    var traced = record(message("lumière", 2, 0), 0);
    TraceHeader.add(traced.headers(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    dispatcher.dispatch(PARTITION, List.of(traced, record(message("soleil", 5, 2), 1)));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
    assertThat(spans.ended()).hasSize(1);
    var span = spans.ended("codev.message").getFirst();
    assertThat(span.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.parent()).isEqualTo("b7ad6b7169203331");
    assertThat(span.keys()).isEqualTo(Map.of("codev.type", "group.said.v1", "outcome", "done"));
  }

  @Test
  @DisplayName("ignores what is no trace, instead of making the message a dead letter")
  void ignores_what_is_no_trace() {
    var malformed = record(message("lumière", 2, 0), 0);
    TraceHeader.add(malformed.headers(), "\0 secret");
    var empty = record(message("soleil", 5, 2), 1);
    empty.headers().add(Tracing.TRACEPARENT, null);

    dispatcher.dispatch(PARTITION, List.of(malformed, empty));

    assertThat(listener.handled).containsExactly("lumière 2", "soleil 5");
    assertThat(deadLetters.all()).isEmpty();
    assertThat(spans.ended()).isEmpty();
  }

  private IdempotentDispatcher dispatcher() {
    var settings =
        new RelayProperties(
            6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofHours(1));
    return new IdempotentDispatcher(
        listener,
        positions(),
        deadLetters,
        TestTrust.accepting(listener.name(), database),
        settings,
        meters,
        tracing);
  }

  private ConsumerPositionStore positions() {
    return new ConsumerPositionStore(database.dataSource(), listener.name());
  }

  private long restarted() {
    return restarted(TOPIC_ID);
  }

  private long restarted(String topicId) {
    dispatcher = dispatcher();
    return dispatcher.assign(PARTITION, topicId, 0, () -> 9);
  }

  private void dispatch(CloudEventMessage... messages) {
    var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var message : messages) {
      var record = record(message, partition.size());
      partition.add(record);
      batch.add(record);
    }
    dispatcher.dispatch(PARTITION, batch);
  }

  private static CloudEventMessage message(String subject, long n, long prev) {
    return message(1, subject, n, prev);
  }

  private static CloudEventMessage message(int timeline, String subject, long n, long prev) {
    return new CloudEventMessage(
        "group.said.v1",
        Timelines.source("group-service", timeline),
        subject,
        n,
        prev,
        null,
        Instant.parse("2026-11-24T09:00:00Z"),
        "{\"what\":\"secret\"}");
  }

  private static ConsumerRecord<String, byte[]> record(CloudEventMessage message, long offset) {
    var sent = message.to(PARTITION.topic(), PARTITION.partition());
    return new ConsumerRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
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

  private static final class RecordingListener implements MessageListener {
    final List<String> handled = new ArrayList<>();
    final Set<String> refused = new HashSet<>();
    int failures;
    boolean losesPartition;
    Optional<RuntimeException> outage = Optional.empty();
    Optional<Error> error = Optional.empty();

    @Override
    public String name() {
      return "groups";
    }

    @Override
    public String topic() {
      return PARTITION.topic();
    }

    @Override
    public void handle(InboundMessage message) {
      outage.ifPresent(
          e -> {
            throw e;
          });
      error.ifPresent(
          e -> {
            throw e;
          });
      if (failures-- > 0) throw new IllegalStateException("not now");
      var heading = message.subject() + " " + message.n();
      if (refused.contains(heading)) throw new IllegalArgumentException("refused");
      if (losesPartition)
        throw new PartitionLostException(new MessageOrigin("group-service", "soleil", 5));
      handled.add(heading);
    }
  }
}
