package codev.learning.service;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes golden samples of messages, changed where a test needs it, as the other services would.
 */
final class MessagePublisher implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KafkaProducer<String, byte[]> kafka;
  private final String bootstrapServers;
  private final Map<String, Long> said = new HashMap<>();

  MessagePublisher(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  void say(String type, UnaryOperator<ObjectNode> changed) {
    var body = JSON.writeValueAsBytes(changed.apply(sample(type)));
    var topic = "codev." + type.substring(0, type.indexOf('.')) + "s";
    var last = said.getOrDefault(topic, 0L);
    var record = new ProducerRecord<>(topic, 0, "any", body);
    Map.of(
            "content-type",
            "application/json",
            "ce_specversion",
            "1.0",
            "ce_id",
            Long.toString(last + 1),
            "ce_type",
            type,
            "ce_source",
            topic,
            "ce_subject",
            type + last,
            "ce_time",
            "2027-01-11T11:00:00Z",
            "ce_n",
            Long.toString(last + 1),
            "ce_prev",
            Long.toString(last))
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      kafka.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    said.put(topic, last + 1);
  }

  /** The types of all messages of a topic that name something. */
  List<String> heard(String topic, String name) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false);
    try (var listening =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      listening.assign(List.of(partition));
      var end = listening.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var heard = new ArrayList<String>();
      var deadline = System.nanoTime() + TestTimeouts.LIMIT.toNanos();
      while (listening.position(partition) < end) {
        if (System.nanoTime() > deadline) throw new AssertionError(topic + " gives no more");
        for (var message : listening.poll(Duration.ofSeconds(1)))
          if (message.value().contains(name))
            heard.add(
                new String(
                    message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
      }
      return heard;
    }
  }

  private static ObjectNode sample(String type) {
    try (var file = MessagePublisher.class.getResourceAsStream("/messages/" + type + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(file, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}
