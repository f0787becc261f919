package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.CloudEventMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The messages of a service's topic, compared with its log before anything is published: a restored
 * log must not give the numbers of its lost events to others.
 */
final class TopicLogComparison {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String service;
  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final LongFunction<Optional<String>> hashAt;

  /**
   * @param hashAt gives the hash of the log at a position, nothing beyond its end
   */
  TopicLogComparison(
      String service,
      String topic,
      Supplier<Consumer<String, byte[]>> consumers,
      LongFunction<Optional<String>> hashAt) {
    this.service = service;
    this.topic = topic;
    this.consumers = consumers;
    this.hashAt = hashAt;
  }

  /**
   * Compares the last messages of this service with its log.
   *
   * @throws LogRestoredException if the log does not have one of these messages' events, nor knows
   *     that it was lost
   */
  void verify(Timelines timelines, int partitions) {
    try (var consumer = consumers.get()) {
      for (var partition : assign(consumer, partitions))
        last(consumer, partition)
            .filter(published -> state(published, timelines) == State.LOST)
            .ifPresent(
                published -> {
                  throw new LogRestoredException(service, topic, published);
                });
    }
  }

  /** What became of a published message's event. */
  private enum State {
    IN_LOG,
    /** It was lost before, and another timeline has begun since. */
    KNOWN_AS_LOST,
    LOST
  }

  private State state(CloudEventMessage published, Timelines timelines) {
    var timeline = timeline(published).orElseThrow();
    if (timeline > timelines.latest()) return State.LOST;
    if (timeline != timelines.of(published.n())) return State.KNOWN_AS_LOST;
    return hashAt
            .apply(published.n())
            // Messages of earlier versions have no hash.
            .filter(hash -> published.hash() == null || published.hash().equals(hash))
            .isPresent()
        ? State.IN_LOG
        : State.LOST;
  }

  private OptionalInt timeline(CloudEventMessage message) {
    return Timelines.number(service, message.source());
  }

  /**
   * What a service has published, compared with its log.
   *
   * @param undone in the order of their positions: messages whose events are lost, and were not
   *     when the latest timeline of the log began
   * @param positions of the messages whose events are in the log; a bit each, so that the longest
   *     topic needs little memory
   * @param latestTimeline of the log and of all messages
   */
  record Comparison(List<OrphanedMessage> undone, BitSet positions, int latestTimeline) {}

  /** Reads the whole topic. */
  Comparison compare(Timelines timelines, int partitions) {
    var undone = new ArrayList<OrphanedMessage>();
    var positions = new BitSet();
    var latest = timelines.latest();
    try (var consumer = consumers.get()) {
      var all = assign(consumer, partitions);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all, TIMEOUT);
      while (all.stream().anyMatch(p -> consumer.position(p, TIMEOUT) < ends.getOrDefault(p, 0L)))
        for (var record : consumer.poll(POLL)) {
          var message = own(record).orElse(null);
          if (message == null) continue;
          latest = Math.max(latest, timeline(message).orElseThrow());
          switch (state(message, timelines)) {
            case IN_LOG -> positions.set(Math.toIntExact(message.n()));
            case KNOWN_AS_LOST -> {}
            case LOST ->
                undone.add(
                    new OrphanedMessage(
                        message.n(), message.type(), message.subject(), message.at()));
          }
        }
    }
    undone.sort(Comparator.comparingLong(OrphanedMessage::n));
    return new Comparison(undone, positions, latest);
  }

  private List<TopicPartition> assign(Consumer<?, ?> consumer, int partitions) {
    var all = IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    return all;
  }

  /**
   * The last message of a partition that this service has published, on whichever timeline. Behind
   * it there may be records that others have written.
   */
  private Optional<CloudEventMessage> last(
      Consumer<String, byte[]> consumer, TopicPartition partition) {
    var one = List.of(partition);
    long begin = consumer.beginningOffsets(one, TIMEOUT).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one, TIMEOUT).getOrDefault(partition, 0L);
    consumer.assign(one);
    for (long window = 1; ; window *= 100) {
      long from = Math.max(begin, end - window);
      var found = last(consumer, partition, from, end);
      if (found.isPresent() || from == begin) return found;
    }
  }

  private Optional<CloudEventMessage> last(
      Consumer<String, byte[]> consumer, TopicPartition partition, long from, long end) {
    var last = Optional.<CloudEventMessage>empty();
    consumer.seek(partition, from);
    var deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (consumer.position(partition, TIMEOUT) < end) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("the end of topic " + topic + " cannot be read");
      for (var record : consumer.poll(POLL)) {
        var message = own(record);
        if (message.isPresent()) last = message;
      }
    }
    return last;
  }

  /** The message of a record, if this service has published it. */
  private Optional<CloudEventMessage> own(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(CloudEventMessage.from(record)).filter(it -> timeline(it).isPresent());
    } catch (RuntimeException _) {
      return Optional.empty(); // listeners keep it as a dead letter
    }
  }
}
