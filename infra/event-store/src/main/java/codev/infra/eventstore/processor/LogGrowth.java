package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.LoadedEvent;
import java.util.List;

/**
 * What has been appended to the log.
 *
 * @param events in order, with none left out between them; empty where they are not known
 * @param head position up to which the log is known to reach
 * @param recoveries how often the database had answered again before they were read
 */
record LogGrowth(List<LoadedEvent> events, long head, int recoveries) {
  /** All that follows a position before the head; empty where not all of it is known. */
  List<LoadedEvent> after(long position) {
    if (events.isEmpty() || events.getLast().position() < head) return List.of();
    var first = events.getFirst().position();
    return first > position + 1
        ? List.of()
        : events.subList(Math.toIntExact(position + 1 - first), events.size());
  }
}
