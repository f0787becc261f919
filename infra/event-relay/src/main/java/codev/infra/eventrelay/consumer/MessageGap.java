package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;

/**
 * A message that cannot be handled because another one, published before it, is missing.
 *
 * @param source the service that publishes them
 * @param last position in its log of the last message that was handled
 * @param prev position of the missing message, or of the last of several
 * @param n position of the message that waits
 */
public record MessageGap(String source, long last, long prev, long n) {
  static MessageGap before(CloudEventMessage message, ConsumerPosition position) {
    var source = message.source();
    return new MessageGap(source, position.last(source), message.prev(), message.n());
  }

  @Override
  public String toString() {
    return "of %s, something between %d and %d is missing".formatted(source, last, n);
  }
}
