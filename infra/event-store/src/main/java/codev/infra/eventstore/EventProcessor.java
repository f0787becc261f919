package codev.infra.eventstore;

import java.util.List;

/**
 * Somebody who is told every event of the log, in order, once it can be seen. Declared as a bean,
 * it is started, woken by new events, restarted after a failure (with growing pauses) and measured
 * by this room.
 *
 * @param <E> the events it understands; others are passed over, but counted in the mark
 */
public interface EventProcessor<E> {
  /** Unique in the service, stable for ever, e.g. {@code board.1}. */
  String name();

  Class<E> understands();

  /** Where it stood when it last saved. Read at each start. */
  LogPosition mark();

  /**
   * Takes a batch and saves {@code upTo} together with its effect. May see the same events again
   * after a crash, never in another order, never with one missing.
   */
  void follow(List<RecordedEvent<E>> batch, LogPosition upTo);

  /**
   * Whether there is anything to do for it at all; asked now and then before its turn, and no
   * longer once it has begun. Whoever is done throws {@link ProcessorRestartException}.
   */
  default boolean isNeeded() {
    return true;
  }

  /**
   * Whether one instance of the service does this work at a time (a view, the relay) or each does
   * (live pages).
   */
  default boolean alone() {
    return true;
  }
}
