package codev.infra.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Many sessions at once on a running platform: each has nine open pages and a new contribution
 * every five seconds. Measured is the time from sending a contribution to having received it on
 * each of the nine pages, through the gateway, on the machine that also runs this program.
 */
public final class LiveSessionsBenchmark {
  private static final Duration PACE = Duration.ofSeconds(5);

  /** Contributions sent before the measurement, so that pages have content. */
  private static final int SAID_BEFORE = 20;

  /** Warm-up before the measurement, while the JIT compiler is still at work. */
  private static final Duration WARMING = Duration.ofSeconds(60);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final int SLOWEST = 10;

  private LiveSessionsBenchmark() {}

  /**
   * Prints a table row for each number of sessions.
   *
   * @param arguments seconds to measure for, then numbers of sessions (60, 50 and 200 if missing)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    var time = Duration.ofSeconds(numbers.length > 0 ? numbers[0] : 60);
    var sizes =
        numbers.length > 1 ? Arrays.copyOfRange(numbers, 1, numbers.length) : new int[] {50, 200};
    var platform = new RunningPlatform();
    System.out.printf(
        "%s, %d processors, JDK %s; %d s each%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        time.toSeconds());
    System.out.println(
        "| rooms | open pages | said | p50, ms | p95, ms | p99, ms | never seen | refused |"
            + " session-service: memory, cores | gateway: memory, cores | this program: cores |");
    System.out.println("|" + " ---: |".repeat(11));
    for (int rooms : sizes) measure(platform, rooms, time);
    System.exit(0);
  }

  private static void measure(RunningPlatform platform, int size, Duration time)
      throws InterruptedException, IOException {
    var rooms = new SessionSetup(platform).prepare(size, SAID_BEFORE);
    var pages = rooms.stream().flatMap(room -> room.openPages().stream()).toList();
    CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
    contribute(rooms, WARMING);
    Thread.sleep(Duration.ofSeconds(5));
    rooms.forEach(SimulatedSession::forget);
    var before = ResourceUsage.now(platform);
    contribute(rooms, time);
    var used = ResourceUsage.now(platform).since(before);
    Thread.sleep(LONGEST_WAIT);
    print(rooms, pages.size(), used);
    printSlowest(rooms, before.time().toNanos());
    rooms.forEach(SimulatedSession::leave);
  }

  /** Sends contributions evenly spread over each five seconds, without waiting for answers. */
  private static void contribute(List<SimulatedSession> rooms, Duration time)
      throws InterruptedException {
    var start = System.nanoTime();
    long said = time.dividedBy(PACE) * rooms.size();
    for (long i = 0; i < said; i++) {
      long due = start + i * PACE.toNanos() / rooms.size();
      long ahead = due - System.nanoTime();
      if (ahead > 0) Thread.sleep(Duration.ofNanos(ahead));
      var _ = rooms.get((int) (i % rooms.size())).contribute();
    }
  }

  private static void print(List<SimulatedSession> rooms, int pages, ResourceUsage used) {
    var nanos =
        rooms.stream()
            .flatMap(SimulatedSession::shown)
            .mapToLong(SimulatedSession.Delivery::nanos)
            .sorted()
            .toArray();
    System.out.println(
        row(
            String.valueOf(rooms.size()),
            String.valueOf(pages),
            String.valueOf(rooms.stream().mapToInt(SimulatedSession::contributions).sum()),
            millis(nanos, 0.5),
            millis(nanos, 0.95),
            millis(nanos, 0.99),
            String.valueOf(rooms.stream().mapToLong(SimulatedSession::neverSeen).sum()),
            String.valueOf(rooms.stream().mapToInt(SimulatedSession::refused).sum()),
            used.of("session-service"),
            used.of("gateway"),
            "%.2f".formatted(used.ownCores())));
  }

  /** Whether the slowest stand together in time, as those do that one pause has held up. */
  private static void printSlowest(List<SimulatedSession> rooms, long start) {
    var slowest =
        rooms.stream()
            .flatMap(SimulatedSession::shown)
            .sorted(Comparator.comparingLong(SimulatedSession.Delivery::nanos).reversed())
            .limit(SLOWEST)
            .map(s -> "%.0f ms at %.1f s".formatted(s.nanos() / 1e6, (s.at() - start) / 1e9))
            .toList();
    System.err.println("The slowest: " + String.join(", ", slowest));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String millis(long[] nanos, double share) {
    return nanos.length == 0
        ? "—"
        : String.format(Locale.ROOT, "%.0f", nanos[(int) ((nanos.length - 1) * share)] / 1e6);
  }

  /** Processor time and memory of the platform's processes, as the operating system counts them. */
  private record ResourceUsage(
      Duration time, Map<String, Duration> processor, Map<String, Long> memory, Duration own) {
    static ResourceUsage now(RunningPlatform platform) throws IOException, InterruptedException {
      var processor = new HashMap<String, Duration>();
      var memory = new HashMap<String, Long>();
      for (var each : platform.processes()) {
        processor.put(each.name(), MachineDescription.processorTime(each.pid()));
        memory.put(each.name(), each.memoryBytes());
      }
      return new ResourceUsage(
          Duration.ofNanos(System.nanoTime()),
          processor,
          memory,
          MachineDescription.processorTime(ProcessHandle.current().pid()));
    }

    ResourceUsage since(ResourceUsage before) {
      var spent = new HashMap<String, Duration>();
      processor.forEach(
          (name, time) ->
              spent.put(name, time.minus(before.processor.getOrDefault(name, Duration.ZERO))));
      return new ResourceUsage(time.minus(before.time), spent, memory, own.minus(before.own));
    }

    String of(String name) {
      return String.format(
          Locale.ROOT,
          "%d MB, %.2f",
          memory.getOrDefault(name, 0L) >> 20,
          cores(processor.getOrDefault(name, Duration.ZERO)));
    }

    double ownCores() {
      return cores(own);
    }

    private double cores(Duration spent) {
      return spent.toMillis() / (double) time.toMillis();
    }
  }
}
