package codev.infra.eventrelay.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of this instance in which a listener waits: for a message that is missing, or
 * before one that is not verified. Such a one is looked at again now and then, since a key may have
 * become known meanwhile.
 */
final class StoppedPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(StoppedPartitions.class);

  private final String listener;
  private final Duration retry;
  private final Duration patience;
  private final Map<TopicPartition, MessageGap> gaps = new ConcurrentHashMap<>();
  private final Map<TopicPartition, RefusedMessage> refused = new ConcurrentHashMap<>();

  /** Since when a message is refused, while that is no alarm yet. */
  private final Map<TopicPartition, Long> refusedSince = new ConcurrentHashMap<>();

  /** When a refused message is looked at again; nothing, while that is under way. */
  private final Map<TopicPartition, Long> lookAgainAt = new ConcurrentHashMap<>();

  /**
   * @param retry between two looks at a refused message
   * @param patience after which one that is still refused is an alarm
   */
  StoppedPartitions(String listener, Duration retry, Duration patience, MeterRegistry meters) {
    this.listener = listener;
    this.retry = retry;
    this.patience = patience;
    Gauge.builder("codev.relay.gaps", gaps, Map::size)
        .description("Partitions of this instance in which a listener waits for a missing message")
        .baseUnit("partitions")
        .tag("listener", listener)
        .register(meters);
    Gauge.builder("codev.relay.refused", refused, Map::size)
        .description("Partitions of this instance that are stopped before a refused message")
        .baseUnit("partitions")
        .tag("listener", listener)
        .register(meters);
  }

  Stoppage of(TopicPartition partition) {
    return new Stoppage(gaps.get(partition), refused.get(partition));
  }

  boolean hasGap(TopicPartition partition) {
    return gaps.containsKey(partition);
  }

  /** Later messages are read on, and dropped: the missing one may be among them. */
  void report(TopicPartition partition, MessageGap gap) {
    if (gaps.putIfAbsent(partition, gap) == null)
      LOG.error("Listener {} stops in {}: {}", listener, partition, gap);
  }

  void closeGap(TopicPartition partition) {
    gaps.remove(partition);
  }

  /**
   * Nothing behind the message is read, unless the partition is stopped for a gap anyway.
   *
   * @return whether it is an alarm from now on, since it has been refused for long
   */
  boolean refuse(TopicPartition partition, RefusedMessage message) {
    if (hasGap(partition)) {
      LOG.error("Listener {} drops in {}: {}", listener, partition, message);
      return true;
    }
    var now = System.nanoTime();
    lookAgainAt.put(partition, now + retry.toNanos());
    if (!message.equals(refused.put(partition, message))) {
      LOG.error("Listener {} stops in {}: {}", listener, partition, message);
      refusedSince.put(partition, now);
    }
    var since = refusedSince.get(partition);
    if (since == null || now - since < patience.toNanos()) return false;
    refusedSince.remove(partition);
    return true;
  }

  /** What is read there is verified. */
  void accept(TopicPartition partition) {
    if (refused.remove(partition) != null)
      LOG.info("Listener {} goes on in {}", listener, partition);
  }

  /** Whether nothing of the partition is to be handled now. */
  boolean isWaiting(TopicPartition partition) {
    return lookAgainAt.containsKey(partition);
  }

  /** The offsets of the refused messages that are to be looked at again, from now on. */
  Map<TopicPartition, Long> due() {
    var now = System.nanoTime();
    var offsets = new HashMap<TopicPartition, Long>();
    refused.forEach(
        (partition, message) -> {
          var at = lookAgainAt.get(partition);
          if (at != null && now - at >= 0) offsets.put(partition, message.offset());
        });
    lookAgainAt.keySet().removeAll(offsets.keySet());
    return offsets;
  }

  void forget(Collection<TopicPartition> partitions) {
    gaps.keySet().removeAll(partitions);
    refused.keySet().removeAll(partitions);
    refusedSince.keySet().removeAll(partitions);
    lookAgainAt.keySet().removeAll(partitions);
  }

  /** In words, with what an operator can do about it. */
  Map<TopicPartition, String> reasons() {
    var all = new HashMap<TopicPartition, String>();
    gaps.forEach((partition, gap) -> all.put(partition, gap.toString()));
    refused.forEach(
        (partition, message) ->
            all.put(
                partition,
                ("%1$s. To go on without it: ./codev relay resume SERVICE %2$s %3$d"
                        + " (POST /actuator/relay/%2$s {\"partition\": %3$d})")
                    .formatted(message, listener, partition.partition())));
    return all;
  }
}
