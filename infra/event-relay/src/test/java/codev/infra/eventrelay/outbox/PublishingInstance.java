package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.KafkaClients;
import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/** One instance of a publishing service, which runs its outbox. */
public final class PublishingInstance<E> implements AutoCloseable {
  private final OutboxPublisher<E> publisher;

  /**
   * Its token is where the instance before has left it.
   *
   * @param fence number of the lease that it holds
   * @param hashAt gives the hash of the log at a position
   */
  public PublishingInstance(
      long fence,
      MessageMapper<E> mapper,
      DataSource log,
      LongFunction<Optional<String>> hashAt,
      TopicAdmin topics,
      KafkaClients kafka,
      MessageSigner signer,
      MeterRegistry meters) {
    publisher =
        new OutboxPublisher<>(
            "group-service",
            mapper,
            new OutboxTokenStore(log),
            topics,
            new TopicLogComparison(
                "group-service",
                mapper.topic(),
                () -> kafka.consumer(mapper.topic()),
                MessageVerifier.forOwnMessages(signer.key()),
                hashAt),
            kafka::producer,
            signer,
            meters);
    publisher.beginTerm(fence);
    publisher.savedPosition();
  }

  public LogPosition savedPosition() {
    return publisher.savedPosition();
  }

  /** As the log's runner does now and then. */
  public void checkSavedPosition() {
    publisher.checkSavedPosition();
  }

  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    publisher.process(batch, upTo);
  }

  public boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    return publisher.pass(batch, upTo);
  }

  @Override
  public void close() {
    publisher.close();
  }
}
