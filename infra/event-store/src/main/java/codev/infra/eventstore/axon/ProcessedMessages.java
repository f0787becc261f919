package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages that an aggregate has processed: the newest of each source and subject, as its
 * events record them. Messages of different subjects may overtake each other, those of one subject
 * do not.
 */
final class ProcessedMessages {
  static final ProcessedMessages NONE = new ProcessedMessages(Map.of());

  private final Map<Sequence, MessageCommandId> newest;

  private record Sequence(String source, String subject) {
    static Sequence of(MessageCommandId messageCommand) {
      return new Sequence(messageCommand.origin().source(), messageCommand.origin().subject());
    }
  }

  private ProcessedMessages(Map<Sequence, MessageCommandId> newest) {
    this.newest = newest;
  }

  static ProcessedMessages of(List<EventRow> history) {
    var processed = NONE;
    for (var row : history) {
      var messageCommand = MessageCommandId.from(row.event().metadata());
      if (messageCommand != null) processed = processed.and(messageCommand);
    }
    return processed;
  }

  ProcessedMessages and(MessageCommandId messageCommand) {
    var changed = new HashMap<>(newest);
    changed.merge(Sequence.of(messageCommand), messageCommand, (a, b) -> b.isAfter(a) ? b : a);
    return new ProcessedMessages(changed);
  }

  /** Whether this command, or a later one from the same source and subject, has been processed. */
  boolean include(MessageCommandId messageCommand) {
    var last = newest.get(Sequence.of(messageCommand));
    return last != null && !messageCommand.isAfter(last);
  }
}
