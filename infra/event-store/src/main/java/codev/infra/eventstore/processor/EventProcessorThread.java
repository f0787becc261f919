package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.LoadedEvent;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.axon.UnknownEventTypeException;
import codev.infra.eventstore.lease.Lease;
import codev.infra.eventstore.lease.LeaseUnavailableException;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.lease.StaleFenceException;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.eventstore.log.PrefetchingPageIterator;
import codev.infra.tracing.TracedStep;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one event processor on a thread of its own, under its lease if it has one. What it cannot do
 * it leaves to another instance: the lease is given up after three failures in a row, and at once
 * for an event that this version does not know.
 */
final class EventProcessorThread<E> {
  private static final Logger LOG = LoggerFactory.getLogger(EventProcessorThread.class);

  /** Between two signs of life while nothing happens. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** A batch that shows no progress for so long is taken to hang. */
  private static final Duration STALL = HEARTBEAT.multipliedBy(3);

  private final EventProcessor<E> processor;
  private final EventLog log;
  private final EventReader reader;
  private final SharedPageReader shared;
  private final EventLogProperties settings;
  private final Leases leases;
  private final ProcessorMeters meters;
  private final Tracing tracing;
  private final Thread thread;

  /** Held while a batch is under way, which is not interrupted. */
  private final ReentrantLock working = new ReentrantLock();

  /** Guards where it stands while it waits for events. */
  private final ReentrantLock waiting = new ReentrantLock();

  private final Condition growth = waiting.newCondition();

  private final FailureBackoff backoff;
  private final ProcessorStoppage stoppage = new ProcessorStoppage();
  private int batchSize;
  private int recoveries;

  /** When what is under way was begun. */
  private int storeRecoveries;

  private long knownFence;
  private @Nullable Lease lease;

  // Guarded by the lock `waiting`.
  private boolean waits;
  private LogPosition reached = LogPosition.START;

  /** When the log was last read for it; by another thread only while this one waits. */
  private long readAt;

  private volatile long position = -1;
  private volatile boolean closing;

  EventProcessorThread(
      EventProcessor<E> processor,
      EventLog log,
      EventReader reader,
      SharedPageReader shared,
      EventLogProperties settings,
      Leases leases,
      MeterRegistry meters,
      Tracing tracing) {
    this.processor = processor;
    this.log = log;
    this.reader = reader;
    this.shared = shared;
    this.settings = settings;
    this.leases = leases;
    this.tracing = tracing;
    backoff = new FailureBackoff(settings.longestPause());
    batchSize = settings.batch();
    thread = Thread.ofVirtual().name("processor-" + processor.name()).unstarted(this::run);
    this.meters = ProcessorMeters.of(processor.name(), meters);
  }

  void start() {
    thread.start();
  }

  /** Ends after the batch under way. */
  void close() {
    closing = true;
    if (!working.tryLock()) return;
    try {
      thread.interrupt();
    } finally {
      working.unlock();
    }
  }

  void join(Duration atMost) throws InterruptedException {
    thread.join(atMost);
  }

  /**
   * Why it is stopped, for good or until a person decides or another version of the service goes
   * on; {@code null} while it runs, here or elsewhere.
   */
  @Nullable String stopped() {
    return stoppage.reason(() -> leases.position(processor.name()));
  }

  /** How far this processor has come, on whichever instance; empty when it has nothing to do. */
  OptionalLong position() {
    var processed = position;
    if (processed >= 0) return OptionalLong.of(processed);
    return processor.isExclusive() ? leases.position(processor.name()) : OptionalLong.empty();
  }

  private void run() {
    try {
      while (!closing && !stoppage.isForGood()) attempt();
    } catch (InterruptedException _) {
      // It is to end.
    } catch (RuntimeException | Error e) { // else it would end in silence
      LOG.error("Event processor {} ends", processor.name(), e);
      stopForGood("its thread has ended: " + e + ". To go on: restart the service");
    } finally {
      boolean _ = Thread.interrupted(); // or nothing could be sent to the database
      endTerm(Lease::release);
    }
  }

  private void attempt() throws InterruptedException {
    recoveries = leases.recoveries();
    storeRecoveries = leases.storeRecoveries();
    try {
      awaitLease();
      processLog();
    } catch (LogChangedException e) {
      stopForGood(String.valueOf(e.getMessage()));
    } catch (LogCorruptedException e) {
      stopForGood(e.getMessage() + ". To go on: ./codev restore the last backup that verifies");
    } catch (ProcessorRestartException e) {
      LOG.info("Event processor {} restarts: {}", processor.name(), e.getMessage());
      endTerm(Lease::finish);
    } catch (StaleFenceException e) {
      LOG.info("Event processor {} is not the latest: {}", processor.name(), e.getMessage());
      knownFence = e.stored();
      endTerm(Lease::release);
    } catch (DecisionNeededException e) {
      stop(String.valueOf(e.getMessage()), true);
    } catch (UnknownEventTypeException e) {
      stop(String.valueOf(e.getMessage()), false);
    } catch (RuntimeException e) {
      if (!closing) handleFailure(e);
    } catch (Error e) {
      if (MachineErrors.endsThread(e)) throw e;
      LOG.error("Event processor {} failed", processor.name(), e);
      stop(e + ". To go on: correct that and restart the service", false);
    }
  }

  private void stopForGood(String why) {
    stoppage.stopForGood(why);
    LOG.error("Event processor {} stops for good: {}", processor.name(), why);
  }

  private void stop(String why, boolean untilDecided) throws InterruptedException {
    if (stoppage.stop(why, position().orElse(0), untilDecided))
      LOG.error("Event processor {} stops: {}", processor.name(), why);
    backOff();
    pause();
  }

  /** Until there is something to do, and it is for this instance to do it. */
  private void awaitLease() throws InterruptedException {
    if (lease != null && lease.isHeld()) return;
    endTerm(Lease::release);
    if (!processor.isExclusive()) {
      while (!processor.isNeeded()) Thread.sleep(settings.takeover());
      return;
    }
    while (true) {
      if (processor.isNeeded())
        lease = leases.acquire(processor.name(), STALL, knownFence).orElse(null);
      if (lease != null) return;
      if (stoppage.isUntilDecided() && processor.isDecided()) stoppage.clear();
      leases.await();
    }
  }

  private void processLog() throws InterruptedException {
    var saved = uninterrupted(this::begin);
    var checkedAt = System.nanoTime();
    while (isMine()) {
      storeRecoveries = leases.storeRecoveries();
      if (hasRecovered()) compareLog(saved);
      if (isToRead(saved)) saved = processPages(saved);
      stoppage.clear();
      saved = awaitEvents(saved, checkedAt + settings.poll().toNanos());
      if (System.nanoTime() - checkedAt < settings.poll().toNanos()) continue;
      uninterrupted(this::checkSavedPosition);
      checkedAt = System.nanoTime();
    }
    LOG.debug("Event processor {} no longer runs here", processor.name());
  }

  private LogPosition begin() {
    processor.beginTerm(lease == null ? 0 : lease.fence());
    processor.reportProgress(this::noteProgress);
    shared.forget();
    var saved = processor.savedPosition();
    if (!log.includes(saved)) throw new LogChangedException(saved);
    noteUnread();
    notePassed(saved.position());
    return saved;
  }

  private boolean hasRecovered() {
    return recoveries != leases.recoveries();
  }

  /** A database that was away may have come back restored to an earlier state. */
  private void compareLog(LogPosition readPosition) throws InterruptedException {
    recoveries = leases.recoveries();
    shared.forget();
    if (!uninterrupted(() -> log.includes(readPosition)))
      throw new ProcessorRestartException("the log is another one than before the outage");
    noteUnread();
  }

  /** Notifications may have been missed. */
  private void noteUnread() {
    readAt = System.nanoTime() - settings.poll().toNanos();
  }

  private boolean isToRead(LogPosition saved) {
    return log.signal().knownHead() > saved.position()
        || System.nanoTime() - readAt >= settings.poll().toNanos();
  }

  private LogPosition processPages(LogPosition saved) throws InterruptedException {
    var size = batchSize;
    var processed = saved;
    var pages =
        uninterrupted(
            () ->
                new PrefetchingPageIterator<>(
                    saved.position(),
                    size,
                    after -> shared.page(processor, after, size),
                    LoadedEvent::position));
    while (pages.hasNext() && size == batchSize) {
      var page = pages.next();
      if (page.isEmpty() || !isMine()) break;
      processed = uninterrupted(() -> process(page));
      adjustBatchSize();
    }
    readAt = System.nanoTime();
    return processed;
  }

  private LogPosition process(List<LoadedEvent> page) {
    var upTo = page.getLast().row().logPosition();
    var batch = ofItsKind(page);
    tracing.followAll(
        TracedStep.PROCESSOR,
        processor.name(),
        RecordedEvent.traceparents(batch),
        () -> processor.process(batch, upTo));
    meters.recordBatch(page.size());
    notePassed(upTo.position());
    backoff.reset();
    return upTo;
  }

  private List<RecordedEvent<E>> ofItsKind(List<LoadedEvent> page) {
    return reader.ofKind(processor.eventType(), processor.storedNames(), page);
  }

  /** A batch that outlasts a term would be begun again and again, by one instance after another. */
  private void adjustBatchSize() {
    batchSize = isMine() ? Math.min(settings.batch(), 2 * batchSize) : Math.max(1, batchSize / 4);
  }

  /**
   * Waits for events that leave something to do. It asks for the head of the log itself now and
   * then, and so does not depend on {@link WaitingProcessors}.
   *
   * @param until when something else is due, by {@link System#nanoTime}
   * @return the position reached meanwhile
   */
  private LogPosition awaitEvents(LogPosition saved, long until) throws InterruptedException {
    waiting.lock();
    try {
      waits = true;
      reached = saved;
      while (isMine() && !hasRecovered() && log.signal().knownHead() <= reached.position()) {
        var now = System.nanoTime();
        var nanosLeft = Math.min(until - now, readAt + settings.poll().toNanos() - now);
        if (nanosLeft <= 0) break;
        growth.awaitNanos(Math.min(nanosLeft, HEARTBEAT.toNanos()));
        noteProgress();
      }
      return reached;
    } finally {
      waits = false;
      waiting.unlock();
    }
  }

  /**
   * Where its thread waits for events, it passes new ones that leave nothing to do, or is woken.
   * Called by another thread.
   */
  void notice(LogGrowth grown) {
    waiting.lock();
    try {
      if (waits && reached.position() < grown.head() && !passes(grown)) growth.signal();
    } finally {
      waiting.unlock();
    }
  }

  private boolean passes(LogGrowth grown) {
    var events = grown.after(reached.position());
    if (events.isEmpty() || !isMine() || hasRecovered() || recoveries != grown.recoveries())
      return false;
    try {
      var upTo = events.getLast().row().logPosition();
      var batch = ofItsKind(events);
      var isTraced = tracing.isOn() && !RecordedEvent.traceparents(batch).isEmpty();
      if (isTraced || !processor.pass(batch, upTo)) return false;
      reached = upTo;
    } catch (RuntimeException | Error e) { // its own thread meets it again, and sees to it
      LOG.debug("Event processor {} does not pass what is new", processor.name(), e);
      return false;
    }
    readAt = System.nanoTime();
    meters.recordPassed(events.size());
    notePassed(reached.position());
    backoff.reset();
    return true;
  }

  private boolean checkSavedPosition() {
    processor.checkSavedPosition();
    return true;
  }

  private void notePassed(long upTo) {
    position = upTo;
    if (lease != null) lease.progress(upTo);
  }

  private void noteProgress() {
    if (lease != null) lease.progress();
  }

  private boolean isMine() {
    return !closing && (lease == null || lease.isHeld());
  }

  private <T> T uninterrupted(Supplier<T> work) throws InterruptedException {
    working.lock();
    try {
      if (closing) throw new InterruptedException();
      return work.get();
    } finally {
      working.unlock();
    }
  }

  private void handleFailure(RuntimeException e) throws InterruptedException {
    var failsAgain = backoff.failsAgain();
    if (lease != null && failsAgain && !isDatabaseAway(e)) backOff();
    LOG.warn("Event processor {} failed and restarts in {}", processor.name(), backoff.next(), e);
    pause();
  }

  /** What failed because a store was away need not wait once it is back. */
  private void pause() throws InterruptedException {
    backoff.pause(time -> leases.awaitRecovery(storeRecoveries, time));
  }

  /** Then no instance can do better, and the lease could not be given up anyway. */
  private static boolean isDatabaseAway(RuntimeException e) {
    return e instanceof LogUnavailableException || e instanceof LeaseUnavailableException;
  }

  /** Leaves the work to an instance that can do it; tries again should there be none. */
  private void backOff() {
    endTerm(Lease::release);
    backoff.leaveTimeToOthers();
  }

  private void endTerm(Consumer<Lease> way) {
    processor.endTerm();
    if (processor.isExclusive()) position = -1;
    if (lease == null) return;
    way.accept(lease);
    lease = null;
  }
}
