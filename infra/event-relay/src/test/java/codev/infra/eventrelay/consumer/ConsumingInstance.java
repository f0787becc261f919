package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.tracing.Tracing;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;

/** One instance of a consuming service, which runs one listener. */
public final class ConsumingInstance implements AutoCloseable {
  private final MessageConsumer consumer;
  private final ConsumerPositionStore positions;
  private final DeadLetterQueue deadLetters;

  public ConsumingInstance(
      MessageListener listener,
      DataSource log,
      MongoDatabase views,
      TopicAdmin topics,
      KafkaClients kafka,
      RelayProperties settings,
      MessageTrustProperties trust,
      MeterRegistry meters) {
    var admission = TestTrust.admission(listener.name(), trust, log);
    positions = new ConsumerPositionStore(log, listener.name());
    deadLetters = new DeadLetterQueue(log);
    consumer =
        new MessageConsumer(
            listener,
            new IdempotentDispatcher(
                listener, positions, deadLetters, admission, settings, meters, Tracing.OFF),
            admission,
            new LegacyRelayStateImporter(log, views),
            topics,
            () -> kafka.consumer(listener.topic() + "." + listener.name()),
            settings,
            meters);
    consumer.start();
  }

  public Map<TopicPartition, String> stopped() {
    return consumer.stopped();
  }

  /** Of the service. */
  public Health health() {
    return new MessageConsumerLifecycle(deadLetters, List.of(consumer)).health();
  }

  /** What an operator decides. */
  public void resume() {
    positions.resumeAfterRestore();
  }

  /**
   * Likewise.
   *
   * @return false if nothing is missing or refused in the partition
   */
  public boolean giveUp(int partition) {
    return positions.giveUpMissing(partition);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
