package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.PartitionReader;
import codev.infra.eventrelay.TimelineBeginning;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks through what a listener has still to read of a partition for the beginnings of timelines:
 * that an event was lost is known from messages behind its own. It reads a part at a time, and
 * keeps nothing else of it, however long the partition is.
 */
final class TimelineBeginningScan {
  /** Records of a part: read within a second or so. */
  static final int PART = 10_000;

  private final TopicPartition partition;
  private final long end;
  private final Function<ConsumerRecord<String, byte[]>, Optional<TimelineBeginning>> beginning;
  private final LostEvents events;
  private final int partSize;
  private long next;

  /**
   * @param from offset from which the listener is to read
   * @param end of the partition
   * @param beginning which a record is, if it is verified
   * @param events receives the beginnings
   * @param partSize the number of records that are read at a time
   */
  TimelineBeginningScan(
      TopicPartition partition,
      long from,
      long end,
      Function<ConsumerRecord<String, byte[]>, Optional<TimelineBeginning>> beginning,
      LostEvents events,
      int partSize) {
    this.partition = partition;
    this.next = from;
    this.end = end;
    this.beginning = beginning;
    this.events = events;
    this.partSize = partSize;
  }

  TopicPartition partition() {
    return partition;
  }

  /**
   * Reads the next part.
   *
   * @param consumer which does nothing else meanwhile
   * @return whether it was the last one
   */
  boolean read(Consumer<String, byte[]> consumer) {
    var until = Math.min(end, next + partSize);
    new PartitionReader(consumer, partition)
        .read(next, until, record -> beginning.apply(record).ifPresent(events::add));
    next = until;
    return next == end;
  }
}
