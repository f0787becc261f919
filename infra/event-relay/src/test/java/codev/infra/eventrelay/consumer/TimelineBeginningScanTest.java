package codev.infra.eventrelay.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines.Timeline;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@DisplayName("Reading a partition ahead")
class TimelineBeginningScanTest {
  private static final RelayProperties SETTINGS =
      new RelayProperties(
          1, (short) 1, 1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1));

  @Test
  @DisplayName("finds where events were lost, a part at a time, whatever else is there")
  void finds_what_is_lost_in_parts() throws Exception {
    var kafkaSettings = new KafkaProperties();
    kafkaSettings.setBootstrapServers(List.of(TestBroker.shared().bootstrapServers()));
    var kafka = new KafkaClients(kafkaSettings);
    var partition = new TopicPartition("codev.test-" + UUID.randomUUID(), 0);
    var topic = partition.topic();
    try (var topics = new TopicAdmin(kafkaSettings.buildAdminProperties(), SETTINGS);
        var producer = kafka.producer();
        var consumer = kafka.consumer(topic)) {
      topics.ensure(topic);
      var beginning = new TimelineBeginning("group-service", 2, List.of(new Timeline(2, 3)));
      for (var n = 1; n <= 5; n++) producer.send(message(n).to(topic, 0)).get();
      producer.send(new ProducerRecord<>(topic, 0, "x", "no message".getBytes(UTF_8))).get();
      producer.send(beginning.message(Instant.EPOCH).to(topic, 0)).get();

      var events = new LostEvents();
      var ahead =
          new TimelineBeginningScan(
              partition, 2, 7, TimelineBeginningScanTest::beginning, events, 3);

      assertThat(ahead.read(consumer)).isFalse();
      assertThat(ahead.read(consumer)).isTrue();
      assertThat(events.contains(message(3))).isFalse();
      assertThat(events.contains(message(4))).isTrue();
      assertThat(events.contains(message(5))).isTrue();
    }
  }

  private static Optional<TimelineBeginning> beginning(ConsumerRecord<String, byte[]> record) {
    try {
      return TimelineBeginning.of(CloudEventMessage.from(record));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static CloudEventMessage message(long n) {
    return new CloudEventMessage(
        "group.said.v1", "group-service", "lumière", n, n - 1, null, Instant.EPOCH, "{}");
  }
}
