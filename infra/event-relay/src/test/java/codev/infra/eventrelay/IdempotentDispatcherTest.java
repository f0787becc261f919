package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.MessageOrigin;
import codev.infra.eventstore.axon.PartitionLostException;
import codev.infra.testkit.TestPostgres;
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
import org.springframework.dao.DataAccessResourceFailureException;

@DisplayName("Une pièce qui écoute")
class IdempotentDispatcherTest {
  private static final TopicPartition PARTITION = new TopicPartition("codev.neighbours", 0);

  private static final String TOPIC_ID = "first";

  private final TestPostgres.Database database = TestPostgres.database();
  private final DeadLetterQueue deadLetters = new DeadLetterQueue(database.dataSource());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Room room = new Room();
  private final List<ConsumerRecord<String, byte[]>> partition = new ArrayList<>();
  private IdempotentDispatcher dispatcher = dispatcher();

  @BeforeEach
  void listens() {
    DatabaseSchema.SERVICE.migrate(database.dataSource());
    dispatcher.assign(PARTITION, TOPIC_ID);
  }

  @Test
  @DisplayName("entend chaque message, dans l'ordre")
  void hears_everything_in_order() {
    told(said("lumière", 2, 0), said("soleil", 5, 2));

    assertThat(room.heard).containsExactly("lumière 2", "soleil 5");
  }

  @Test
  @DisplayName("n'entend pas deux fois ce qui a été dit deux fois")
  void drops_what_was_said_twice() {
    told(said("lumière", 2, 0), said("soleil", 5, 2), said("lumière", 2, 0), said("soleil", 5, 2));

    assertThat(room.heard).containsExactly("lumière 2", "soleil 5");
    assertThat(meters.get("codev.relay.duplicates").counter().count()).isEqualTo(2);
  }

  @Test
  @DisplayName("se souvient après un redémarrage, et reprend à la suite")
  void remembers_after_a_restart() {
    told(said("lumière", 2, 0));

    restarted();
    told(said("lumière", 2, 0), said("soleil", 5, 2));

    assertThat(room.heard).containsExactly("lumière 2", "soleil 5");
  }

  @Test
  @DisplayName("demande la suite à partir du premier enregistrement qu'elle n'a pas traité")
  void resumes_after_what_it_took() {
    told(said("lumière", 2, 0), said("soleil", 5, 2));

    assertThat(restarted()).isEqualTo(2);
  }

  @Test
  @DisplayName("an instance whose partition was assigned to another neither handles nor stores")
  void an_earlier_instance_has_no_effect() {
    var earlier = dispatcher;
    told(said("lumière", 2, 0));
    restarted();
    told(said("soleil", 5, 2));
    room.sends = true;

    assertThatThrownBy(() -> earlier.dispatch(PARTITION, partition.subList(1, 2)))
        .isInstanceOf(PartitionLostException.class);

    assertThat(room.heard).containsExactly("lumière 2", "soleil 5");
    assertThat(restarted()).isEqualTo(2);
  }

  @Test
  @DisplayName("an instance whose partition was assigned to another puts nothing aside")
  void an_earlier_instance_puts_nothing_aside() {
    var earlier = dispatcher;
    restarted();
    room.refuses.add("lumière 2");
    var record = record(said("lumière", 2, 0), 0);

    assertThatThrownBy(() -> earlier.dispatch(PARTITION, List.of(record)))
        .isInstanceOf(PartitionLostException.class);

    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName("a new topic of the same name is read from its start, and nothing is handled twice")
  void a_new_topic_is_read_from_its_start() {
    told(said("lumière", 2, 0), said("soleil", 5, 2));

    dispatcher = dispatcher();
    assertThat(dispatcher.assign(PARTITION, "second")).isZero();
    partition.clear();
    told(said("soleil", 5, 2), said("lune", 9, 5));

    assertThat(room.heard).containsExactly("lumière 2", "soleil 5", "lune 9");
    assertThat(dispatcher.gaps()).isEmpty();
    assertThat(restarted("second")).isEqualTo(2);
  }

  @Test
  @DisplayName("s'immobilise où un message manque, et le dit")
  void stands_still_after_a_loss() {
    told(said("lumière", 2, 0), said("soleil", 9, 5));

    assertThat(room.heard).containsExactly("lumière 2");
    assertThat(dispatcher.gaps())
        .containsEntry(
            "codev.neighbours-0", "of group-service, something between 2 and 9 is missing");
    assertThat(restarted()).isEqualTo(1);
  }

  @Test
  @DisplayName("repart quand ce qui manquait est enfin dit")
  void goes_on_once_the_missing_is_said() {
    told(said("lumière", 2, 0), said("soleil", 9, 5));

    told(said("lune", 5, 2), said("soleil", 9, 5));

    assertThat(room.heard).containsExactly("lumière 2", "lune 5", "soleil 9");
    assertThat(dispatcher.gaps()).isEmpty();
  }

  @Test
  @DisplayName("an operator sees the gap and gives the missing message up; the next one is handled")
  void goes_on_without_the_missing_message() throws Exception {
    var topics =
        new TopicCreator(
            Map.of(), new RelayProperties(1, (short) 1, 1, Duration.ZERO, Duration.ZERO));
    var operator = new RelayEndpoint(null, topics, List.of(positions()));
    told(said("lumière", 2, 0), said("soleil", 9, 5));
    assertThat(operator.state().listeners().get("groups"))
        .extracting(RelayEndpoint.PartitionState::gap)
        .containsExactly(new MessageGap("group-service", 2, 5, 9));

    assertThat(operator.resume("groups", null, null, 0)).containsEntry("resumed", true);

    assertThatThrownBy(dispatcher::checkGaps).isInstanceOf(IllegalStateException.class);
    assertThat(restarted()).isEqualTo(1);
    dispatcher.dispatch(PARTITION, partition.subList(1, 2));
    assertThat(room.heard).containsExactly("lumière 2", "soleil 9");
    assertThat(operator.state().listeners().get("groups"))
        .extracting(RelayEndpoint.PartitionState::gap)
        .containsOnlyNulls();
    assertThat(operator.resume("groups", null, null, 0)).containsEntry("resumed", false);
  }

  @Test
  @DisplayName("essaie encore avant de mettre un message de côté")
  void tries_again_before_parking() {
    room.failures = 2;

    told(said("lumière", 2, 0));

    assertThat(room.heard).containsExactly("lumière 2");
    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName(
      "met de côté le message qu'elle ne comprend pas et ceux qui le suivent du même groupe")
  void parks_a_poisoned_message_and_those_behind_it() {
    room.refuses.add("lumière 2");

    told(said("lumière", 2, 0), said("soleil", 5, 2), said("lumière", 7, 5));

    assertThat(room.heard).containsExactly("soleil 5");
    assertThat(deadLetters.all())
        .extracting(DeadLetter::notice)
        .extracting(DeadLetter.Notice::id, DeadLetter.Notice::subject, DeadLetter.Notice::n)
        .containsExactly(
            tuple("groups.group-service.2", "lumière", 2L),
            tuple("groups.group-service.7", "lumière", 7L));
    assertThat(meters.get("codev.relay.dead.letters").gauge().value()).isEqualTo(2);
  }

  @Test
  @DisplayName("laisse de côté la suite aussi après un redémarrage")
  void goes_on_parking_after_a_restart() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0));
    room.refuses.clear();

    restarted();
    told(said("lumière", 7, 2));

    assertThat(room.heard).isEmpty();
    assertThat(deadLetters.count("groups")).isEqualTo(2);
  }

  @Test
  @DisplayName("réentend dans l'ordre, à la demande, ce qui était de côté")
  void is_told_again_on_demand() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0), said("lumière", 7, 2));
    room.refuses.clear();

    assertThat(new DeadLetterEndpoint(deadLetters).retry("groups.group-service.7"))
        .containsEntry("toldAgain", 2L);
    dispatcher.retryDeadLetters();
    told(said("lumière", 8, 7));

    assertThat(room.heard).containsExactly("lumière 2", "lumière 7", "lumière 8");
    assertThat(deadLetters.all()).isEmpty();
  }

  @Test
  @DisplayName("remet de côté, avec la suite, ce qu'elle refuse encore")
  void parks_again_what_it_refuses_again() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0), said("lumière", 7, 2));

    deadLetters.requestRetry("groups.group-service.2");
    dispatcher.retryDeadLetters();

    assertThat(room.heard).isEmpty();
    assertThat(deadLetters.all()).hasSize(2).noneMatch(DeadLetter::retry);
  }

  @Test
  @DisplayName("ne touche pas à ce qui est de côté dans une partition d'une autre instance")
  void leaves_what_another_instance_listens_to() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0));
    room.refuses.clear();
    dispatcher.revoke(Set.of(PARTITION));

    deadLetters.requestRetry("groups.group-service.2");
    dispatcher.retryDeadLetters();

    assertThat(room.heard).isEmpty();
    assertThat(deadLetters.all()).hasSize(1);
  }

  @Test
  @DisplayName("oublie un message que l'exploitant abandonne ; la suite attend encore")
  void forgets_a_dropped_message() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0), said("lumière", 7, 2));

    new DeadLetterEndpoint(deadLetters).drop("groups.group-service.2");

    assertThat(deadLetters.all())
        .extracting(DeadLetter::id)
        .containsExactly("groups.group-service.7");
  }

  @Test
  @DisplayName("montre à l'exploitant ce qui est de côté sans ce qui y est dit")
  void shows_no_words_to_the_operator() {
    room.refuses.add("lumière 2");
    told(said("lumière", 2, 0));

    assertThat(new DeadLetterEndpoint(deadLetters).all().toString())
        .contains("lumière", "group.said.v1", "refused")
        .doesNotContain("secret");
  }

  @Test
  @DisplayName("met de côté ce qui n'est pas un message")
  void parks_what_is_no_message() {
    partition.add(new ConsumerRecord<>("codev.neighbours", 0, 0, "lumière", "?".getBytes(UTF_8)));
    dispatcher.dispatch(PARTITION, partition);

    told(said("soleil", 2, 0));

    assertThat(room.heard).containsExactly("soleil 2");
    assertThat(deadLetters.all())
        .extracting(DeadLetter::id)
        .containsExactly("groups.unreadable.0.0");
  }

  @Test
  @DisplayName("attend, sans rien mettre de côté, quand un magasin est en panne")
  void waits_for_a_store_that_is_away() {
    room.outage =
        Optional.of(
            new DataAccessResourceFailureException("gone", new SQLException("gone", "08006")));
    var record = said("lumière", 2, 0);

    assertThatThrownBy(() -> told(record)).hasMessage("a store is away");
    room.outage = Optional.empty();
    dispatcher.dispatch(PARTITION, partition);

    assertThat(room.heard).containsExactly("lumière 2");
    assertThat(deadLetters.all()).isEmpty();
  }

  private IdempotentDispatcher dispatcher() {
    var settings =
        new RelayProperties(6, (short) 1, 3, Duration.ofMillis(1), Duration.ofMillis(10));
    return new IdempotentDispatcher(room, positions(), deadLetters, settings, meters);
  }

  private ConsumerPositionStore positions() {
    return new ConsumerPositionStore(database.dataSource(), room.name());
  }

  private long restarted() {
    return restarted(TOPIC_ID);
  }

  private long restarted(String topicId) {
    dispatcher = dispatcher();
    return dispatcher.assign(PARTITION, topicId);
  }

  private void told(Message... messages) {
    var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var message : messages) {
      var record = record(message, partition.size());
      partition.add(record);
      batch.add(record);
    }
    dispatcher.dispatch(PARTITION, batch);
  }

  private static Message said(String subject, long n, long prev) {
    return new Message(
        "group.said.v1",
        "group-service",
        subject,
        n,
        prev,
        null,
        Instant.parse("2026-11-24T09:00:00Z"),
        "{\"what\":\"secret\"}");
  }

  private static ConsumerRecord<String, byte[]> record(Message message, long offset) {
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

  private static final class Room implements MessageListener {
    final List<String> heard = new ArrayList<>();
    final Set<String> refuses = new HashSet<>();
    int failures;
    boolean sends;
    Optional<RuntimeException> outage = Optional.empty();

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
      if (failures-- > 0) throw new IllegalStateException("not now");
      var heading = message.subject() + " " + message.n();
      if (refuses.contains(heading)) throw new IllegalArgumentException("refused");
      if (sends) throw new PartitionLostException(new MessageOrigin("group-service", "soleil", 5));
      heard.add(heading);
    }
  }
}
