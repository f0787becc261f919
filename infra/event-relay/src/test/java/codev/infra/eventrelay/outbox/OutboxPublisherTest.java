package codev.infra.eventrelay.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.eventrelay.RelayFixture;
import codev.infra.eventrelay.RelayFixture.InternalEvent;
import codev.infra.eventrelay.RelayFixture.PublishedEvent;
import codev.infra.eventrelay.signature.TestSigningKeys;
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

@DisplayName("The publisher of a service")
class OutboxPublisherTest {
  private final RelayFixture services = new RelayFixture(TestBroker.shared());

  @AfterEach
  void close() throws Exception {
    services.close();
  }

  @Test
  @DisplayName("publishes what is to be published, as a signed CloudEvent")
  void publishes_what_is_to_be_published() {
    services.append(new PublishedEvent("lumière", "bonjour"));

    services.publish(services.publisher(), 0);

    var record = onKafka().getFirst();
    assertThat(record.key()).isEqualTo("lumière");
    assertThat(record.value()).isEqualTo("{\"group\":\"lumière\",\"what\":\"bonjour\"}");
    assertThat(headers(record))
        .containsKey("ce_signature")
        .containsAllEntriesOf(
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
                "ce_keyid", TestSigningKeys.KNOWN.id()))
        .hasSize(12)
        .containsEntry("content-type", "application/json");
  }

  @Test
  @DisplayName("adds the trace of a message, outside of what is signed")
  void adds_the_trace() {
    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    services.append(new PublishedEvent("lumière", "bonjour"));
    services.publish(services.publisher(), 0);
    services.traceAll(traceparent);
    services.log.ask("update relay_token set position = 0, hash = '', last_said = '[]'");
    services.publish(services.publisher(), 0);

    var without = headers(onKafka().getFirst());
    var with = headers(onKafka().getLast());
    assertThat(without).doesNotContainKey("traceparent");
    assertThat(with).containsEntry("traceparent", traceparent);
    with.remove("traceparent");
    assertThat(with).isEqualTo(without);
  }

  @Test
  @DisplayName("does not publish what is internal")
  void keeps_internal_events() {
    services.append(
        new InternalEvent("lumière", "entre nous"), new PublishedEvent("lumière", "bonjour"));

    services.publish(services.publisher(), 0);

    assertThat(numbers()).containsExactly("2 after 0");
  }

  @Test
  @DisplayName("numbers each message and the one before it in its partition")
  void numbers_the_messages() {
    services.append(
        new PublishedEvent("lumière", "un"),
        new InternalEvent("lumière", "…"),
        new PublishedEvent("lumière", "deux"));

    services.publish(services.publisher(), 0);

    assertThat(numbers()).containsExactly("1 after 0", "3 after 1");
  }

  @Test
  @DisplayName("goes on where it stopped, with the same numbers")
  void goes_on_where_it_stopped() {
    services.append(new PublishedEvent("lumière", "un"));
    services.publish(services.publisher(), 0);
    services.append(new PublishedEvent("lumière", "deux"));

    var restarted = services.publisher();
    services.publish(restarted, restarted.savedPosition().position());

    assertThat(numbers()).containsExactly("1 after 0", "2 after 1");
  }

  @Test
  @DisplayName("stores its position with each message, and without one when it is looked at")
  void stores_its_position_with_each_message() {
    services.append(new PublishedEvent("lumière", "un"));
    var publisher = services.publisher();
    services.publish(publisher, 0);
    services.append(new InternalEvent("lumière", "…"));
    services.publish(publisher, 1);

    assertThat(services.publisher().savedPosition().position()).isEqualTo(1);
    publisher.checkSavedPosition();
    assertThat(services.publisher().savedPosition().position()).isEqualTo(2);

    services.append(new InternalEvent("lumière", "…"));
    services.publish(publisher, 2);
    services.append(new PublishedEvent("lumière", "deux"));
    services.publish(publisher, 3);
    assertThat(services.publisher().savedPosition().position()).isEqualTo(4);
    assertThat(numbers()).containsExactly("1 after 0", "4 after 1");
  }

  @Test
  @DisplayName("passes what is internal in memory, a thousand events at most, and no message")
  void passes_what_is_internal() {
    services.append(new PublishedEvent("lumière", "un"));
    var publisher = services.publisher();
    services.publish(publisher, 0);
    services.append(new InternalEvent("lumière", "…"));

    assertThat(services.pass(publisher, 1)).isTrue();
    assertThat(services.publisher().savedPosition().position()).isEqualTo(1);
    publisher.checkSavedPosition();
    assertThat(services.publisher().savedPosition().position()).isEqualTo(2);

    services.append(new InternalEvent("lumière", "…"), new PublishedEvent("lumière", "deux"));
    assertThat(services.pass(publisher, 2)).isFalse();
    services.publish(publisher, 2);
    assertThat(numbers()).containsExactly("1 after 0", "4 after 1");

    for (int i = 0; i < 1001; i++) services.append(new InternalEvent("lumière", "…"));
    assertThat(services.pass(publisher, 4)).isFalse();
  }

  @Test
  @DisplayName("stores its position at least every thousand events")
  void stores_its_position_every_thousand_events() {
    var publisher = services.publisher();
    for (int i = 0; i < 1001; i++) services.append(new InternalEvent("lumière", "…"));

    services.publish(publisher, 0);

    assertThat(services.publisher().savedPosition().position()).isEqualTo(1001);
  }

  @Test
  @DisplayName("publishes again under the same numbers what was not acknowledged")
  void publishes_again_under_the_same_numbers() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("lumière", "deux"));
    services.publish(services.publisher(), 0);
    services.log.ask("update relay_token set position = 0, hash = '', last_said = '[]'");

    services.publish(services.publisher(), 0);

    assertThat(numbers()).containsExactly("1 after 0", "2 after 1", "1 after 0", "2 after 1");
  }

  @Test
  @DisplayName("does not let a late instance move its token back")
  void does_not_let_a_late_instance_move_the_token() {
    services.append(new PublishedEvent("lumière", "un"));
    var late = services.publisher();
    services.publish(services.publisher(), 0);

    assertThatThrownBy(() -> services.publish(late, 0)).hasMessageContaining("no longer at 0");
    assertThat(late.savedPosition().position()).isEqualTo(1);
  }

  @Test
  @DisplayName("refuses the late write of an instance that held the lease before")
  void refuses_the_write_of_a_former_holder() {
    services.append(new PublishedEvent("lumière", "un"));
    var former = services.publisher(4);
    services.publisher(5);

    assertThatThrownBy(() -> services.publish(former, 0)).isInstanceOf(StaleFenceException.class);
    assertThatThrownBy(() -> services.publisher(4))
        .isInstanceOfSatisfying(
            StaleFenceException.class, refused -> assertThat(refused.stored()).isEqualTo(5));
    assertThat(services.publisher(6).savedPosition()).isEqualTo(LogPosition.START);
  }

  @Test
  @DisplayName("creates its topic if it is missing, with unlimited retention")
  void creates_its_topic() throws Exception {
    services.append(new PublishedEvent("lumière", "un"));

    services.publish(services.publisher(), 0);

    var topic = new ConfigResource(ConfigResource.Type.TOPIC, services.topic);
    try (var admin = Admin.create(services.clientProperties())) {
      assertThat(admin.describeConfigs(List.of(topic)).all().get().values())
          .extracting(configured -> configured.get("retention.ms").value())
          .containsExactly("-1");
    }
    assertThat(services.topics().ensure(services.topic).partitions()).isEqualTo(6);
  }

  @Test
  @DisplayName("measures what it publishes")
  void is_measured() {
    services.append(new PublishedEvent("lumière", "un"), new PublishedEvent("soleil", "deux"));

    services.publish(services.publisher(), 0);

    assertThat(services.meters.get("codev.relay.published").counter().count()).isEqualTo(2);
    assertThat(services.meters.get("codev.relay.publication.lag").timer().count()).isEqualTo(1);
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
            services.clientProperties(), new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(services.topic).stream()
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
