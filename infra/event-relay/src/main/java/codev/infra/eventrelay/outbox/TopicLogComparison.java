package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.PartitionReader;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines;
import codev.infra.eventrelay.signature.MessageVerifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a service's topic, compared with its log before anything is published: a restored
 * log must not give the numbers of its lost events to others.
 *
 * @param verifier tells what this service has published from what others have written
 * @param hashAt gives the hash of the log at a position, nothing beyond its end
 */
record TopicLogComparison(
    String service,
    String topic,
    Supplier<Consumer<String, byte[]>> consumers,
    MessageVerifier verifier,
    LongFunction<Optional<String>> hashAt) {
  /**
   * So many records without a signature are of before there were any: were they written by others,
   * their listeners would have stopped at the first of them.
   */
  static final int UNSIGNED_IS_CONCLUSIVE = 10_000;

  /**
   * Compares the last messages of this service with its log.
   *
   * @throws LogRestoredException if the log does not have one of these messages' events, nor knows
   *     that it was lost
   */
  void verify(Timelines timelines, int partitions) {
    try (var consumer = consumers.get()) {
      for (int partition = 0; partition < partitions; partition++)
        lost(reader(consumer, partition), timelines)
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
   * @param lastShared position of the last message whose hash is that of the log: up to there the
   *     log is what it was
   * @param firstLost position of the first of the undone on a timeline that the log knows
   * @param latestTimeline of the log and of all messages
   */
  record Comparison(
      List<OrphanedMessage> undone,
      BitSet positions,
      long lastShared,
      long firstLost,
      int latestTimeline) {}

  /** Reads the whole topic. */
  Comparison compare(Timelines timelines, int partitions) {
    var undone = new ArrayList<OrphanedMessage>();
    var positions = new BitSet();
    var latest = new AtomicInteger(timelines.latest());
    var lastShared = new AtomicLong();
    var firstLost = new AtomicLong(Long.MAX_VALUE);
    try (var consumer = consumers.get()) {
      for (int partition = 0; partition < partitions; partition++) {
        var reader = reader(consumer, partition);
        var ownMessages = new OwnMessages();
        reader.read(
            reader.begin(),
            reader.end(),
            record -> {
              var message = ownMessages.of(record).orElse(null);
              if (message == null) return;
              var timeline = timeline(message).orElseThrow();
              latest.accumulateAndGet(timeline, Math::max);
              if (TimelineBeginning.isOne(message)) return;
              switch (state(message, timelines)) {
                case IN_LOG -> {
                  positions.set(Math.toIntExact(message.n()));
                  // of messages of earlier versions only the position is known
                  if (message.hash() != null) lastShared.accumulateAndGet(message.n(), Math::max);
                }
                case KNOWN_AS_LOST -> {}
                case LOST -> {
                  undone.add(
                      new OrphanedMessage(
                          message.n(), message.type(), message.subject(), message.at()));
                  if (timeline <= timelines.latest())
                    firstLost.accumulateAndGet(message.n(), Math::min);
                }
              }
            });
      }
    }
    undone.sort(Comparator.comparingLong(OrphanedMessage::n));
    return new Comparison(undone, positions, lastShared.get(), firstLost.get(), latest.get());
  }

  private PartitionReader reader(Consumer<String, byte[]> consumer, int partition) {
    return new PartitionReader(consumer, new TopicPartition(topic, partition));
  }

  /**
   * The last message of a partition that this service has published, on whichever timeline, if its
   * event is lost. Behind it there may be records that others have written. A partition of before
   * there were signatures is read to its beginning only before an event is taken for lost.
   */
  private Optional<CloudEventMessage> lost(PartitionReader partition, Timelines timelines) {
    long begin = partition.begin();
    long end = partition.end();
    for (long window = 1; ; window *= 100) {
      long from = Math.max(begin, end - window);
      var ownMessages = new OwnMessages();
      var lastMessage = new AtomicReference<@Nullable CloudEventMessage>();
      partition.read(from, end, record -> ownMessages.of(record).ifPresent(lastMessage::set));
      Optional<CloudEventMessage> published = Optional.ofNullable(lastMessage.get());
      var lost = published.filter(it -> state(it, timelines) == State.LOST);
      var isUnsigned = lost.isEmpty() && window >= UNSIGNED_IS_CONCLUSIVE;
      var isConclusive = published.isPresent() && (ownMessages.isConclusive() || isUnsigned);
      if (from == begin || isConclusive) return lost;
    }
  }

  /**
   * What this service has published, among consecutive records of a partition. Nothing is that is
   * not signed and comes after what is: others can write that, too.
   */
  private final class OwnMessages {
    private boolean hasSigned;

    Optional<CloudEventMessage> of(ConsumerRecord<String, byte[]> record) {
      var message = read(record);
      if (message.isEmpty()) return message;
      if (MessageVerifier.isSigned(record)) hasSigned = true;
      else if (hasSigned) return Optional.empty();
      return message;
    }

    /** Whether earlier records say nothing more. */
    boolean isConclusive() {
      return hasSigned || !verifier.hasKeys();
    }

    private Optional<CloudEventMessage> read(ConsumerRecord<String, byte[]> record) {
      try {
        return Optional.of(CloudEventMessage.from(record))
            .filter(it -> timeline(it).isPresent() && verifier.refusal(record, it).isEmpty());
      } catch (RuntimeException _) {
        return Optional.empty(); // listeners keep it as a dead letter
      }
    }
  }
}
