package codev.infra.eventrelay.outbox;

import codev.infra.eventstore.log.LogPosition;
import java.util.List;

/**
 * The outbox's token: the position up to which the log has been published.
 *
 * @param lastPublished for each partition the position of the last message published to it, 0
 *     before the first; empty until the topic is known. Its length stays, else an aggregate would
 *     change its partition.
 * @param timeline 1 at first; another one begins when the log was restored to an earlier state
 */
record OutboxToken(LogPosition logPosition, List<Long> lastPublished, int timeline) {
  static final OutboxToken START = new OutboxToken(LogPosition.START, List.of(), 1);

  /** The source of the messages that a service publishes on this timeline. */
  String source(String service) {
    return timeline == 1 ? service : service + "/" + timeline;
  }
}
