package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.TimelineBeginning;
import java.util.HashMap;
import java.util.Map;

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

  boolean contains(CloudEventMessage message) {
    return latest.values().stream().anyMatch(beginning -> beginning.hasLost(message));
  }
}
