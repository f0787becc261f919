package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventrelay.RelayProperties;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.TopicWatch;
import codev.infra.eventstore.processor.MachineErrors;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Consumes a topic for one listener. Kafka's consumer group only shares the partitions out among
 * the instances of a service; the position in each partition is the listener's own. After any
 * failure (Kafka is down, say) the Kafka consumer is closed and, after growing pauses, created
 * anew, so that every assignment begins at the stored position.
 */
final class MessageConsumer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageConsumer.class);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int PAUSES_UNTIL_SETTLED = 6;

  private final MessageListener listener;
  private final IdempotentDispatcher dispatcher;
  private final MessageAdmission admission;
  private final LegacyRelayStateImporter legacy;
  private final TopicAdmin topics;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final RelayProperties properties;
  private final ListenerFailure failure;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause;

  MessageConsumer(
      MessageListener listener,
      IdempotentDispatcher dispatcher,
      MessageAdmission admission,
      LegacyRelayStateImporter legacy,
      TopicAdmin topics,
      Supplier<Consumer<String, byte[]>> consumers,
      RelayProperties properties,
      MeterRegistry meters) {
    this.listener = listener;
    this.dispatcher = dispatcher;
    this.admission = admission;
    this.legacy = legacy;
    this.topics = topics;
    this.consumers = consumers;
    this.properties = properties;
    this.pause = properties.pause();
    var settled = properties.longestPause().multipliedBy(PAUSES_UNTIL_SETTLED);
    this.failure = new ListenerFailure(listener.name(), settled, meters);
    this.thread =
        Thread.ofPlatform().daemon().name("consumer-" + listener.name()).unstarted(this::run);
  }

  /** Why it is stopped, by partition; empty when all is well. */
  Map<TopicPartition, String> stopped() {
    return dispatcher.stopped();
  }

  /** Of the listener, with an error that keeps it from reading; empty when there is none. */
  Map<String, String> errors() {
    return failure
        .error()
        .map(why -> Map.of("listener " + listener.name(), why))
        .orElseGet(Map::of);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!isClosedWithin(Duration.ZERO)) {
      try {
        consume();
      } catch (Exception e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        LOG.warn("Consumer {} reconnects in {}: {}", listener.name(), pause, cause.toString());
        LOG.debug("Consumer {} failed", listener.name(), e);
        pauseAfter(e);
      } catch (Error e) { // it would end the thread in silence
        failure.note(e);
        LOG.error("Consumer {} failed", listener.name(), e);
        if (MachineErrors.endsThread(e)) return; // health names it
        pauseAfter(e);
      }
    }
  }

  private void pauseAfter(Throwable cause) {
    failure.note(cause);
    isClosedWithin(pause);
    lengthenPause();
  }

  private void consume() throws Exception {
    legacy.importOnce();
    var topic = topics.ensure(listener.topic());
    var watch = new TopicWatch(topics, listener.topic(), topic.id());
    var ahead = new HashMap<TopicPartition, TimelineBeginningScan>();
    try (var consumer = consumers.get()) {
      consumer.subscribe(
          List.of(listener.topic()), new RebalanceListener(consumer, topic, watch, ahead));
      while (!isClosedWithin(Duration.ZERO)) {
        readRefusedAgain(consumer);
        var records = consumer.poll(ahead.isEmpty() ? POLL_TIMEOUT : Duration.ZERO);
        scanAhead(consumer, ahead);
        dispatcher.checkDecisions();
        boolean mayHaveDeadLetters = dispatcher.mayHaveDeadLetters();
        if (mayHaveDeadLetters) dispatcher.retryDeadLetters();
        for (var partition : records.partitions()) {
          dispatcher
              .dispatch(partition, records.records(partition))
              .ifPresent(offset -> note(consumer, partition, topic.id(), offset));
          if (dispatcher.stoppedPartitions().isWaiting(partition))
            consumer.pause(Set.of(partition));
        }
        // Where there were none, no message waits until that is known again.
        if (!mayHaveDeadLetters) dispatcher.retryDeadLetters();
        pause = properties.pause();
        if (ahead.isEmpty()) failure.noteProgress();
        if (watch.check() == TopicWatch.Finding.ANOTHER) throw isAnother();
      }
    }
  }

  private IllegalStateException isAnother() {
    return new IllegalStateException("topic " + listener.topic() + " is another one now");
  }

  /**
   * A part of each partition that is paused for that: the consumer is polled in between, or it
   * would be taken for dead.
   */
  private void scanAhead(
      Consumer<?, ?> consumer, Map<TopicPartition, TimelineBeginningScan> ahead) {
    if (ahead.isEmpty()) return;
    try (var other = consumers.get()) {
      for (var part : List.copyOf(ahead.values())) {
        if (!part.read(other)) continue;
        ahead.remove(part.partition());
        consumer.resume(Set.of(part.partition()));
      }
    }
  }

  /** Its publisher may have another key since. */
  private void readRefusedAgain(Consumer<?, ?> consumer) {
    dispatcher
        .stoppedPartitions()
        .due()
        .forEach(
            (partition, offset) -> {
              consumer.seek(partition, offset);
              consumer.resume(Set.of(partition));
            });
  }

  /**
   * Lets the broker know how far the listener has come: a database that is restored to an earlier
   * state does not. What is lost of it has no other effect.
   */
  private static void note(
      Consumer<?, ?> consumer, TopicPartition partition, String topicId, long offset) {
    var position = Map.of(partition, new OffsetAndMetadata(offset, topicId));
    consumer.commitAsync(
        position,
        (_, failure) -> {
          if (failure != null) LOG.debug("Position of {} is not noted", partition, failure);
        });
  }

  private final class RebalanceListener implements ConsumerRebalanceListener {
    private final Consumer<?, ?> consumer;
    private final TopicAdmin.Topic topic;
    private final TopicWatch watch;
    private final Map<TopicPartition, TimelineBeginningScan> ahead;

    /**
     * @param ahead the partitions that are paused until they have been read ahead
     */
    RebalanceListener(
        Consumer<?, ?> consumer,
        TopicAdmin.Topic topic,
        TopicWatch watch,
        Map<TopicPartition, TimelineBeginningScan> ahead) {
      this.consumer = consumer;
      this.topic = topic;
      this.watch = watch;
      this.ahead = ahead;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      failure.noteAssignment();
      if (assigned.isEmpty()) return;
      requireSameTopic();
      var committedOffsets = consumer.committed(Set.copyOf(assigned));
      for (var partition : assigned) begin(partition, reached(committedOffsets.get(partition)));
    }

    /** Partitions may be those of another topic of this name: stored offsets are not of it. */
    private void requireSameTopic() {
      try {
        if (watch.checkNow() == TopicWatch.Finding.ANOTHER) throw isAnother();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private void begin(TopicPartition partition, long reached) {
      var offset = dispatcher.assign(partition, topic.id(), reached, () -> end(partition));
      consumer.seek(partition, offset);
      var restored = dispatcher.restored();
      if (restored.isStopped(partition)) consumer.pause(Set.of(partition));
      else if (reached != offset) note(consumer, partition, topic.id(), offset);
      restored.lostEvents(partition).ifPresent(events -> scanAhead(partition, offset, events));
    }

    private long end(TopicPartition partition) {
      return consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    }

    /** 0 if nothing is known of this topic. */
    private long reached(@Nullable OffsetAndMetadata committed) {
      return committed == null || !committed.metadata().equals(topic.id()) ? 0 : committed.offset();
    }

    private void scanAhead(TopicPartition partition, long from, LostEvents events) {
      var end = end(partition);
      if (from >= end) return;
      consumer.pause(Set.of(partition));
      ahead.put(
          partition,
          new TimelineBeginningScan(
              partition, from, end, this::beginning, events, TimelineBeginningScan.PART));
    }

    private Optional<TimelineBeginning> beginning(ConsumerRecord<String, byte[]> record) {
      return TimelineBeginning.of(record)
          .filter(_ -> admission.isVerified(record, CloudEventMessage.from(record)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      ahead.keySet().removeAll(revoked);
      dispatcher.revoke(revoked);
    }
  }

  private void lengthenPause() {
    var twice = pause.multipliedBy(2);
    pause = twice.compareTo(properties.longestPause()) < 0 ? twice : properties.longestPause();
  }

  private boolean isClosedWithin(Duration duration) {
    try {
      return closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE_TIMEOUT))
        LOG.warn("Consumer {} has not ended within {}", listener.name(), CLOSE_TIMEOUT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
