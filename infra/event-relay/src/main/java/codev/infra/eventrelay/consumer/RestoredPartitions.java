package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What restores have to do with the partitions of this instance: those are stopped, until a person
 * decides, of which a listener had read more than its database knows, since that was restored; of
 * the others what is read may be of events that the publisher has lost since, as its log was.
 */
final class RestoredPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(RestoredPartitions.class);

  private final String listener;
  private final Map<TopicPartition, String> stopped = new ConcurrentHashMap<>();
  private final Map<TopicPartition, LostEvents> lost = new ConcurrentHashMap<>();

  RestoredPartitions(String listener, MeterRegistry meters) {
    this.listener = listener;
    Gauge.builder("codev.relay.restored", stopped, Map::size)
        .description("Partitions of this instance in which a listener's database was restored")
        .baseUnit("partitions")
        .tag("listener", listener)
        .register(meters);
  }

  /**
   * @param offset that the database knows of
   * @param reached that the listener had come to
   */
  void stop(TopicPartition partition, long offset, long reached) {
    var why =
        ("the database was restored to an earlier state: %d records of the topic were read, it knows"
                + " of %d. To go on, once all databases are what they are to be: ./codev relay"
                + " resume (POST /actuator/relay/%s {\"afterRestore\": true})")
            .formatted(reached, offset, listener);
    stopped.put(partition, why);
    LOG.error("Listener {} stops in {}: {}", listener, partition, why);
  }

  /** The partition is read. */
  void begin(TopicPartition partition) {
    lost.put(partition, new LostEvents());
  }

  void forget(Collection<TopicPartition> partitions) {
    stopped.keySet().removeAll(partitions);
    lost.keySet().removeAll(partitions);
  }

  /** Whether nothing of this partition is to be read now. */
  boolean isStopped(TopicPartition partition) {
    return stopped.containsKey(partition);
  }

  /** Why they are stopped. */
  Map<TopicPartition, String> stopped() {
    return stopped;
  }

  /** What is known of lost events in a partition that is read; empty in any other. */
  Optional<LostEvents> lostEvents(TopicPartition partition) {
    return Optional.ofNullable(lost.get(partition));
  }

  /** Whether the event of a message has been lost; that is logged. */
  boolean hasLost(TopicPartition partition, CloudEventMessage message) {
    var hasLost = lostEvents(partition).filter(events -> events.contains(message)).isPresent();
    if (hasLost)
      LOG.warn(
          "Listener {} skips {} {} of {}: the event was lost when the log of {} was restored",
          listener,
          message.type(),
          message.n(),
          message.subject(),
          message.source());
    return hasLost;
  }
}
