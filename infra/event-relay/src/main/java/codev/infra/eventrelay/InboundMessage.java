package codev.infra.eventrelay;

import java.time.Instant;

/**
 * A neighbour's message. A listener reads the fields it needs, in its own records; unknown fields
 * are passed over.
 */
public interface InboundMessage {
  /** Eternal name and version, e.g. {@code group.session-planned.v1}. */
  String type();

  /** The id of the aggregate that it comes from. */
  String subject();

  /** Position in the speaker's log. */
  long n();

  Instant at();

  <T> T as(Class<T> shape);

  /** A message that no broker carried: how a room's test speaks to it. */
  static InboundMessage of(String type, String subject, long n, Instant at, String json) {
    return new Message(type, "nobody", subject, n, n - 1, at, json);
  }
}
