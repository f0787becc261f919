package codev.infra.eventrelay;

import java.util.HashMap;
import java.util.Map;

/**
 * What a room has heard of one partition.
 *
 * @param offset of the next record to hear
 * @param heard for each speaker the position in its log of the last message heard
 */
record ConsumerPosition(long offset, Map<String, Long> heard) {
  static final ConsumerPosition NOTHING = new ConsumerPosition(0, Map.of());

  enum Verdict {
    /** Said twice, or told again after a crash. */
    KNOWN,
    NEXT,
    /** Something said before it never arrived. */
    AFTER_A_LOSS
  }

  Verdict judge(Message message) {
    var last = last(message.source());
    if (message.n() <= last) return Verdict.KNOWN;
    return message.prev() <= last ? Verdict.NEXT : Verdict.AFTER_A_LOSS;
  }

  long last(String source) {
    return heard.getOrDefault(source, 0L);
  }

  ConsumerPosition after(Message message) {
    var more = new HashMap<>(heard);
    more.merge(message.source(), message.n(), Math::max);
    return new ConsumerPosition(offset, more);
  }

  ConsumerPosition upTo(long nextOffset) {
    return new ConsumerPosition(nextOffset, heard);
  }
}
