package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import java.util.List;
import java.util.Set;

/**
 * Processes every event of the log, in order, once it is visible. Declared as a bean, it is started
 * and measured by {@link EventProcessors}; its {@link EventProcessorThread} hands it new events and
 * restarts it after a failure, with growing pauses.
 *
 * @param <E> the events that it processes; others are skipped, but its position moves past them
 */
public interface EventProcessor<E> {
  /** Unique in the service and stable for ever, e.g. {@code board.1}. */
  String name();

  Class<E> eventType();

  /**
   * Under which names the events that it processes are stored, if an event of another name must not
   * stop it because this version does not know it: a newer instance beside this one may write such.
   * Empty: whatever the names, and an unknown one stops it.
   */
  default Set<String> storedNames() {
    return Set.of();
  }

  /**
   * A term of this instance begins; called before {@link #savedPosition()} at each start. A
   * processor that stores its position stores the number with it from then on, and its store
   * refuses a write under a lower one: the late write of an instance that held the lease before.
   *
   * @param fence number of the lease; 0 where each instance does this work
   */
  default void beginTerm(long fence) {}

  /**
   * It does not run here any more, or not yet: what is held in memory for a term alone is given up.
   * Called also where no term has begun.
   */
  default void endTerm() {}

  /**
   * Called with each term. A batch that may take seconds reports its steps: one that reports none
   * for three seconds is taken to hang, and its lease is not renewed.
   *
   * @param progress to be run on the thread that processes, after a step
   */
  default void reportProgress(Runnable progress) {}

  /** The position that it last saved. Read at each start. */
  LogPosition savedPosition();

  /**
   * Processes a batch and saves {@code upTo} together with its effect. It may receive the same
   * events again after a crash, never in another order and never with one missing.
   */
  void process(List<RecordedEvent<E>> batch, LogPosition upTo);

  /**
   * Passes events that leave it nothing to do, where that needs no store and no time: its position
   * is then as after {@link #process}, saved or not. Called by another thread while its own waits
   * for events, and never beside its other methods.
   *
   * @param batch the events of its type among those up to {@code upTo}; often none
   * @return false if they are to be processed: nothing has changed then
   */
  default boolean pass(List<RecordedEvent<E>> batch, LogPosition upTo) {
    return false;
  }

  /**
   * Called from time to time, also while there is nothing new: the effect of what was processed may
   * have been lost. Then it throws {@link ProcessorRestartException}.
   */
  default void checkSavedPosition() {}

  /**
   * Whether there is anything to do at all; asked now and then before its turn, and no longer once
   * it has begun. A processor that has finished throws {@link ProcessorRestartException}.
   */
  default boolean isNeeded() {
    return true;
  }

  /**
   * Whether a person has decided what its {@link DecisionNeededException} asked for, in any of the
   * ways that it leaves to them. Asked now and then on an instance that is stopped by one, while
   * another instance may go on: that one need not get any further to show it.
   */
  default boolean isDecided() {
    return false;
  }

  /**
   * Whether one instance of the service does this work at a time (a view, the outbox) or each does
   * (live pages).
   */
  default boolean isExclusive() {
    return true;
  }
}
