package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TopicCreator;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;

/** One instance of a consuming service, which runs one listener. */
public final class ConsumingInstance implements AutoCloseable {
  private final MessageConsumer consumer;

  public ConsumingInstance(
      MessageListener listener,
      DataSource log,
      MongoDatabase views,
      TopicCreator topics,
      KafkaClients kafka,
      RelayProperties settings,
      MeterRegistry meters) {
    consumer =
        new MessageConsumer(
            listener,
            new IdempotentDispatcher(
                listener,
                new ConsumerPositionStore(log, listener.name()),
                new DeadLetterQueue(log),
                settings,
                meters),
            new LegacyRelayStateImporter(log, views),
            topics,
            () -> kafka.consumer(listener.topic() + "." + listener.name()),
            settings);
    consumer.start();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
