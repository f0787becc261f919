package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.CloudEventMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final LongFunction<Optional<String>> hashAt;

  /**
   * @param hashAt gives the hash of the log at a position, nothing beyond its end
   */
  TopicLogComparison(
      String topic,
      Supplier<Consumer<String, byte[]>> consumers,
      LongFunction<Optional<String>> hashAt) {
    this.topic = topic;
    this.consumers = consumers;
    this.hashAt = hashAt;
  }

  /**
   * Compares what was published from this source with the log.
   *
   * @throws LogRestoredException if the log does not have one of these messages' events
   */
  void verify(String source, int partitions) {
    try (var consumer = consumers.get()) {
      for (var partition : assign(consumer, partitions))
        last(consumer, partition, source)
            .filter(published -> published.source().equals(source) && !isInLog(published))
            .ifPresent(
                published -> {
                  throw new LogRestoredException(topic, published);
                });
    }
  }

  private boolean isInLog(CloudEventMessage published) {
    return hashAt
        .apply(published.n())
        // Messages of earlier versions have no hash.
        .filter(hash -> published.hash() == null || published.hash().equals(hash))
        .isPresent();
  }

  /**
   * What was published from one source, compared with the log.
   *
   * @param undone in the order of their positions: messages whose events are not in the log
   * @param positions of those that are
   */
  record Comparison(List<OrphanedMessage> undone, Set<Long> positions) {}

  /** Reads the whole topic. */
  Comparison compare(String source, int partitions) {
    var undone = new ArrayList<OrphanedMessage>();
    var positions = new HashSet<Long>();
    try (var consumer = consumers.get()) {
      var all = assign(consumer, partitions);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all, TIMEOUT);
      while (all.stream().anyMatch(p -> consumer.position(p, TIMEOUT) < ends.getOrDefault(p, 0L)))
        for (var record : consumer.poll(POLL)) {
          var message = readable(record).orElse(null);
          if (message == null || !message.source().equals(source)) continue;
          if (isInLog(message)) positions.add(message.n());
          else
            undone.add(
                new OrphanedMessage(message.n(), message.type(), message.subject(), message.at()));
        }
    }
    undone.sort(Comparator.comparingLong(OrphanedMessage::n));
    return new Comparison(undone, positions);
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
      Consumer<String, byte[]> consumer, TopicPartition partition, String source) {
    var one = List.of(partition);
    long begin = consumer.beginningOffsets(one, TIMEOUT).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one, TIMEOUT).getOrDefault(partition, 0L);
    consumer.assign(one);
    for (long window = 1; ; window *= 100) {
      long from = Math.max(begin, end - window);
      var found = last(consumer, partition, source, from, end);
      if (found.isPresent() || from == begin) return found;
    }
  }

  private Optional<CloudEventMessage> last(
      Consumer<String, byte[]> consumer,
      TopicPartition partition,
      String source,
      long from,
      long end) {
    var last = Optional.<CloudEventMessage>empty();
    consumer.seek(partition, from);
    var deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (consumer.position(partition, TIMEOUT) < end) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("the end of topic " + topic + " cannot be read");
      for (var record : consumer.poll(POLL)) {
        var message = readable(record).filter(it -> service(it.source()).equals(service(source)));
        if (message.isPresent()) last = message;
      }
    }
    return last;
  }

  private static Optional<CloudEventMessage> readable(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(CloudEventMessage.from(record));
    } catch (RuntimeException _) {
      return Optional.empty(); // listeners keep it as a dead letter
    }
  }

  /** Without the number of the timeline. */
  private static String service(String source) {
    return source.replaceFirst("/.*", "");
  }
}
