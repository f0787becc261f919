package codev.infra.eventrelay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The messages of a service's topic, compared with its log before anything is published: a restored
 * log must not give the numbers of its lost events to others.
 */
final class PublishedMessages {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final LongFunction<Optional<String>> hashAt;

  /**
   * @param hashAt gives the hash of the log at a position, nothing beyond its end
   */
  PublishedMessages(
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
    for (var published : last(partitions).values())
      if (published.source().equals(source) && !isInLog(published))
        throw new LogRestoredException(topic, published);
  }

  private boolean isInLog(Message published) {
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
  record Comparison(List<Undone> undone, Set<Long> positions) {}

  /** A message whose event is not in the log any more. */
  record Undone(long n, String type, String subject, Instant at) {}

  /** Reads the whole topic. */
  Comparison compare(String source, int partitions) {
    var undone = new ArrayList<Undone>();
    var positions = new HashSet<Long>();
    try (var consumer = consumers.get()) {
      var all = assign(consumer, partitions);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all, TIMEOUT);
      while (all.stream().anyMatch(p -> consumer.position(p, TIMEOUT) < ends.getOrDefault(p, 0L)))
        for (var record : consumer.poll(POLL)) {
          var message = Message.from(record);
          if (!message.source().equals(source)) continue;
          if (isInLog(message)) positions.add(message.n());
          else undone.add(new Undone(message.n(), message.type(), message.subject(), message.at()));
        }
    }
    undone.sort(Comparator.comparingLong(Undone::n));
    return new Comparison(undone, positions);
  }

  private List<TopicPartition> assign(Consumer<?, ?> consumer, int partitions) {
    var all = IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    return all;
  }

  private Map<TopicPartition, Message> last(int partitions) {
    try (var consumer = consumers.get()) {
      var all = assign(consumer, partitions);
      var begins = consumer.beginningOffsets(all, TIMEOUT);
      var missing = new HashMap<TopicPartition, Long>();
      consumer
          .endOffsets(all, TIMEOUT)
          .forEach(
              (partition, end) -> {
                if (end > begins.getOrDefault(partition, 0L)) missing.put(partition, end - 1);
              });
      consumer.assign(missing.keySet());
      missing.forEach(consumer::seek);
      return read(consumer, missing.size());
    }
  }

  private Map<TopicPartition, Message> read(Consumer<String, byte[]> consumer, int wanted) {
    var last = new HashMap<TopicPartition, Message>();
    var deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (last.size() < wanted) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("the end of topic " + topic + " cannot be read");
      for (var record : consumer.poll(POLL))
        last.put(new TopicPartition(topic, record.partition()), Message.from(record));
    }
    return last;
  }
}
