package codev.infra.testkit.history;

import static codev.infra.testkit.history.Violation.Rule.MESSAGES_IN_ORDER;

import codev.infra.testkit.history.LoggedEvent.Aggregate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The order in which aggregates processed the messages of other services, from events' metadata.
 */
final class MessageOrderCheck {
  private MessageOrderCheck() {}

  private record Sequence(Aggregate aggregate, String source, String subject) {}

  /**
   * One command of a message.
   *
   * @param commandNumber counts the commands of a message to the same aggregate
   * @param commit that it made
   */
  private record ProcessedMessage(long position, int commandNumber, long commit) {
    static final Comparator<ProcessedMessage> ORDER =
        Comparator.comparingLong(ProcessedMessage::position)
            .thenComparingInt(ProcessedMessage::commandNumber);
  }

  static void check(List<LoggedEvent> log, List<Violation> violations) {
    var lastProcessed = new HashMap<Sequence, ProcessedMessage>();
    for (var event : log) {
      var metadata = JsonMapper.shared().readTree(event.metadata());
      if (!metadata.has("messageSource")) continue;
      var processed =
          new ProcessedMessage(
              metadata.path("messagePosition").asLong(),
              metadata.path("messagePart").asInt(),
              event.commit());
      var before =
          lastProcessed.put(
              new Sequence(
                  event.aggregate(),
                  metadata.path("messageSource").asString(),
                  metadata.path("messageSubject").asString()),
              processed);
      if (before != null
          && before.commit() != processed.commit()
          && ProcessedMessage.ORDER.compare(before, processed) >= 0)
        violations.add(
            new Violation(
                MESSAGES_IN_ORDER,
                "%s processed message %d at position %d after message %d"
                    .formatted(
                        event.aggregate(),
                        processed.position(),
                        event.position(),
                        before.position())));
    }
  }
}
