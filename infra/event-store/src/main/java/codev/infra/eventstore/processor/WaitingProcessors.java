package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.AppendSignal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event processors of one process that wait at the end of the log. One thread waits for all of
 * them until it grows and reads what is new: most of them have nothing to do with it and are not
 * woken. Where it cannot be read, each is woken and meets the reason itself.
 */
final class WaitingProcessors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingProcessors.class);

  /** Between two checks whether to go on. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** What is more at once is read by each processor, in batches. */
  private static final int MOST_EVENTS = 256;

  private final AppendSignal signal;
  private final Leases leases;
  private final SharedPageReader pages;
  private final Collection<EventProcessorThread<?>> runs;
  private volatile boolean closed;

  /** Position up to which all that wait know the log. */
  private long head;

  private int recoveries;
  private int setBacks;

  /**
   * @param runs also those that do not wait; more may be added
   */
  WaitingProcessors(
      AppendSignal signal,
      Leases leases,
      SharedPageReader pages,
      Collection<EventProcessorThread<?>> runs) {
    this.signal = signal;
    this.leases = leases;
    this.pages = pages;
    this.runs = runs;
    Thread.ofPlatform().name("log-growth").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!closed) if (!notifyWhenGrown()) Thread.sleep(INTERVAL);
    } catch (InterruptedException _) {
      // It is to end.
    }
  }

  /** False after a failure, which must not end the thread before the processors. */
  private boolean notifyWhenGrown() throws InterruptedException {
    try {
      signal.awaitOther(head, INTERVAL);
      var grownTo = signal.knownHead();
      if (grownTo != head) notifyProcessors(grownTo);
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("Event processors are not woken; next attempt in {}", INTERVAL, e);
      return false;
    }
  }

  private void notifyProcessors(long grownTo) {
    if (mayBeAnother()) pages.forget();
    var growth = new LogGrowth(eventsUpTo(grownTo), grownTo, recoveries);
    for (var run : runs) run.notice(growth);
    head = grownTo;
  }

  /** Whether the log may be another one than before. */
  private boolean mayBeAnother() {
    var recoveriesBefore = recoveries;
    var setBacksBefore = setBacks;
    recoveries = leases.recoveries();
    setBacks = signal.timesSetBack();
    return recoveries != recoveriesBefore || setBacks != setBacksBefore;
  }

  private List<LoadedEvent> eventsUpTo(long grownTo) {
    if (grownTo < head || grownTo - head > MOST_EVENTS) return List.of();
    try {
      return pages.page(head, MOST_EVENTS);
    } catch (RuntimeException e) {
      LOG.debug("What is new in the log cannot be read", e);
      return List.of();
    } catch (Error e) {
      LOG.error("What is new in the log cannot be read", e);
      return List.of();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
