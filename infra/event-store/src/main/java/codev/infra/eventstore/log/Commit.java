package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that one command appends to one aggregate's history, all or none.
 *
 * @param sequence the number that its first event claims in that history, counted from 0
 * @param contentDigest see {@link HashChain}
 * @param traceparent of the trace that it belongs to, which is not part of the log: no hash covers
 *     it, and it is kept beside the log for an hour; null if it belongs to none
 */
public record Commit(
    Aggregate aggregate,
    long sequence,
    List<NewEvent> events,
    String contentDigest,
    @Nullable String traceparent) {
  public static Commit of(Aggregate aggregate, long sequence, List<NewEvent> events) {
    if (events.isEmpty()) throw new IllegalArgumentException("A commit needs at least one event");
    return new Commit(aggregate, sequence, events, HashChain.contentDigest(events), null);
  }

  /** The same, as part of a trace. */
  public Commit tracedBy(@Nullable String context) {
    return context == null ? this : new Commit(aggregate, sequence, events, contentDigest, context);
  }

  /** The sequence with which the history goes on after it. */
  long nextSequence() {
    return sequence + events.size();
  }

  /** As it stands after another one. */
  List<EventRow> after(LogPosition previous) {
    long position = previous.position() + events.size();
    var hash =
        HashChain.hash(
            previous.hash(),
            position,
            aggregate,
            sequence,
            events.stream().map(NewEvent::type).toList(),
            events.getFirst().at(),
            contentDigest);
    var entries = new ArrayList<EventRow>(events.size());
    for (int i = 0; i < events.size(); i++)
      entries.add(
          new EventRow(
              previous.position() + 1 + i, aggregate, sequence + i, events.get(i), position, hash));
    return entries;
  }
}
