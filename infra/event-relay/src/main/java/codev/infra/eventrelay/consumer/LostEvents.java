package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.TimelineBeginning;
import codev.infra.eventrelay.Timelines;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which messages of a partition are of events that their service has lost since, as far as the
 * beginnings of timelines are known: the latest of a service tells of all.
 */
final class LostEvents {
  private final Map<String, TimelineBeginning> latest = new HashMap<>();

  void add(TimelineBeginning beginning) {
    latest.merge(
        beginning.service(),
        beginning,
        (one, other) -> one.number() > other.number() ? one : other);
  }

  boolean isEmpty() {
    return latest.isEmpty();
  }

  boolean contains(CloudEventMessage message) {
    return loss(message).isPresent();
  }

  /** Where it was noticed that the event of a message is lost; empty if it is not. */
  Optional<TimelineBeginning> loss(CloudEventMessage message) {
    return latest.values().stream().filter(beginning -> beginning.hasLost(message)).findFirst();
  }

  /** Whether a message is of what its service has recorded since it was restored last. */
  boolean isSince(CloudEventMessage message) {
    return latest.values().stream()
        .map(beginning -> Timelines.source(beginning.service(), beginning.number()))
        .anyMatch(message.source()::equals);
  }
}
