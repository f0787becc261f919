package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * The position of a listener in one partition.
 *
 * @param offset of the next record to read
 * @param handled for each source the position in its log of the last message that was handled
 * @param epoch rises with each assignment of the partition to an instance
 */
record ConsumerPosition(long offset, Map<String, Long> handled, long epoch) {
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

  ConsumerPosition after(CloudEventMessage message) {
    var changed = new HashMap<>(handled);
    changed.merge(message.source(), message.n(), Math::max);
    return new ConsumerPosition(offset, Map.copyOf(changed), epoch);
  }

  ConsumerPosition at(long nextOffset) {
    return new ConsumerPosition(nextOffset, handled, epoch);
  }
}
