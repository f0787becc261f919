package codev.infra.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The event log beside Axon's JDBC engine: appends by 1, 32 and 128 writers and a full replay.
 * Rounds are short and interleaved, so that a noisy neighbour disturbs all alike; a ratio is the
 * median of the rounds' ratios. Writers are virtual threads, as in the services; each appends to
 * aggregates of its own.
 */
public final class EventLogBenchmark {
  private static final int[] WRITERS = {1, 32, 128};
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(2);

  /** One after the other in each round. The first is the one that is compared. */
  private final List<StorageEngineUnderTest> engines;

  private final int rounds;
  private final Map<String, List<Double>> measured = new HashMap<>();

  private EventLogBenchmark(List<StorageEngineUnderTest> engines, int rounds) {
    this.engines = engines;
    this.rounds = rounds;
  }

  /**
   * Prints a table.
   *
   * @param arguments number of rounds (9 if missing), and connections of Axon's pools (32)
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
    try (var codev = StorageEngineUnderTest.codev();
        var autocommit = StorageEngineUnderTest.axonAutocommit(connections);
        var transactional = StorageEngineUnderTest.axonTransactional(connections)) {
      var benchmark = new EventLogBenchmark(List.of(codev, autocommit, transactional), rounds);
      benchmark.run();
      benchmark.print();
    }
  }

  private void run() throws InterruptedException, ExecutionException {
    for (int writers : WRITERS) {
      for (var each : engines) append(each.engine(), writers, WARM_UP);
      for (int round = 0; round < rounds; round++)
        for (var each : engines) {
          var nanos = append(each.engine(), writers, MEASURED);
          note(each, writers + " rate", nanos.length / (MEASURED.toNanos() / 1e9));
          note(each, writers + " p50", nanos[nanos.length / 2] / 1e6);
          note(each, writers + " p99", nanos[nanos.length * 99 / 100] / 1e6);
        }
    }
    engines.forEach(each -> replay(each.engine()));
    for (int round = 0; round < rounds; round++)
      for (var each : engines) note(each, "replay", replay(each.engine()));
  }

  /** Gives the latency of each append in nanoseconds, in ascending order. */
  private static long[] append(EventStorageEngine engine, int writers, Duration time)
      throws InterruptedException, ExecutionException {
    var end = System.nanoTime() + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<long[]>>();
      for (int i = 0; i < writers; i++) all.add(threads.submit(() -> write(engine, end)));
      var latencies = LongStream.empty();
      for (var one : all) latencies = LongStream.concat(latencies, Arrays.stream(one.get()));
      return latencies.sorted().toArray();
    }
  }

  private static long[] write(EventStorageEngine engine, long end) {
    var latencies = LongStream.builder();
    var session = UUID.randomUUID();
    long now = System.nanoTime();
    for (long sequence = 0; now < end; sequence++) {
      var event =
          new SampleEvent(
              session,
              UUID.randomUUID(),
              "alice",
              "HYPOTHESIS",
              "s1.YWxpY2U.Y29udHJpYnV0aW9u.".repeat(6),
              Instant.now());
      engine.appendEvents(
          List.of(new GenericDomainEventMessage<>("Session", session.toString(), sequence, event)));
      long then = System.nanoTime();
      latencies.add(then - now);
      now = then;
    }
    return latencies.build().toArray();
  }

  /** Reads and opens every event there is, and gives events per second. */
  private static double replay(EventStorageEngine engine) {
    var started = System.nanoTime();
    long events;
    try (var stream = engine.readEvents(null, false)) {
      events = stream.filter(event -> event.getPayload() instanceof SampleEvent).count();
    }
    return events / ((System.nanoTime() - started) / 1e9);
  }

  private void note(StorageEngineUnderTest engine, String measure, double value) {
    measured.computeIfAbsent(engine.name() + " " + measure, _ -> new ArrayList<>()).add(value);
  }

  private List<Double> rounds(StorageEngineUnderTest engine, String measure) {
    return measured.getOrDefault(engine.name() + " " + measure, List.of());
  }

  private double median(StorageEngineUnderTest engine, String measure) {
    return median(rounds(engine, measure));
  }

  private double timesFaster(StorageEngineUnderTest than, String measure) {
    var ours = rounds(engines.getFirst(), measure);
    var theirs = rounds(than, measure);
    return median(
        IntStream.range(0, rounds).mapToObj(round -> ours.get(round) / theirs.get(round)).toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%s, %d processors, JDK %s; %d rounds of %d s%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        rounds,
        MEASURED.toSeconds());
    printRow("", StorageEngineUnderTest::name);
    printRow("---", _ -> "---:");
    for (int writers : WRITERS) {
      var count = writers == 1 ? "1 writer" : writers + " writers";
      printRow(count + ": commits/s", each -> "%.0f".formatted(median(each, writers + " rate")));
      printRow(count + ": p50, ms", each -> "%.2f".formatted(median(each, writers + " p50")));
      printRow(count + ": p99, ms", each -> "%.2f".formatted(median(each, writers + " p99")));
      printRow(
          count + ": codev is", each -> "%.2f×".formatted(timesFaster(each, writers + " rate")));
    }
    printRow("replay: events/s", each -> "%.0f".formatted(median(each, "replay")));
    printRow("replay: codev is", each -> "%.2f×".formatted(timesFaster(each, "replay")));
  }

  private void printRow(String label, Function<StorageEngineUnderTest, String> cell) {
    System.out.println(
        "| %s | %s |".formatted(label, String.join(" | ", engines.stream().map(cell).toList())));
  }
}
