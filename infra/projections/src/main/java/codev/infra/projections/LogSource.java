package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The log that the views are folded from, for what their processors are not given. */
interface LogSource {
  /** Its end at this moment. */
  long head();

  /**
   * The events of a kind in a stretch of it, in order.
   *
   * @param after position before its first event
   * @param upTo position of its last
   */
  <E> List<RecordedEvent<E>> between(Class<E> kind, long after, long upTo);

  /** Position of the last event up to another one, of each of these aggregates that has any. */
  Map<String, Long> lastPositions(String aggregateType, Collection<String> ids, long upTo);

  /** The events of one aggregate between two positions, in order. */
  <E> List<RecordedEvent<E>> of(
      Class<E> kind, String aggregateType, String id, long after, long upTo);
}
