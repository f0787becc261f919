package codev.infra.eventrelay.outbox;

import static codev.infra.eventrelay.outbox.TopicLogComparison.UNSIGNED_IS_CONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventrelay.signature.TestSigningKeys;
import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@DisplayName("The topic of a service whose earlier versions signed nothing")
class TopicLogComparisonTest {
  private static final MessageSigner SIGNED = new MessageSigner(TestSigningKeys.KNOWN);
  private static final MessageSigner UNSIGNED = new MessageSigner(null);

  /** More messages than are read where all is well. */
  private static final int MANY = UNSIGNED_IS_CONCLUSIVE + 500;

  private final String topic = "codev.test-" + UUID.randomUUID();
  private final KafkaProperties kafka = new KafkaProperties();
  private final AtomicLong firstRead = new AtomicLong(Long.MAX_VALUE);

  @BeforeEach
  void create() throws Exception {
    kafka.setBootstrapServers(List.of(TestBroker.shared().bootstrapServers()));
    var settings =
        new RelayProperties(1, (short) 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
    try (var topics = new TopicAdmin(kafka.buildAdminProperties(), settings)) {
      topics.ensure(topic);
    }
  }

  @Test
  @DisplayName("is not read to its beginning where its last messages are in the log")
  void is_read_in_part() throws Exception {
    publish(UNSIGNED, 1, MANY);

    compareWithLogOf(MANY);

    assertThat(firstRead).hasValue(MANY - UNSIGNED_IS_CONCLUSIVE);
  }

  @Test
  @DisplayName("shows that the log was restored, however long it is")
  void shows_a_restored_log() throws Exception {
    publish(UNSIGNED, 1, MANY);

    assertThatThrownBy(() -> compareWithLogOf(MANY - 1))
        .isInstanceOf(LogRestoredException.class)
        .hasMessageContaining("has message " + MANY);
  }

  @Test
  @DisplayName("shows no loss by what others have written after a signed message, however much")
  void what_others_have_written_is_no_loss() throws Exception {
    publish(SIGNED, 1, 1);
    publish(UNSIGNED, 2, MANY);

    compareWithLogOf(1);

    assertThat(firstRead).hasValue(0);
  }

  @Test
  @DisplayName("is read as far as its last signed message once there is one")
  void a_signed_message_is_enough() throws Exception {
    publish(UNSIGNED, 1, 200);
    publish(SIGNED, 201, 201);

    compareWithLogOf(201);

    assertThat(firstRead).hasValue(200);
  }

  private void publish(MessageSigner signer, int first, int last) throws Exception {
    try (var producer = new KafkaClients(kafka).producer()) {
      for (int n = first; n < last; n++) {
        var _ = producer.send(signer.sign(message(n), topic, 0));
      }
      var end = producer.send(signer.sign(message(last), topic, 0)).get();
      assertThat(end.offset()).isEqualTo(last - 1L);
    }
  }

  private static CloudEventMessage message(int n) {
    return new CloudEventMessage(
        "group.said.v1", "group-service", "soleil", n, n - 1, "hash" + n, Instant.EPOCH, "{}");
  }

  private void compareWithLogOf(int events) {
    new TopicLogComparison(
            "group-service",
            topic,
            this::consumer,
            MessageVerifier.forOwnMessages(TestSigningKeys.KNOWN),
            n -> n > events ? Optional.empty() : Optional.of("hash" + n))
        .verify(new Timelines(List.of()), 1);
  }

  private Consumer<String, byte[]> consumer() {
    Map<String, Object> properties = kafka.buildConsumerProperties();
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public void seek(TopicPartition partition, long offset) {
        firstRead.accumulateAndGet(offset, Math::min);
        super.seek(partition, offset);
      }
    };
  }
}
