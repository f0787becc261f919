package codev.infra.testkit.history;

import static codev.infra.testkit.history.Violation.Rule.MESSAGES_IN_ORDER;

import codev.infra.testkit.history.LoggedEvent.Aggregate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The order in which aggregates obeyed the messages of other services, from events' metadata. */
final class MessageOrderCheck {
  private MessageOrderCheck() {}

  private record Sequence(Aggregate aggregate, String source, String subject) {}

  /**
   * One command of a message.
   *
   * @param part counts the commands of a message to the same aggregate
   * @param commit that it made
   */
  private record ObeyedMessage(long position, int part, long commit) {
    static final Comparator<ObeyedMessage> ORDER =
        Comparator.comparingLong(ObeyedMessage::position).thenComparingInt(ObeyedMessage::part);
  }

  static void check(List<LoggedEvent> log, List<Violation> violations) {
    var lastObeyed = new HashMap<Sequence, ObeyedMessage>();
    for (var event : log) {
      var metadata = JsonMapper.shared().readTree(event.metadata());
      if (!metadata.has("messageSource")) continue;
      var obeyed =
          new ObeyedMessage(
              metadata.path("messagePosition").asLong(),
              metadata.path("messagePart").asInt(),
              event.commit());
      var before =
          lastObeyed.put(
              new Sequence(
                  event.aggregate(),
                  metadata.path("messageSource").asString(),
                  metadata.path("messageSubject").asString()),
              obeyed);
      if (before != null
          && before.commit() != obeyed.commit()
          && ObeyedMessage.ORDER.compare(before, obeyed) >= 0)
        violations.add(
            new Violation(
                MESSAGES_IN_ORDER,
                "%s obeyed message %d at position %d after message %d"
                    .formatted(
                        event.aggregate(),
                        obeyed.position(),
                        event.position(),
                        before.position())));
    }
  }
}
