package codev.infra.benchmarks;

import codev.infra.benchmarks.StoredSessionEvent.Contribution;
import codev.infra.benchmarks.StoredSessionEvent.ContributionMade;
import codev.infra.benchmarks.StoredSessionEvent.PersonNamed;
import codev.infra.projections.Projection;
import codev.infra.testkit.TestMongo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * How many events a second views are built with from the log: one view alone, and twelve, from
 * nothing as after a loss and then beside those that are read. Run it with the heap of a service.
 * The view store is the one that the tests have, in a process of its own, or the server that {@code
 * CODEV_MONGODB_URI} names.
 */
public final class ViewBuildBenchmark {
  private static final String STORE = "store";
  private static final int EVENTS_OF_SESSION = 60;
  private static final int SESSIONS_AT_ONCE = 50;
  private static final int WRITERS = 32;
  private static final int MEGABYTE = 1 << 20;
  private static final Instant BEGINNING = Instant.parse("2026-01-05T08:00:00Z");
  private static final List<String> STEPS =
      List.of("CLARIFICATION", "CONSULTATION", "SYNTHESIS", "LEARNING");
  private static final List<String> KINDS = List.of("QUESTION", "IDEA", "ADVICE");

  private final int rounds;
  private final List<SampleGroup> groups = SampleGroup.all();
  private final Random random = new Random(1);

  /** Of all rounds, in the order of the table. */
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  private ViewBuildBenchmark(int rounds) {
    this.rounds = rounds;
  }

  /**
   * One build.
   *
   * @param peak most bytes of the heap that were used at any moment, garbage included
   */
  private record Measured(double eventsPerSecond, long peak) {}

  /**
   * Prints a table.
   *
   * @param arguments events in the log (100000 if missing) and number of rounds (3 if missing)
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals(STORE)) {
      runStore();
      System.exit(0); // the server's threads would go on
      return;
    }
    var events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    try (var log = SessionLog.inClear()) {
      new ViewBuildBenchmark(rounds).run(log, events);
    }
  }

  /** Prints the address of a new database for each line that it is given. */
  private static void runStore() throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) System.out.println(TestMongo.freshUri());
  }

  private void run(SessionLog log, int events) throws Exception {
    fill(log, events);
    var size = log.log().head().position();
    var store = startStore();
    try {
      var uris =
          new BufferedReader(new InputStreamReader(store.getInputStream(), StandardCharsets.UTF_8));
      for (int round = 0; round <= rounds; round++) {
        var isWarmUp = round == 0;
        build(log, size, newDatabase(store, uris), List.of(SampleViews.sessionPages()), isWarmUp);
        build(log, size, newDatabase(store, uris), SampleViews.all(), isWarmUp);
      }
    } finally {
      store.destroy();
    }
    print(size);
  }

  private void build(
      SessionLog log, long size, String uri, List<Projection<?, ?>> views, boolean isWarmUp) {
    var what = views.size() == 1 ? "one view" : "%d views".formatted(views.size());
    var first = begin();
    try (var built = new ServiceViews(log, uri, views)) {
      built.awaitBuilt();
      note(what + ", from nothing", end(first, size), isWarmUp);
      var again = begin();
      built.rebuild();
      note(what + ", rebuilt beside", end(again, size), isWarmUp);
    }
  }

  private void note(String what, Measured result, boolean isWarmUp) {
    if (!isWarmUp) measured.computeIfAbsent(what, _ -> new ArrayList<>()).add(result);
  }

  private static long begin() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    return System.nanoTime();
  }

  private static Measured end(long startedAt, long size) {
    var seconds = (System.nanoTime() - startedAt) / 1e9;
    var peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new Measured(size / seconds, peak);
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static Process startStore() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            ViewBuildBenchmark.class.getName(),
            STORE)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String newDatabase(Process store, BufferedReader uris) throws IOException {
    store.getOutputStream().write('\n');
    store.getOutputStream().flush();
    String line;
    do line = Objects.requireNonNull(uris.readLine(), "The view store has ended");
    while (!line.startsWith("mongodb")); // it may print something before
    return line;
  }

  /** Sessions take place beside one another: so do their events in the log. */
  private void fill(SessionLog log, int events) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
      int written = 0;
      while (written < events) {
        var sessions = IntStream.range(0, SESSIONS_AT_ONCE).mapToObj(_ -> new Session()).toList();
        for (int sequence = 0; sequence < EVENTS_OF_SESSION; sequence++) {
          var appends = new ArrayList<Future<?>>();
          for (var session : sessions) {
            var message = session.next(sequence, BEGINNING.plus(Duration.ofMinutes(written)));
            appends.add(threads.submit(() -> log.engine().appendEvents(List.of(message))));
            written++;
          }
          for (var append : appends) append.get();
        }
      }
    }
  }

  /** One of a group, whose members write in turns; its first event names a person. */
  private final class Session {
    private final UUID id = UUID.randomUUID();
    private final SampleGroup group = groups.get(random.nextInt(groups.size()));

    GenericDomainEventMessage<StoredSessionEvent> next(int sequence, Instant at) {
      return new GenericDomainEventMessage<>(
          "Session", id.toString(), sequence, event(sequence, at));
    }

    private StoredSessionEvent event(int sequence, Instant at) {
      var member = group.member(sequence + random.nextInt(2));
      if (sequence == 0) return new PersonNamed(member, "Camille Durand-" + member, at);
      return new ContributionMade(
          id,
          STEPS.get(sequence * STEPS.size() / EVENTS_OF_SESSION),
          new Contribution(
              UUID.randomUUID(),
              KINDS.get(sequence % KINDS.size()),
              SampleGroup.contribution(random)),
          member,
          at);
    }
  }

  private void print(long size) {
    System.out.printf(
        Locale.ROOT,
        "%s, %d processors, JDK %s; %d MB of heap; %d events, median of %d rounds%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        Runtime.getRuntime().maxMemory() / MEGABYTE,
        size,
        rounds);
    System.out.println("| what | events/s | heap used at most, MB |");
    System.out.println("| --- | ---: | ---: |");
    measured.forEach(ViewBuildBenchmark::printRow);
  }

  private static void printRow(String what, List<Measured> results) {
    var rates = results.stream().mapToDouble(Measured::eventsPerSecond).sorted().toArray();
    var peak = results.stream().mapToLong(Measured::peak).max().orElse(0);
    System.out.println(
        "| %s | %.0f | %d |".formatted(what, rates[rates.length / 2], peak / MEGABYTE));
  }
}
