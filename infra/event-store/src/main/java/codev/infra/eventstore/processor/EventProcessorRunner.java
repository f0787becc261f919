package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.log.ReadAhead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the event processors of one process, each on a thread of its own. */
public final class EventProcessorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventProcessorRunner.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  /** How long a lease is relied on without checking it. */
  private static final Duration LEASE_TRUST = Duration.ofSeconds(1);

  private final EventLog log;
  private final EventReader reader;
  private final EventLogProperties settings;
  private final MeterRegistry meters;
  private final ProcessorLeases leases;
  private final AppendNotificationListener notifications;
  private final Map<String, Run<?>> runs = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public EventProcessorRunner(
      EventLog log,
      PostgresEventStorageEngine engine,
      EventLogProperties settings,
      MeterRegistry meters) {
    this.log = log;
    this.reader = new EventReader(log, engine);
    this.settings = settings;
    this.meters = meters;
    leases = new ProcessorLeases(log.dataSource());
    notifications = new AppendNotificationListener(log);
  }

  /** From now on the processor receives everything after its saved position. */
  public void start(EventProcessor<?> processor) {
    var run = new Run<>(processor);
    if (runs.putIfAbsent(processor.name(), run) != null)
      throw new IllegalArgumentException("Two event processors have the name " + processor.name());
    run.thread.start();
  }

  /** Ends each processor after its current batch. */
  @Override
  public void close() {
    closed = true;
    notifications.close();
    runs.values().forEach(run -> run.thread.interrupt());
    try {
      for (var run : runs.values()) run.thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    leases.close();
  }

  private final class Run<E> {
    private final EventProcessor<E> processor;
    private final Thread thread;
    private final Counter batches;
    private final Counter events;
    private volatile long position;
    private volatile boolean stopped;

    Run(EventProcessor<E> processor) {
      this.processor = processor;
      thread = Thread.ofVirtual().name("processor-" + processor.name()).unstarted(this::run);
      batches =
          Counter.builder("codev.processor.batches")
              .description("Batches that an event processor has processed")
              .baseUnit("batches")
              .tag("processor", processor.name())
              .register(meters);
      events =
          Counter.builder("codev.processor.events")
              .description("Events that an event processor has passed")
              .baseUnit("events")
              .tag("processor", processor.name())
              .register(meters);
      Gauge.builder("codev.processor.lag", this, Run::lag)
          .description(
              "Events of the log, as known to this instance, that its processor has not passed")
          .baseUnit("events")
          .tag("processor", processor.name())
          .register(meters);
      Gauge.builder("codev.processor.stopped", this, run -> run.stopped ? 1 : 0)
          .description(
              "1 when the processor has found the log corrupted or changed and has stopped")
          .baseUnit("processors")
          .tag("processor", processor.name())
          .register(meters);
    }

    /** Zero where another instance does the work. */
    private double lag() {
      return position < 0 ? 0 : Math.max(0, log.signal().knownHead() - position);
    }

    private void run() {
      var pause = SHORTEST_PAUSE;
      while (!closed) {
        var before = position;
        try {
          processLog();
        } catch (LogChanged | LogCorruptedException e) {
          stopped = true;
          LOG.error("Event processor {} stops for good: {}", processor.name(), e.getMessage());
          return;
        } catch (InterruptedException _) {
          return;
        } catch (ProcessorRestartException e) {
          LOG.info("Event processor {} restarts: {}", processor.name(), e.getMessage());
        } catch (Exception e) {
          if (closed) return;
          if (position > before) pause = SHORTEST_PAUSE;
          LOG.warn("Event processor {} failed and restarts in {}", processor.name(), pause, e);
          if (!paused(pause)) return;
          pause = longer(pause);
        }
      }
    }

    private void processLog() throws InterruptedException, SQLException {
      awaitTurn();
      var saved = processor.savedPosition();
      check(saved);
      position = saved.position();
      var trusted = System.nanoTime();
      while (!closed) {
        var pages = new ReadAhead(saved.position(), settings.batch(), this::page);
        while (pages.hasNext() && !closed) {
          var page = pages.next();
          if (page.isEmpty()) break;
          if (System.nanoTime() - trusted > LEASE_TRUST.toNanos()) {
            if (!isMine()) return;
            trusted = System.nanoTime();
          }
          saved = process(page);
        }
        log.signal().await(saved.position(), settings.poll());
      }
    }

    private List<EventRow> page(long after) {
      return log.page(after, settings.batch());
    }

    private LogPosition process(List<EventRow> page) {
      var upTo = page.getLast().logPosition();
      var batch = reader.recorded(processor.eventType(), page);
      processor.process(batch, upTo);
      batches.increment();
      events.increment(page.size());
      position = upTo.position();
      return upTo;
    }

    private void awaitTurn() throws InterruptedException, SQLException {
      if (processor.isExclusive()) position = -1;
      while (!processor.isNeeded()) Thread.sleep(settings.takeover());
      if (!processor.isExclusive() || leases.holds(processor.name())) return;
      while (!leases.take(processor.name())) Thread.sleep(settings.takeover());
      LOG.debug("Event processor {} runs here", processor.name());
    }

    private boolean isMine() throws SQLException {
      return !processor.isExclusive() || leases.holds(processor.name());
    }

    private void check(LogPosition saved) {
      if (!log.hashAt(saved.position()).equals(Optional.of(saved.hash())))
        throw new LogChanged(saved);
    }

    private boolean paused(Duration pause) {
      try {
        Thread.sleep(pause);
        return true;
      } catch (InterruptedException _) {
        return false;
      }
    }

    private Duration longer(Duration pause) {
      var twice = pause.multipliedBy(2);
      return twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
    }
  }

  /** What stands in the log is not what a processor read there: another log, or a restored one. */
  private static final class LogChanged extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogChanged(LogPosition saved) {
      super(
          "at position %d of the log stands something else than %s, which was read there before"
              .formatted(saved.position(), saved.hash()));
    }
  }
}
