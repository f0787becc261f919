package codev.infra.eventstore;

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

/** Runs the followers of one process, each on a thread of its own. */
public final class EventProcessorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventProcessorRunner.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  /** How long a claim is believed in without asking. */
  private static final Duration TRUST = Duration.ofSeconds(1);

  private final EventLog log;
  private final EventReader histories;
  private final EventLogProperties settings;
  private final MeterRegistry meters;
  private final ProcessorLeases claims;
  private final AppendNotificationListener ears;
  private final Map<String, Run<?>> runs = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public EventProcessorRunner(
      EventLog log,
      PostgresEventStorageEngine engine,
      EventLogProperties settings,
      MeterRegistry meters) {
    this.log = log;
    this.histories = new EventReader(log, engine);
    this.settings = settings;
    this.meters = meters;
    claims = new ProcessorLeases(log.dataSource());
    ears = new AppendNotificationListener(log);
  }

  /** From now on the follower is told everything after its mark. */
  public void start(EventProcessor<?> follower) {
    var run = new Run<>(follower);
    if (runs.putIfAbsent(follower.name(), run) != null)
      throw new IllegalArgumentException("Two followers are called " + follower.name());
    run.thread.start();
  }

  /** Ends each follower after the batch it is working on. */
  @Override
  public void close() {
    closed = true;
    ears.close();
    runs.values().forEach(run -> run.thread.interrupt());
    try {
      for (var run : runs.values()) run.thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    claims.close();
  }

  private final class Run<E> {
    private final EventProcessor<E> follower;
    private final Thread thread;
    private final Counter batches;
    private final Counter events;
    private volatile long position;
    private volatile boolean stopped;

    Run(EventProcessor<E> follower) {
      this.follower = follower;
      thread = Thread.ofVirtual().name("follower-" + follower.name()).unstarted(this::run);
      batches =
          Counter.builder("codev.follower.batches")
              .description("Batches that a follower has taken")
              .baseUnit("batches")
              .tag("follower", follower.name())
              .register(meters);
      events =
          Counter.builder("codev.follower.events")
              .description("Events that a follower has taken")
              .baseUnit("events")
              .tag("follower", follower.name())
              .register(meters);
      Gauge.builder("codev.follower.lag", this, Run::lag)
          .description(
              "Events of the log that this instance knows of and its follower has not taken")
          .baseUnit("events")
          .tag("follower", follower.name())
          .register(meters);
      Gauge.builder("codev.follower.stopped", this, run -> run.stopped ? 1 : 0)
          .description("1 when the follower has found the log damaged or changed and gave up")
          .baseUnit("followers")
          .tag("follower", follower.name())
          .register(meters);
    }

    /** Of no interest where another instance follows. */
    private double lag() {
      return position < 0 ? 0 : Math.max(0, log.bell().heard() - position);
    }

    private void run() {
      var pause = SHORTEST_PAUSE;
      while (!closed) {
        var before = position;
        try {
          follow();
        } catch (LogChanged | LogCorruptedException e) {
          stopped = true;
          LOG.error("{} stops for good: {}", follower.name(), e.getMessage());
          return;
        } catch (InterruptedException _) {
          return;
        } catch (ProcessorRestartException e) {
          LOG.info("{} starts again: {}", follower.name(), e.getMessage());
        } catch (Exception e) {
          if (closed) return;
          if (position > before) pause = SHORTEST_PAUSE;
          LOG.warn("{} failed and goes on in {}", follower.name(), pause, e);
          if (!paused(pause)) return;
          pause = longer(pause);
        }
      }
    }

    private void follow() throws InterruptedException, SQLException {
      awaitTurn();
      var mark = follower.mark();
      check(mark);
      position = mark.position();
      var trusted = System.nanoTime();
      while (!closed) {
        var pages = new ReadAhead(mark.position(), settings.batch(), this::page);
        while (pages.hasNext() && !closed) {
          var page = pages.next();
          if (page.isEmpty()) break;
          if (System.nanoTime() - trusted > TRUST.toNanos()) {
            if (!isMine()) return;
            trusted = System.nanoTime();
          }
          mark = take(page);
        }
        log.bell().await(mark.position(), settings.poll());
      }
    }

    private List<StoredEvent> page(long after) {
      return log.page(after, settings.batch());
    }

    private LogPosition take(List<StoredEvent> page) {
      var upTo = page.getLast().mark();
      var batch = histories.recorded(follower.understands(), page);
      follower.follow(batch, upTo);
      batches.increment();
      events.increment(page.size());
      position = upTo.position();
      return upTo;
    }

    private void awaitTurn() throws InterruptedException, SQLException {
      if (follower.alone()) position = -1;
      while (!follower.isNeeded()) Thread.sleep(settings.takeover());
      if (!follower.alone() || claims.holds(follower.name())) return;
      while (!claims.take(follower.name())) Thread.sleep(settings.takeover());
      LOG.debug("{} is followed here", follower.name());
    }

    private boolean isMine() throws SQLException {
      return !follower.alone() || claims.holds(follower.name());
    }

    private void check(LogPosition mark) {
      if (!log.hashAt(mark.position()).equals(Optional.of(mark.hash()))) throw new LogChanged(mark);
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

  /** What stands in the log is not what a follower read there: another log, or a restored one. */
  private static final class LogChanged extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogChanged(LogPosition mark) {
      super(
          "at position %d of the log stands something else than %s, which was read there before"
              .formatted(mark.position(), mark.hash()));
    }
  }
}
