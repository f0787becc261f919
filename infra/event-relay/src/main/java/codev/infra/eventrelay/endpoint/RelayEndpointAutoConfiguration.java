package codev.infra.eventrelay.endpoint;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.consumer.ConsumerPositionStore;
import codev.infra.eventrelay.consumer.LostMessages;
import codev.infra.eventrelay.outbox.Republication;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.log.EventLog;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the operator's access to the relay. */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventrelay.consumer.ConsumerAutoConfiguration",
      "codev.infra.eventrelay.outbox.OutboxAutoConfiguration",
      "codev.infra.eventstore.config.EventStoreConfiguration"
    })
@EnableConfigurationProperties(MessageTrustProperties.class)
class RelayEndpointAutoConfiguration {
  @Bean
  @ConditionalOnBean(EventLog.class)
  RelayEndpoint relayEndpoint(
      @Value("${spring.application.name}") String service,
      ObjectProvider<Republication<?>> republication,
      ObjectProvider<MessageListener> listeners,
      DataSource dataSource,
      TopicAdmin topics,
      KafkaClients kafka,
      MessageTrustProperties trust,
      ObjectProvider<InstantSource> clock) {
    return new RelayEndpoint(
        republication.getIfAvailable(),
        listeners
            .orderedStream()
            .map(listener -> new ConsumerPositionStore(dataSource, listener.name()))
            .toList(),
        listeners
            .orderedStream()
            .map(
                listener ->
                    new LostMessages(
                        listener,
                        dataSource,
                        topics,
                        () -> kafka.consumer(service + "." + listener.name()),
                        MessageVerifier.of(listener.name(), trust, dataSource),
                        clock.getIfAvailable(InstantSource::system)))
            .toList());
  }
}
