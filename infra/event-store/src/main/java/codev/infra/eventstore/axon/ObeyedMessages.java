package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages that an aggregate has obeyed: the newest of each source and subject, as its events
 * record them. Messages of different subjects may overtake each other, those of one subject do not.
 */
final class ObeyedMessages {
  static final ObeyedMessages NONE = new ObeyedMessages(Map.of());

  private final Map<Sequence, MessagePart> newest;

  private record Sequence(String source, String subject) {
    static Sequence of(MessagePart part) {
      return new Sequence(part.origin().source(), part.origin().subject());
    }
  }

  private ObeyedMessages(Map<Sequence, MessagePart> newest) {
    this.newest = newest;
  }

  static ObeyedMessages of(List<EventRow> history) {
    var obeyed = NONE;
    for (var row : history) {
      var part = MessagePart.from(row.event().metadata());
      if (part != null) obeyed = obeyed.and(part);
    }
    return obeyed;
  }

  ObeyedMessages and(MessagePart part) {
    var more = new HashMap<>(newest);
    more.merge(Sequence.of(part), part, (a, b) -> b.isAfter(a) ? b : a);
    return new ObeyedMessages(more);
  }

  /** Whether this command, or a later one from the same source and subject, has been obeyed. */
  boolean include(MessagePart part) {
    var last = newest.get(Sequence.of(part));
    return last != null && !part.isAfter(last);
  }
}
