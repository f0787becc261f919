package codev.infra.eventrelay;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Opens the producers and consumers of the relay, from the settings in {@code spring.kafka}. */
public final class KafkaClients {
  private final KafkaProperties settings;

  public KafkaClients(KafkaProperties settings) {
    this.settings = settings;
  }

  /**
   * One request at a time, each with all that has come together meanwhile. With several under way a
   * retried one can be overtaken where the broker knows nothing of this producer yet, as on a topic
   * just created: it takes the number that comes first, and then refuses the earlier one for ever.
   */
  public Producer<String, byte[]> producer() {
    Map<String, Object> properties = KafkaTimeouts.addTo(settings.buildProducerProperties());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // A topic that is gone is created anew by the next attempt, not waited for.
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** The listener's stored positions count; what it commits to Kafka only shows a restored one. */
  public Consumer<String, byte[]> consumer(String group) {
    Map<String, Object> properties = KafkaTimeouts.addTo(settings.buildConsumerProperties());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A killed instance's partitions are with another after ten seconds.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
