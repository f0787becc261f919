package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.axon.PayloadProtection;
import codev.infra.tracing.Tracing;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the consumers: each {@link MessageListener} that a service declares
 * receives the messages of its topic.
 */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventrelay.RelayAutoConfiguration",
      "codev.infra.projections.ProjectionsConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@EnableConfigurationProperties(MessageTrustProperties.class)
class ConsumerAutoConfiguration {
  @Bean
  DeadLetterQueue deadLetterQueue(
      DataSource dataSource, ObjectProvider<PayloadProtection> protection) {
    return new DeadLetterQueue(dataSource, protection.getIfAvailable(PayloadProtection::none));
  }

  @Bean
  DeadLetterEndpoint deadLetterEndpoint(DeadLetterQueue deadLetters) {
    return new DeadLetterEndpoint(deadLetters);
  }

  /** What the consumers of a service share. */
  private record SharedDependencies(
      String service,
      DataSource dataSource,
      DeadLetterQueue deadLetters,
      TopicAdmin topics,
      KafkaClients kafka,
      RelayProperties properties,
      MessageTrustProperties trust,
      @Nullable Alarms alarms,
      Tracing tracing) {}

  @Bean
  MessageConsumerLifecycle relayHealthIndicator(
      @Value("${spring.application.name}") String service,
      ObjectProvider<MessageListener> listeners,
      DataSource dataSource,
      MongoDatabase viewsDatabase,
      DeadLetterQueue deadLetters,
      TopicAdmin topics,
      KafkaClients kafka,
      RelayProperties properties,
      MessageTrustProperties trust,
      ObjectProvider<Alarms> alarms,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<Tracing> tracing) {
    var shared =
        new SharedDependencies(
            service,
            dataSource,
            deadLetters,
            topics,
            kafka,
            properties,
            trust,
            alarms.getIfAvailable(),
            tracing.getIfAvailable(() -> Tracing.OFF));
    var legacy = new LegacyRelayStateImporter(dataSource, viewsDatabase);
    var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
    return new MessageConsumerLifecycle(
        deadLetters,
        listeners
            .orderedStream()
            .map(listener -> consumer(listener, shared, legacy, registry))
            .toList());
  }

  private static MessageConsumer consumer(
      MessageListener listener,
      SharedDependencies shared,
      LegacyRelayStateImporter legacy,
      MeterRegistry meters) {
    var positions = new ConsumerPositionStore(shared.dataSource(), listener.name());
    var admission =
        new MessageAdmission(
            listener.name(), positions, shared.dataSource(), shared.trust(), shared.alarms());
    return new MessageConsumer(
        listener,
        new IdempotentDispatcher(
            listener,
            positions,
            shared.deadLetters(),
            admission,
            shared.properties(),
            meters,
            shared.tracing()),
        admission,
        legacy,
        shared.topics(),
        () -> shared.kafka().consumer(shared.service() + "." + listener.name()),
        shared.properties(),
        meters);
  }
}
