package codev.infra.eventstore.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One command of a message, as the events that it caused record it in their metadata.
 *
 * @param number counts the commands that the message sends to the same aggregate, from 1
 */
record MessageCommandId(MessageOrigin origin, int number) {
  private static final String SOURCE = "messageSource";
  private static final String SUBJECT = "messageSubject";
  private static final String POSITION = "messagePosition";
  private static final String PART = "messagePart";

  Map<String, Object> metadata() {
    return Map.of(
        SOURCE, origin.source(),
        SUBJECT, origin.subject(),
        POSITION, origin.position(),
        PART, number);
  }

  /** Reads what {@link #metadata} wrote; null from the metadata of an event without a message. */
  static @Nullable MessageCommandId from(byte[] metadata) {
    var json = new String(metadata, UTF_8);
    return json.contains(SOURCE)
        ? JsonMapper.shared().readValue(json, StoredCommandId.class).toCommandId()
        : null;
  }

  private record StoredCommandId(
      String messageSource, String messageSubject, long messagePosition, int messagePart) {
    MessageCommandId toCommandId() {
      return new MessageCommandId(
          new MessageOrigin(messageSource, messageSubject, messagePosition), messagePart);
    }
  }

  boolean isAfter(MessageCommandId other) {
    return origin.position() == other.origin.position()
        ? number > other.number
        : origin.position() > other.origin.position();
  }
}
