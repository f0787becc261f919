package codev.infra.eventrelay;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a part of a partition, with a Kafka consumer that does nothing else meanwhile. */
public final class PartitionReader {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Handles one record of those that are read. */
  @FunctionalInterface
  public interface RecordHandler {
    void handle(ConsumerRecord<String, byte[]> record);
  }

  private final Consumer<String, byte[]> consumer;
  private final TopicPartition partition;

  public PartitionReader(Consumer<String, byte[]> consumer, TopicPartition partition) {
    this.consumer = consumer;
    this.partition = partition;
    consumer.assign(List.of(partition));
  }

  public long begin() {
    return consumer.beginningOffsets(List.of(partition), SILENCE).getOrDefault(partition, 0L);
  }

  public long end() {
    return consumer.endOffsets(List.of(partition), SILENCE).getOrDefault(partition, 0L);
  }

  /**
   * Reads the records from one offset to before another one.
   *
   * @throws IllegalStateException if the broker stops giving records before the end
   */
  public void read(long from, long end, RecordHandler handler) {
    consumer.seek(partition, from);
    var answeredAt = System.nanoTime();
    for (long reached = from; reached < end; ) {
      consumer.poll(POLL).forEach(handler::handle);
      var position = consumer.position(partition, SILENCE);
      if (position > reached) answeredAt = System.nanoTime();
      else if (System.nanoTime() - answeredAt > SILENCE.toNanos())
        throw new IllegalStateException(partition + " cannot be read up to its end");
      reached = position;
    }
  }
}
