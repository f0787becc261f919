package codev.infra.eventrelay.outbox;

import codev.infra.eventstore.log.LogPosition;
import java.util.Collections;
import java.util.List;

/**
 * The outbox's token: the position up to which the log has been published.
 *
 * @param lastPublished for each partition the position of the last message published to it on this
 *     timeline, 0 before the first; empty until the topic is known. Its length stays, else an
 *     aggregate would change its partition.
 * @param timeline of the last messages published
 */
record OutboxToken(LogPosition logPosition, List<Long> lastPublished, int timeline) {
  static final OutboxToken START = new OutboxToken(LogPosition.START, List.of(), 1);

  /** Where nothing more has been published up to a later position. */
  OutboxToken at(LogPosition later) {
    return new OutboxToken(later, lastPublished, timeline);
  }

  /** Whether the same has been published as at another one. */
  boolean hasPublishedTheSameAs(OutboxToken other) {
    return equals(other.at(logPosition));
  }

  /** The same position, where another timeline begins in every partition. */
  OutboxToken on(int other) {
    return new OutboxToken(logPosition, Collections.nCopies(lastPublished.size(), 0L), other);
  }
}
