package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that its listener could not handle, or that came after such a one from the same
 * aggregate.
 *
 * @param id {@code listener.source.n}, or {@code listener.unreadable.partition.offset} if it is not
 *     a message of this relay
 * @param message its body is protected where the letter was read from the queue
 * @param why the message of the listener's exception
 * @param retry whether an operator has asked for another delivery
 */
record DeadLetter(
    String id,
    String listener,
    int partition,
    long offset,
    CloudEventMessage message,
    String why,
    Instant since,
    boolean retry) {
  static DeadLetter of(
      String listener,
      int partition,
      long offset,
      CloudEventMessage message,
      @Nullable String why) {
    var id =
        message.n() > 0
            ? idOf(listener, message)
            : "%s.unreadable.%d.%d".formatted(listener, partition, offset);
    return new DeadLetter(
        id, listener, partition, offset, message, String.valueOf(why), Instant.now(), false);
  }

  /** Of what can be read. */
  static String idOf(String listener, CloudEventMessage message) {
    return "%s.%s.%d".formatted(listener, message.source(), message.n());
  }

  DeadLetter failedAgain(String reason) {
    return new DeadLetter(id, listener, partition, offset, message, reason, since, false);
  }

  /** What an operator may see: everything but the message's body. */
  record Notice(
      String id, String type, String subject, long n, Instant at, String why, Instant since) {}

  Notice notice() {
    return new Notice(id, message.type(), message.subject(), message.n(), message.at(), why, since);
  }
}
