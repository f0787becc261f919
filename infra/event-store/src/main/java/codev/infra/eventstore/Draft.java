package codev.infra.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that has no place in the log yet.
 *
 * @param sequence the number it claims in its aggregate's history, counted from 0
 * @param type logical name
 * @param payload JSON, UTF-8
 * @param metadata JSON, UTF-8
 * @param at kept to the microsecond
 * @param contentDigest of payload and metadata
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Draft(
    String aggregateType,
    String aggregateId,
    long sequence,
    String eventId,
    String type,
    String revision,
    byte[] payload,
    byte[] metadata,
    Instant at,
    String contentDigest) {
  static Draft of(
      String aggregateType,
      String aggregateId,
      long sequence,
      String eventId,
      String type,
      String revision,
      byte[] payload,
      byte[] metadata,
      Instant at) {
    return new Draft(
        aggregateType,
        aggregateId,
        sequence,
        eventId,
        type,
        revision,
        payload,
        metadata,
        at.truncatedTo(ChronoUnit.MICROS),
        Chain.contentDigest(payload, metadata));
  }
}
