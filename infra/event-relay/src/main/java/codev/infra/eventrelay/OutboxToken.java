package codev.infra.eventrelay;

import codev.infra.eventstore.log.LogPosition;
import java.util.List;

/**
 * The outbox's token: the position up to which the log has been published.
 *
 * @param lastPublished for each partition the position of the last message published to it, 0
 *     before the first; empty until the topic is known. Its length stays, else an aggregate would
 *     change its partition.
 */
record OutboxToken(LogPosition logPosition, List<Long> lastPublished) {
  static final OutboxToken START = new OutboxToken(LogPosition.START, List.of());
}
