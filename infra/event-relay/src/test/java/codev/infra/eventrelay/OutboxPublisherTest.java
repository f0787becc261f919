package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.eventrelay.RelayFixture.Said;
import codev.infra.eventrelay.RelayFixture.Whispered;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un service qui parle à ses voisins")
class OutboxPublisherTest {
  private final RelayFixture neighbours = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    neighbours.close();
  }

  @Test
  @DisplayName("dit ce qu'il a décidé de dire, dans une enveloppe CloudEvents")
  void says_what_it_decided_to_say() {
    neighbours.happened(new Said("lumière", "bonjour"));

    neighbours.speaks(neighbours.speaker(), 0);

    var record = onKafka().getFirst();
    assertThat(record.key()).isEqualTo("lumière");
    assertThat(record.value()).isEqualTo("{\"group\":\"lumière\",\"what\":\"bonjour\"}");
    assertThat(headers(record))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "1",
                "ce_type", "group.said.v1",
                "ce_source", "group-service",
                "ce_subject", "lumière",
                "ce_time", "2026-11-24T09:00:00Z",
                "ce_n", "1",
                "ce_prev", "0",
                "ce_hash", "hash1",
                "content-type", "application/json"));
  }

  @Test
  @DisplayName("garde pour lui ce qui doit rester dans la pièce")
  void keeps_what_stays_in_the_room() {
    neighbours.happened(new Whispered("lumière", "entre nous"), new Said("lumière", "bonjour"));

    neighbours.speaks(neighbours.speaker(), 0);

    assertThat(numbers()).containsExactly("2 after 0");
  }

  @Test
  @DisplayName("numérote chaque message et celui qui le précède dans sa partition")
  void numbers_the_messages() {
    neighbours.happened(
        new Said("lumière", "un"), new Whispered("lumière", "…"), new Said("lumière", "deux"));

    neighbours.speaks(neighbours.speaker(), 0);

    assertThat(numbers()).containsExactly("1 after 0", "3 after 1");
  }

  @Test
  @DisplayName("reprend où il s'était arrêté, numéros compris")
  void goes_on_where_it_stopped() {
    neighbours.happened(new Said("lumière", "un"));
    neighbours.speaks(neighbours.speaker(), 0);
    neighbours.happened(new Said("lumière", "deux"));

    var restarted = neighbours.speaker();
    neighbours.speaks(restarted, restarted.savedPosition().position());

    assertThat(numbers()).containsExactly("1 after 0", "2 after 1");
  }

  @Test
  @DisplayName("redit sous les mêmes numéros ce qu'il n'a pas fini de dire")
  void says_again_under_the_same_numbers() {
    neighbours.happened(new Said("lumière", "un"), new Said("lumière", "deux"));
    neighbours.speaks(neighbours.speaker(), 0);
    neighbours.log.ask("update relay_token set position = 0, hash = '', last_said = '[]'");

    neighbours.speaks(neighbours.speaker(), 0);

    assertThat(numbers()).containsExactly("1 after 0", "2 after 1", "1 after 0", "2 after 1");
  }

  @Test
  @DisplayName("ne laisse pas une instance attardée ramener sa marque en arrière")
  void does_not_let_a_late_instance_move_the_token() {
    neighbours.happened(new Said("lumière", "un"));
    var late = neighbours.speaker();
    neighbours.speaks(neighbours.speaker(), 0);

    assertThatThrownBy(() -> neighbours.speaks(late, 0)).hasMessageContaining("no longer at 0");
    assertThat(late.savedPosition().position()).isEqualTo(1);
  }

  @Test
  @DisplayName("refuses the late write of an instance that held the lease before")
  void refuses_the_write_of_a_former_holder() {
    neighbours.happened(new Said("lumière", "un"));
    var former = neighbours.speaker(4);
    neighbours.speaker(5);

    assertThatThrownBy(() -> neighbours.speaks(former, 0)).isInstanceOf(StaleFenceException.class);
    assertThatThrownBy(() -> neighbours.speaker(4))
        .isInstanceOfSatisfying(
            StaleFenceException.class, refused -> assertThat(refused.stored()).isEqualTo(5));
    assertThat(neighbours.speaker(6).savedPosition()).isEqualTo(LogPosition.START);
  }

  @Test
  @DisplayName("crée son sujet s'il manque, et ses messages ne s'effacent jamais")
  void creates_its_topic() throws Exception {
    neighbours.happened(new Said("lumière", "un"));

    neighbours.speaks(neighbours.speaker(), 0);

    var topic = new ConfigResource(ConfigResource.Type.TOPIC, neighbours.topic);
    try (var admin = Admin.create(neighbours.clientProperties())) {
      assertThat(admin.describeConfigs(List.of(topic)).all().get().values())
          .extracting(configured -> configured.get("retention.ms").value())
          .containsExactly("-1");
    }
    assertThat(neighbours.topics().ensure(neighbours.topic).partitions()).isEqualTo(6);
  }

  @Test
  @DisplayName("mesure ce qu'il dit")
  void is_measured() {
    neighbours.happened(new Said("lumière", "un"), new Said("soleil", "deux"));

    neighbours.speaks(neighbours.speaker(), 0);

    assertThat(neighbours.meters.get("codev.relay.published").counter().count()).isEqualTo(2);
    assertThat(neighbours.meters.get("codev.relay.publication.lag").timer().count()).isEqualTo(1);
  }

  private List<String> numbers() {
    return onKafka().stream()
        .map(record -> headers(record).get("ce_n") + " after " + headers(record).get("ce_prev"))
        .toList();
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    var headers = new TreeMap<String, String>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }

  /** All that stands in the topic. */
  private List<ConsumerRecord<String, String>> onKafka() {
    var records = new ArrayList<ConsumerRecord<String, String>>();
    try (var consumer =
        new KafkaConsumer<>(
            neighbours.clientProperties(), new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(neighbours.topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var all = consumer.endOffsets(partitions).values().stream().mapToLong(n -> n).sum();
      await()
          .pollInSameThread()
          .until(
              () -> {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
                return records.size() >= all;
              });
    }
    return records;
  }
}
