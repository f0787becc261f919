package codev.infra.eventrelay;

import codev.infra.eventstore.LogPosition;
import java.util.List;

/**
 * Up to where the log has been said.
 *
 * @param lastSaid for each partition the position of the last message said to it, 0 before the
 *     first; empty until the topic is known. Its length stays, else an aggregate would change its
 *     partition.
 */
record OutboxToken(LogPosition mark, List<Long> lastSaid) {
  static final OutboxToken START = new OutboxToken(LogPosition.START, List.of());
}
