package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.log.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the outbox, in a service that declares a {@link MessageMapper}. */
@AutoConfiguration(
    afterName = {
      "codev.infra.eventrelay.RelayAutoConfiguration",
      "codev.infra.eventstore.config.EventStoreConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@ConditionalOnBean(MessageMapper.class)
class OutboxAutoConfiguration {
  @Bean
  TopicLogComparison publishedMessages(
      @Value("${spring.application.name}") String service,
      MessageMapper<?> mapper,
      KafkaClients kafka,
      MessageSigner signer,
      ObjectProvider<EventLog> log) {
    return new TopicLogComparison(
        service,
        mapper.topic(),
        () -> kafka.consumer(service + ".outbox"),
        MessageVerifier.forOwnMessages(signer.key()),
        position -> log.getObject().hashAt(position));
  }

  /** Without a signing key of the log its messages are published unsigned. */
  @Bean
  MessageSigner messageSigner(ObjectProvider<CheckpointSigner> log) {
    var checkpoints = log.getIfAvailable();
    return new MessageSigner(checkpoints == null ? null : checkpoints.key());
  }

  @Bean
  OutboxPublisher<?> outbox(
      @Value("${spring.application.name}") String service,
      MessageMapper<?> mapper,
      DataSource dataSource,
      TopicLogComparison comparison,
      TopicAdmin topics,
      KafkaClients kafka,
      MessageSigner signer,
      ObjectProvider<MeterRegistry> meters) {
    return new OutboxPublisher<>(
        service,
        mapper,
        new OutboxTokenStore(dataSource),
        topics,
        comparison,
        kafka::producer,
        signer,
        meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  @ConditionalOnBean(EventLog.class)
  Republication<?> republication(
      @Value("${spring.application.name}") String service,
      MessageMapper<?> mapper,
      DataSource dataSource,
      TopicLogComparison comparison,
      TopicAdmin topics,
      EventLog log,
      EventReader reader,
      KafkaClients kafka,
      MessageSigner signer) {
    return new Republication<>(
        service,
        mapper,
        new OutboxTokenStore(dataSource),
        topics,
        comparison,
        log,
        reader,
        kafka::producer,
        signer);
  }
}
