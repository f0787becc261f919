package codev.infra.relay;

import codev.infra.eventstore.Mark;
import java.util.List;

/**
 * Up to where the log has been said.
 *
 * @param lastSaid for each partition the position of the last message said to it, 0 before the
 *     first; empty until the topic is known. Its length stays, else an aggregate would change its
 *     partition.
 */
record OutboxToken(Mark mark, List<Long> lastSaid) {
  static final OutboxToken START = new OutboxToken(Mark.START, List.of());
}
