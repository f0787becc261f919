package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.TopicAdmin;
import codev.infra.eventrelay.TopicWatch;
import codev.infra.eventrelay.TraceHeader;
import codev.infra.eventrelay.signature.MessageSigner;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.ProcessorRestartException;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a service's messages to Kafka, straight from its event log: a batch of messages, all
 * acknowledged before the token moves. A batch that was published in part is published again with
 * the same numbers, by which listeners recognise duplicates. Most events are no messages: for those
 * the token is moved now and then.
 *
 * <p>While Kafka is down a batch fails, and {@code EventProcessorThread} runs it again after
 * growing pauses; commands and reads go on.
 */
final class OutboxPublisher<E> implements EventProcessor<E>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  /** The position is stored after so many events without a message. */
  private static final int MOST_SKIPPED = 1_000;

  private final String service;
  private final MessageMapper<E> mapper;
  private final OutboxTokenStore tokens;
  private final TopicAdmin topics;
  private final TopicLogComparison comparison;
  private final Supplier<Producer<String, byte[]>> producers;
  private final MessageSigner signer;
  private final Counter published;
  private final Timer lag;
  private long fence;
  private OutboxToken token = OutboxToken.START;

  /** Beyond the token's position where the events since then are no messages. */
  private LogPosition reached = LogPosition.START;

  private Timelines timelines = new Timelines(List.of());
  private int partitions;
  private @Nullable Producer<String, byte[]> producer;
  private @Nullable TopicWatch watch;
  private boolean compared;

  /** Whether the log did not match the topic when they were last compared. */
  private boolean isDifferent;

  OutboxPublisher(
      String service,
      MessageMapper<E> mapper,
      OutboxTokenStore tokens,
      TopicAdmin topics,
      TopicLogComparison comparison,
      Supplier<Producer<String, byte[]>> producers,
      MessageSigner signer,
      MeterRegistry meters) {
    this.service = service;
    this.mapper = mapper;
    this.tokens = tokens;
    this.topics = topics;
    this.comparison = comparison;
    this.producers = producers;
    this.signer = signer;
    this.published =
        Counter.builder("codev.relay.published")
            .description("Messages acknowledged by Kafka")
            .baseUnit("messages")
            .tag("topic", mapper.topic())
            .register(meters);
    this.lag =
        Timer.builder("codev.relay.publication.lag")
            .description("Time from an event's handling until Kafka has acknowledged its message")
            .tag("topic", mapper.topic())
            .register(meters);
  }

  @Override
  public String name() {
    return nameOf(mapper);
  }

  static String nameOf(MessageMapper<?> mapper) {
    return "outbox " + mapper.topic();
  }

  @Override
  public Class<E> eventType() {
    return mapper.eventType();
  }

  @Override
  public void beginTerm(long number) {
    fence = number;
  }

  @Override
  public LogPosition savedPosition() {
    token = tokens.begin(name(), fence);
    reached = token.logPosition();
    timelines = tokens.timelines(name());
    compared = false;
    watch =
        tokens.topicId(name()).map(id -> new TopicWatch(topics, mapper.topic(), id)).orElse(null);
    if (isDifferent) withKafka(() -> compare(topics.ensure(mapper.topic())));
    return reached;
  }

  /**
   * An operator may have set it back, or the broker may have lost its data. Stores the position
   * reached.
   */
  @Override
  public void checkSavedPosition() {
    if (!tokens.find(name()).equals(token))
      throw new ProcessorRestartException("its token is no longer at " + token.logPosition());
    if (reached.position() > token.logPosition().position()) move(token.at(reached));
    withKafka(
        () -> {
          if (watch != null) checkTopic(watch);
        });
  }

  /**
   * A restored log goes on in a timeline that an operator has begun; or the right log is there
   * instead, of which more or less was published, or is as soon as another instance goes on.
   */
  @Override
  public boolean isDecided() {
    return !tokens.timelines(name()).equals(timelines)
        || !tokens.find(name()).hasPublishedTheSameAs(token);
  }

  private interface KafkaRequest {
    void send() throws InterruptedException, ExecutionException;
  }

  private void withKafka(KafkaRequest request) {
    try {
      request.send();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(name() + " knows nothing of its topic", e.getCause());
    }
  }

  /** Also while there is nothing to publish. */
  private void checkTopic(TopicWatch current) throws InterruptedException, ExecutionException {
    switch (current.check()) {
      case NONE -> {}
      case SAME -> {
        if (!compared) compare(topics.ensure(mapper.topic()));
      }
      case ANOTHER -> {
        close();
        mustBeTheSame(topics.ensure(mapper.topic()));
      }
    }
  }

  private void compare(TopicAdmin.Topic topic) {
    try {
      comparison.verify(timelines, topic.partitions());
    } catch (LogRestoredException e) {
      isDifferent = true;
      throw e;
    }
    isDifferent = false;
    compared = true;
  }

  private IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(name() + " was interrupted", e);
  }

  /**
   * Another topic of this name has nothing of what was published. Everything is published again,
   * which listeners recognise: the topic is also for those that do not exist yet.
   */
  private void mustBeTheSame(TopicAdmin.Topic topic) {
    var storedTopicId = tokens.topicId(name());
    if (storedTopicId.isEmpty()) tokens.setTopicId(name(), fence, topic.id());
    else if (!storedTopicId.get().equals(topic.id())) {
      LOG.warn("Topic {} is another one now: the log is published again", mapper.topic());
      tokens.startOver(name(), fence, topic.id());
      throw new ProcessorRestartException("topic " + mapper.topic() + " is another one now");
    }
  }

  @Override
  public void process(List<RecordedEvent<E>> batch, LogPosition upTo) {
    try {
      var next = publish(batch, upTo);
      if (next.hasPublishedTheSameAs(token) && canSkipTo(upTo)) reached = upTo;
      else move(next);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      // What this producer still holds may be published after all: listeners drop duplicates.
      close();
      throw new IllegalStateException(name() + " was not acknowledged", e.getCause());
    } catch (KafkaException e) {
      close(); // what has failed for good, such as for a right that was missing, stays failed
      throw e;
    }
  }

  /** What another instance would read again is bounded. */
  private boolean canSkipTo(LogPosition upTo) {
    return upTo.position() - token.logPosition().position() <= MOST_SKIPPED;
  }

  @Override
  public boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    if (!canSkipTo(upTo) || batch.stream().map(RecordedEvent::event).anyMatch(mapper::mayPublish))
      return false;
    reached = upTo;
    return true;
  }

  private void move(OutboxToken next) {
    tokens.move(name(), fence, token, next);
    token = next;
    reached = next.logPosition();
  }

  /** The token after this batch. */
  private OutboxToken publish(List<RecordedEvent<E>> batch, LogPosition upTo)
      throws InterruptedException, ExecutionException {
    var timeline = token.timeline();
    var lastPublished = new ArrayList<>(token.lastPublished());
    var acknowledgements = new ArrayList<Future<RecordMetadata>>();
    for (var recorded : batch) {
      var outbound = mapper.map(recorded);
      if (outbound.isEmpty()) continue;
      var kafka = producer();
      if (lastPublished.isEmpty()) lastPublished.addAll(Collections.nCopies(partitions, 0L));
      if (timelines.of(recorded.position()) != timeline) {
        timeline = timelines.of(recorded.position());
        Collections.fill(lastPublished, 0L);
      }
      var partition = partitionOf(recorded.aggregateId(), lastPublished.size());
      var prev = lastPublished.set(partition, recorded.position());
      var message = message(recorded, outbound.get(), timeline, prev);
      var record = signer.sign(message, mapper.topic(), partition);
      TraceHeader.add(record.headers(), recorded.traceparent());
      var acknowledgement = kafka.send(record);
      if (acknowledgement.isDone()) acknowledgement.get(); // where it failed, the next would too
      acknowledgements.add(acknowledgement);
    }
    for (var acknowledgement : acknowledgements) acknowledgement.get();
    measure(batch, acknowledgements.size());
    return new OutboxToken(upTo, List.copyOf(lastPublished), timeline);
  }

  /** The partition that Kafka's own clients would choose. */
  static int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  private CloudEventMessage message(
      RecordedEvent<E> recorded, OutboundMessage outbound, int timeline, long prev) {
    return new CloudEventMessage(
        outbound.type(),
        Timelines.source(service, timeline),
        recorded.aggregateId(),
        recorded.position(),
        prev,
        recorded.hash(),
        recorded.at(),
        CloudEventMessage.json(outbound.body()));
  }

  private void measure(List<RecordedEvent<E>> batch, int messages) {
    if (messages == 0) return;
    published.increment(messages);
    lag.record(Duration.between(batch.getLast().at(), Instant.now()));
  }

  /** Created at the first message: a service starts whether there is a broker or not. */
  private Producer<String, byte[]> producer() throws InterruptedException, ExecutionException {
    if (producer != null) return producer;
    var topic = topics.ensure(mapper.topic());
    mustBeTheSame(topic);
    watch = new TopicWatch(topics, mapper.topic(), topic.id());
    partitions = topic.partitions();
    compare(topic);
    producer = producers.get();
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) producer.close(CLOSE_TIMEOUT);
    producer = null;
  }
}
