package codev.infra.eventstore.axon;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored event with its position in the log.
 *
 * @param position its number in the whole log: 1, 2, 3 … without gaps
 * @param aggregateId whose history it belongs to
 * @param sequence its number in that history, counted from 0
 * @param at when it was handled (the writer's clock, for people; order is the position's business)
 * @param hash its link of the audit chain, lower-case hex
 * @param traceparent of the trace that its commit belongs to; null to all but event processors,
 *     while tracing is off, and an hour later
 */
public record RecordedEvent<E>(
    E event,
    long position,
    String aggregateId,
    long sequence,
    Instant at,
    String hash,
    @Nullable String traceparent) {

  /** Of no trace. */
  public RecordedEvent(
      E event, long position, String aggregateId, long sequence, Instant at, String hash) {
    this(event, position, aggregateId, sequence, at, hash, null);
  }

  /** The traces that events belong to, each once. */
  public static List<String> traceparents(Collection<? extends RecordedEvent<?>> events) {
    var traceparents = new LinkedHashSet<String>();
    for (var recorded : events) {
      var traceparent = recorded.traceparent();
      if (traceparent != null) traceparents.add(traceparent);
    }
    return List.copyOf(traceparents);
  }
}
