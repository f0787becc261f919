package codev.infra.eventrelay;

import codev.infra.eventstore.EventProcessor;
import codev.infra.eventstore.LogPosition;
import codev.infra.eventstore.RecordedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Says what a service decided to say: a batch of messages, all acknowledged before the token moves.
 * A batch that was only half said is said again, with the same numbers: listeners know them.
 */
final class Outbox<E> implements EventProcessor<E>, AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final String service;
  private final MessageMapper<E> speaker;
  private final OutboxTokenStore tokens;
  private final TopicCreator topics;
  private final Supplier<Producer<String, byte[]>> producers;
  private final Counter said;
  private final Timer lag;
  private OutboxToken token = OutboxToken.START;
  private int partitions;
  private @Nullable Producer<String, byte[]> producer;

  Outbox(
      String service,
      MessageMapper<E> speaker,
      OutboxTokenStore tokens,
      TopicCreator topics,
      Supplier<Producer<String, byte[]>> producers,
      MeterRegistry meters) {
    this.service = service;
    this.speaker = speaker;
    this.tokens = tokens;
    this.topics = topics;
    this.producers = producers;
    this.said =
        Counter.builder("codev.relay.said")
            .description("Messages acknowledged by Kafka")
            .baseUnit("messages")
            .tag("topic", speaker.topic())
            .register(meters);
    this.lag =
        Timer.builder("codev.relay.said.lag")
            .description("Time from an event's handling until Kafka has acknowledged its message")
            .tag("topic", speaker.topic())
            .register(meters);
  }

  @Override
  public String name() {
    return "outbox " + speaker.topic();
  }

  @Override
  public Class<E> understands() {
    return speaker.speaksOf();
  }

  @Override
  public LogPosition mark() {
    token = tokens.find(name());
    return token.mark();
  }

  @Override
  public void follow(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      var next = new OutboxToken(upTo, say(batch));
      tokens.move(name(), token, next);
      token = next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name() + " was interrupted", e);
    } catch (ExecutionException e) {
      // What this producer still holds may be said after all: listeners know the numbers.
      close();
      throw new IllegalStateException(name() + " was not acknowledged", e.getCause());
    }
  }

  /** What was last said to each partition after this batch. */
  private List<Long> say(List<RecordedEvent<E>> batch)
      throws InterruptedException, ExecutionException {
    var lastSaid = new ArrayList<>(token.lastSaid());
    var acknowledgements = new ArrayList<Future<RecordMetadata>>();
    for (var recorded : batch) {
      var published = speaker.of(recorded);
      if (published.isEmpty()) continue;
      var kafka = producer();
      if (lastSaid.isEmpty()) lastSaid.addAll(Collections.nCopies(partitions, 0L));
      var partition = partitionOf(recorded.aggregateId(), lastSaid.size());
      var prev = lastSaid.set(partition, recorded.position());
      var message = message(recorded, published.get(), prev);
      acknowledgements.add(kafka.send(message.to(speaker.topic(), partition)));
    }
    for (var acknowledgement : acknowledgements) acknowledgement.get();
    measure(batch, acknowledgements.size());
    return List.copyOf(lastSaid);
  }

  /** The partition that Kafka's own clients would choose. */
  private static int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  private Message message(RecordedEvent<E> recorded, OutboundMessage published, long prev) {
    return new Message(
        published.type(),
        service,
        recorded.aggregateId(),
        recorded.position(),
        prev,
        recorded.at(),
        Message.json(published.body()));
  }

  private void measure(List<RecordedEvent<E>> batch, int messages) {
    if (messages == 0) return;
    said.increment(messages);
    lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  /** Made at the first message: a service starts whether there is a broker or not. */
  private Producer<String, byte[]> producer() throws InterruptedException, ExecutionException {
    if (producer != null) return producer;
    if (partitions == 0) partitions = topics.ensure(speaker.topic());
    producer = producers.get();
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) producer.close(GOODBYE);
    producer = null;
  }
}
