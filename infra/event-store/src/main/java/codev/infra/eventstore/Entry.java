package codev.infra.eventstore;

import java.time.Instant;

/**
 * An event as it stands in the log's table.
 *
 * @param commit position of the first event of its commit
 * @param hash its link of the audit chain, lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Entry(
    long position,
    String aggregateType,
    String aggregateId,
    long sequence,
    String eventId,
    String type,
    String revision,
    byte[] payload,
    byte[] metadata,
    Instant at,
    long commit,
    String hash) {
  Mark mark() {
    return new Mark(position, hash);
  }
}
