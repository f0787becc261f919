package codev.infra.eventstore.processor;

import codev.infra.eventstore.log.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how far each processor is behind the head of the log, also those that another instance
 * runs, or that none does. Unknown (NaN) while the log cannot be read.
 */
final class LagMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final String HEAD_AND_AGES =
      """
      select head.position, next.position, extract(epoch from clock_timestamp() - next.at)
      from log_head head left join events next on next.position = any (?)
      """;

  private static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);
  private static final Lag NONE = new Lag(0, 0);

  private final EventLog log;
  private final MeterRegistry meters;
  private final Map<String, EventProcessorThread<?>> runs = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile Map<String, Lag> lags = Map.of();

  private record Lag(double events, double seconds) {}

  LagMonitor(EventLog log, MeterRegistry meters) {
    this.log = log;
    this.meters = meters;
    thread = Thread.ofVirtual().name("processor-lag").start(this::run);
  }

  void measure(String name, EventProcessorThread<?> run) {
    runs.put(name, run);
    gauge("codev.processor.lag", name, Lag::events)
        .description("Events of the log that a processor has not passed, on whichever instance")
        .baseUnit("events")
        .register(meters);
    gauge("codev.processor.lag.time", name, Lag::seconds)
        .description("Age of the oldest event that a processor has not passed")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("codev.processor.stopped", run, r -> r.stopped() == null ? 0 : 1)
        .description("1 while the processor is stopped until a person decides")
        .baseUnit("processors")
        .tag("processor", name)
        .register(meters);
  }

  private Gauge.Builder<?> gauge(String meter, String name, ToDoubleFunction<Lag> unit) {
    return Gauge.builder(
            meter, this, monitor -> unit.applyAsDouble(monitor.lags.getOrDefault(name, UNKNOWN)))
        .tag("processor", name);
  }

  private void run() {
    try {
      while (true) {
        lags = measured();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException _) {
      // It is to end.
    }
  }

  private Map<String, Lag> measured() {
    try {
      return measuredNow();
    } catch (SQLException | RuntimeException e) { // the thread must not end before the processors
      LOG.debug("The lag of event processors is unknown: {}", e.getMessage());
    } catch (Error e) {
      LOG.error("The lag of event processors is unknown", e);
    }
    return Map.of();
  }

  private Map<String, Lag> measuredNow() throws SQLException {
    var positions = new TreeMap<String, Long>();
    runs.forEach((name, run) -> run.position().ifPresent(p -> positions.put(name, p)));
    var lags = new TreeMap<String, Lag>();
    try (var connection = log.dataSource().getConnection();
        var statement = connection.prepareStatement(HEAD_AND_AGES)) {
      var next = positions.values().stream().map(position -> position + 1).distinct().toArray();
      statement.setArray(1, connection.createArrayOf("bigint", next));
      var head = 0L;
      var ages = new HashMap<Long, Double>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          head = row.getLong(1);
          ages.put(row.getLong(2) - 1, Math.max(0, row.getDouble(3)));
        }
      }
      for (var name : runs.keySet()) lags.put(name, NONE);
      for (var passed : positions.entrySet())
        if (passed.getValue() < head)
          lags.put(
              passed.getKey(),
              new Lag(head - passed.getValue(), ages.getOrDefault(passed.getValue(), Double.NaN)));
    }
    return lags;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
