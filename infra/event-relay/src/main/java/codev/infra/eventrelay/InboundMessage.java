package codev.infra.eventrelay;

import java.time.Instant;

/**
 * A message received from another service. A listener reads the fields that it needs into its own
 * records; unknown fields are ignored.
 */
public interface InboundMessage {
  /** Eternal name and version, e.g. {@code group.session-planned.v1}. */
  String type();

  /** The id of the aggregate that it comes from. */
  String subject();

  /** Position in the publisher's log. */
  long n();

  Instant at();

  <T> T as(Class<T> shape);
}
