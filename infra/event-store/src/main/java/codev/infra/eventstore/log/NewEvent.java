package codev.infra.eventstore.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that is not stored yet.
 *
 * @param type logical name
 * @param payload JSON, UTF-8
 * @param metadata JSON, UTF-8
 * @param at kept to the microsecond
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record NewEvent(
    String eventId, String type, String revision, byte[] payload, byte[] metadata, Instant at) {
  public NewEvent {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
