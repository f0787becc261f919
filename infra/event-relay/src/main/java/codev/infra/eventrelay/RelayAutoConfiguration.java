package codev.infra.eventrelay;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the outbox and the consumers share: Kafka's clients and topics. The
 * addresses come from {@code spring.kafka}.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(RelayProperties.class)
class RelayAutoConfiguration {
  @Bean
  TopicAdmin topics(KafkaProperties kafka, RelayProperties properties) {
    return new TopicAdmin(kafka.buildAdminProperties(), properties);
  }

  @Bean
  KafkaClients kafkaClients(KafkaProperties kafka) {
    return new KafkaClients(kafka);
  }
}
