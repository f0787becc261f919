package codev.infra.eventrelay;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.log.EventLog;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the message relay: a service that declares a {@link MessageMapper} has an
 * outbox; each {@link MessageListener} that it declares receives the messages of its topic. The
 * addresses come from {@code spring.kafka}.
 */
@AutoConfiguration(
    after = KafkaAutoConfiguration.class,
    afterName = {
      "codev.infra.eventstore.config.EventStoreConfiguration",
      "codev.infra.projections.ProjectionsConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@EnableConfigurationProperties(RelayProperties.class)
class RelayAutoConfiguration {
  @Bean
  TopicCreator topics(KafkaProperties kafka, RelayProperties properties) {
    return new TopicCreator(kafka.buildAdminProperties(), properties);
  }

  @Bean
  @ConditionalOnBean(MessageMapper.class)
  PublishedMessages publishedMessages(
      @Value("${spring.application.name}") String service,
      MessageMapper<?> mapper,
      KafkaProperties kafka,
      ObjectProvider<EventLog> log) {
    return new PublishedMessages(
        mapper.topic(),
        () -> consumer(kafka, service + ".outbox"),
        position -> log.getObject().hashAt(position));
  }

  @Bean
  @ConditionalOnBean(MessageMapper.class)
  OutboxPublisher<?> outbox(
      @Value("${spring.application.name}") String service,
      MessageMapper<?> mapper,
      DataSource dataSource,
      PublishedMessages publishedMessages,
      TopicCreator topics,
      KafkaProperties kafka,
      ObjectProvider<MeterRegistry> meters) {
    return new OutboxPublisher<>(
        service,
        mapper,
        new OutboxTokenStore(dataSource),
        topics,
        publishedMessages,
        () -> producer(kafka),
        registry(meters));
  }

  @Bean
  DeadLetterQueue deadLetterQueue(DataSource dataSource) {
    return new DeadLetterQueue(dataSource);
  }

  @Bean
  DeadLetterEndpoint deadLetterEndpoint(DeadLetterQueue deadLetters) {
    return new DeadLetterEndpoint(deadLetters);
  }

  @Bean
  @ConditionalOnBean(EventLog.class)
  RelayEndpoint relayEndpoint(
      @Value("${spring.application.name}") String service,
      ObjectProvider<MessageMapper<?>> mapper,
      ObjectProvider<PublishedMessages> published,
      ObjectProvider<MessageListener> listeners,
      DataSource dataSource,
      EventLog log,
      EventReader reader,
      TopicCreator topics) {
    return new RelayEndpoint(
        mapper.stream()
            .findFirst()
            .map(
                m ->
                    new Republication<>(
                        service,
                        m,
                        new OutboxTokenStore(dataSource),
                        published.getObject(),
                        log,
                        reader))
            .orElse(null),
        topics,
        listeners
            .orderedStream()
            .map(listener -> new ConsumerPositionStore(dataSource, listener.name()))
            .toList());
  }

  @Bean
  MessageConsumerLifecycle relayHealthIndicator(
      @Value("${spring.application.name}") String service,
      ObjectProvider<MessageListener> listeners,
      DataSource dataSource,
      MongoDatabase viewsDatabase,
      DeadLetterQueue deadLetters,
      TopicCreator topics,
      KafkaProperties kafka,
      RelayProperties properties,
      ObjectProvider<MeterRegistry> meters) {
    var legacy = new LegacyRelayState(dataSource, viewsDatabase);
    return new MessageConsumerLifecycle(
        listeners
            .orderedStream()
            .map(
                listener -> {
                  var positions = new ConsumerPositionStore(dataSource, listener.name());
                  return new MessageConsumer(
                      listener,
                      new IdempotentDispatcher(
                          listener, positions, deadLetters, properties, registry(meters)),
                      legacy,
                      topics,
                      () -> consumer(kafka, service + "." + listener.name()),
                      properties);
                })
            .toList());
  }

  /**
   * One request at a time, each with all that has come together meanwhile. With several under way a
   * retried one can be overtaken where the broker knows nothing of this producer yet, as on a topic
   * just created: it takes the number that comes first, and then refuses the earlier one for ever.
   */
  static Producer<String, byte[]> producer(KafkaProperties kafka) {
    Map<String, Object> properties = KafkaConnectionLimits.addTo(kafka.buildProducerProperties());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** Commits nothing to Kafka: the listener's stored positions count. */
  static Consumer<String, byte[]> consumer(KafkaProperties kafka, String group) {
    Map<String, Object> properties = KafkaConnectionLimits.addTo(kafka.buildConsumerProperties());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A killed instance's partitions are with another after ten seconds.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static MeterRegistry registry(ObjectProvider<MeterRegistry> meters) {
    return meters.getIfAvailable(SimpleMeterRegistry::new);
  }
}
