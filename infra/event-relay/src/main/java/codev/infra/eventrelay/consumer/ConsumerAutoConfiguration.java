package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TopicAdmin;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
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
class ConsumerAutoConfiguration {
  @Bean
  DeadLetterQueue deadLetterQueue(DataSource dataSource) {
    return new DeadLetterQueue(dataSource);
  }

  @Bean
  DeadLetterEndpoint deadLetterEndpoint(DeadLetterQueue deadLetters) {
    return new DeadLetterEndpoint(deadLetters);
  }

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
      ObjectProvider<MeterRegistry> meters) {
    var legacy = new LegacyRelayStateImporter(dataSource, viewsDatabase);
    var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
    return new MessageConsumerLifecycle(
        listeners
            .orderedStream()
            .map(
                listener ->
                    new MessageConsumer(
                        listener,
                        new IdempotentDispatcher(
                            listener,
                            new ConsumerPositionStore(dataSource, listener.name()),
                            deadLetters,
                            properties,
                            registry),
                        legacy,
                        topics,
                        () -> kafka.consumer(service + "." + listener.name()),
                        properties))
            .toList());
  }
}
