package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * The position of a listener in one partition.
 *
 * @param offset of the next record to read
 * @param handled for each source the position in its log of the last message that was handled
 * @param hashedAfter for each source the position after which every message that was handled has
 *     left its hash; 0 where there is none
 * @param epoch rises with each assignment of the partition to an instance
 */
record ConsumerPosition(
    long offset, Map<String, Long> handled, Map<String, Long> hashedAfter, long epoch) {
  enum Check {
    /** Published twice, or delivered again after a crash. */
    DUPLICATE,
    NEXT,
    /** A message published before this one never arrived. */
    GAP
  }

  Check check(CloudEventMessage message) {
    var last = last(message.source());
    if (message.n() <= last) return Check.DUPLICATE;
    return message.prev() <= last ? Check.NEXT : Check.GAP;
  }

  long last(String source) {
    return handled.getOrDefault(source, 0L);
  }

  /** Whether a message with this position has left its hash if it was handled. */
  boolean isHashed(CloudEventMessage message) {
    return message.n() > hashedAfter.getOrDefault(message.source(), 0L);
  }

  /** After the message was handled. */
  ConsumerPosition after(CloudEventMessage message) {
    var changed = raised(handled, message);
    // messages of earlier versions have no hash
    var unhashed = message.hash() == null ? raised(hashedAfter, message) : hashedAfter;
    return new ConsumerPosition(offset, changed, unhashed, epoch);
  }

  private static Map<String, Long> raised(Map<String, Long> before, CloudEventMessage message) {
    var changed = new HashMap<>(before);
    changed.merge(message.source(), message.n(), Math::max);
    return Map.copyOf(changed);
  }

  ConsumerPosition at(long nextOffset) {
    return new ConsumerPosition(nextOffset, handled, hashedAfter, epoch);
  }
}
