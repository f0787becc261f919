package codev.infra.eventrelay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Listens to a topic for one room. Kafka only shares the partitions out among the instances of a
 * service; where the room stands in each is its own memory.
 */
final class MessageConsumer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageConsumer.class);
  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final MessageListener listener;
  private final IdempotentDispatcher telling;
  private final TopicCreator topics;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final RelayProperties settings;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause;

  MessageConsumer(
      MessageListener listener,
      IdempotentDispatcher telling,
      TopicCreator topics,
      Supplier<Consumer<String, byte[]>> consumers,
      RelayProperties settings) {
    this.listener = listener;
    this.telling = telling;
    this.topics = topics;
    this.consumers = consumers;
    this.settings = settings;
    this.pause = settings.pause();
    this.thread =
        Thread.ofPlatform().daemon().name("hears-" + listener.room()).unstarted(this::run);
  }

  /** What is missing, by partition; empty when all is well. */
  Map<String, Object> losses() {
    return telling.losses();
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closed(Duration.ZERO)) {
      try {
        listen();
      } catch (Exception e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        LOG.warn("{} listens again in {}: {}", listener.room(), pause, cause.toString());
        LOG.debug("{} could not hear", listener.room(), e);
        closed(pause);
        lengthenPause();
      }
    }
  }

  private void listen() throws Exception {
    topics.ensure(listener.topic());
    try (var consumer = consumers.get()) {
      consumer.subscribe(List.of(listener.topic()), new Sharing(consumer));
      while (!closed(Duration.ZERO)) {
        var records = consumer.poll(A_MOMENT);
        telling.tellParkedAgain();
        for (var partition : records.partitions())
          telling.tell(partition, records.records(partition));
        pause = settings.pause();
      }
    }
  }

  private final class Sharing implements ConsumerRebalanceListener {
    private final Consumer<?, ?> consumer;

    Sharing(Consumer<?, ?> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> ours) {
      for (var partition : ours) consumer.seek(partition, telling.takeUp(partition));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> others) {
      telling.leave(others);
    }
  }

  private void lengthenPause() {
    var twice = pause.multipliedBy(2);
    pause = twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
  }

  private boolean closed(Duration within) {
    try {
      return closing.await(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(GOODBYE)) LOG.warn("{} is still busy", listener.room());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
