package codev.infra.eventstore.processor;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.PostgresEventStorageEngine;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the event processors of one process. */
public final class EventProcessors implements AutoCloseable {
  /** How long batches under way are waited for when the process ends. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

  private final EventLog log;
  private final EventReader reader;
  private final SharedPageReader pages;
  private final EventLogProperties settings;
  private final MeterRegistry meters;
  private final Leases leases;
  private final AppendNotificationListener notifications;
  private final WaitingProcessors waiting;
  private final LagMonitor lag;
  private final CommitTraces traces;
  private final Tracing tracing;
  private final Map<String, EventProcessorThread<?>> runs = new ConcurrentHashMap<>();

  public EventProcessors(
      EventLog log,
      PostgresEventStorageEngine engine,
      EventLogProperties settings,
      Leases leases,
      MeterRegistry meters,
      Tracing tracing) {
    this.log = log;
    this.reader = new EventReader(log, engine);
    this.tracing = tracing;
    traces = new CommitTraces(log.dataSource(), tracing);
    pages = new SharedPageReader(log, reader, traces::of);
    this.settings = settings;
    this.leases = leases;
    this.meters = meters;
    notifications = new AppendNotificationListener(log);
    waiting = new WaitingProcessors(log.signal(), leases, pages, runs.values());
    lag = new LagMonitor(log, meters);
  }

  /** From now on the processor receives everything after its saved position. */
  public void start(EventProcessor<?> processor) {
    var run =
        new EventProcessorThread<>(
            processor, log, reader, pages, settings, leases, meters, tracing);
    if (runs.putIfAbsent(processor.name(), run) != null)
      throw new IllegalArgumentException("Two event processors have the name " + processor.name());
    lag.measure(processor.name(), run);
    run.start();
  }

  /** The processors that are stopped until a person decides, with the reason. */
  Map<String, String> stopped() {
    var stopped = new TreeMap<String, String>();
    runs.forEach(
        (name, run) -> {
          var reason = run.stopped();
          if (reason != null) stopped.put(name, reason);
        });
    return stopped;
  }

  /** Ends each processor after its batch under way; its lease is then free for another instance. */
  @Override
  public void close() {
    notifications.close();
    waiting.close();
    lag.close();
    traces.close();
    runs.values().forEach(EventProcessorThread::close);
    var end = System.nanoTime() + CLOSE_LIMIT.toNanos();
    try {
      for (var run : runs.values())
        run.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
