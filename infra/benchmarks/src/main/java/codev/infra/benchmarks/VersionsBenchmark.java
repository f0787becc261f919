package codev.infra.benchmarks;

import codev.infra.benchmarks.PlatformVersion.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Two versions of the platform on one machine. First what a start takes, in turns; then side by
 * side, in rounds that take turns: a command until it is acknowledged, a read that waits for it in
 * the read models, a home page, and a message until the other service acts on it. All through the
 * gateway.
 */
public final class VersionsBenchmark {
  /** New ones for each round, so that none grows beyond what a group contributes. */
  private static final int SESSIONS = 8;

  private static final int SAID_BEFORE = 20;
  private static final int WRITERS = 8;
  private static final int ALONE = 100;
  private static final int TOGETHER = 200;
  private static final int MESSAGES = 16;
  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 15;
  private static final int STARTS = 5;

  /** So far apart that neither platform's ports are the other's. */
  private static final int PORT_BEFORE = 21_000;

  private static final int PORT_NOW = 21_200;
  private static final String MANAGER = "manager";

  private final RunningPlatform platform;
  private List<SimulatedSession> sessions = List.of();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger day = new AtomicInteger(2);

  /** What is measured of each version, in each round. */
  private enum Measure {
    COMMAND("a command, one writer"),
    COMMANDS("a command, 8 writers"),
    VIEW("a read that waits for it"),
    HOME("a member's home page"),
    MESSAGE("a message processed by the other service");

    private final String title;

    Measure(String title) {
      this.title = title;
    }
  }

  /**
   * Of one round.
   *
   * @param p50 in milliseconds, as the other
   */
  private record Latency(double p50, double p95, double perSecond) {
    static Latency of(LongStream nanos, long took) {
      var sorted = nanos.sorted().toArray();
      return new Latency(
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) ((sorted.length - 1) * 0.95)] / 1e6,
          sorted.length / (took / 1e9));
    }
  }

  private VersionsBenchmark(RunningPlatform platform) {
    this.platform = platform;
  }

  /**
   * Prints a table row for each measure.
   *
   * @param arguments the commit of the version before, and the number of rounds
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    var trees = Path.of(System.getProperty("java.io.tmpdir"), "codev-versions");
    var before = PlatformVersion.of(arguments[0], trees, PORT_BEFORE);
    var now = PlatformVersion.here(PORT_NOW);
    try {
      var starts = starts(before, now);
      before.up();
      now.up();
      var measured = measured(rounds, before, now);
      System.out.printf(
          "%s, %d processors, JDK %s; before: %s; %d starts, %d rounds%n%n",
          MachineDescription.processor(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version(),
          arguments[0],
          STARTS,
          rounds);
      System.out.println("| what | before | now | now is |");
      System.out.println("| --- | ---: | ---: | ---: |");
      print("start-up of everything, s", starts, Start::seconds);
      print("memory once started, MB", starts, Start::megabytes);
      print("memory after the rounds, MB", before.megabytes(), now.megabytes());
      System.out.println();
      System.out.println(
          "| what | before: p50, p95, ms | now: p50, p95, ms | p50: now is | p95: now is |"
              + " a second: now is |");
      System.out.println("| --- |" + " ---: |".repeat(5));
      for (var measure : Measure.values()) print(measure, measured.before(), measured.now());
    } finally {
      before.leave();
      now.leave();
    }
    System.exit(0);
  }

  /** What was measured of both versions, in the order of the rounds. */
  private record VersionPair<T>(List<T> before, List<T> now) {
    VersionPair() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** They take turns, alone on the machine; the first start of each builds it. */
  private static VersionPair<Start> starts(PlatformVersion before, PlatformVersion now)
      throws IOException, InterruptedException {
    for (var version : List.of(before, now)) {
      version.up();
      version.down();
    }
    var starts = new VersionPair<Start>();
    for (int i = 0; i < STARTS; i++) {
      starts.before().add(before.measuredStart());
      starts.now().add(now.measuredStart());
    }
    return starts;
  }

  private static VersionPair<Map<Measure, Latency>> measured(
      int rounds, PlatformVersion before, PlatformVersion now)
      throws IOException, InterruptedException {
    var first = new VersionsBenchmark(new RunningPlatform(before.data()));
    var second = new VersionsBenchmark(new RunningPlatform(now.data()));
    var all = new VersionPair<Map<Measure, Latency>>();
    for (int i = 0; i < rounds + WARM_UP_ROUNDS; i++) {
      boolean beforeFirst = i % 2 == 0;
      for (boolean isBefore : new boolean[] {beforeFirst, !beforeFirst}) {
        var measured = (isBefore ? first : second).round();
        if (i >= WARM_UP_ROUNDS) (isBefore ? all.before() : all.now()).add(measured);
      }
    }
    return all;
  }

  private static void print(String title, VersionPair<Start> starts, ToDoubleFunction<Start> of) {
    print(
        title,
        median(starts.before().stream().mapToDouble(of).toArray()),
        median(starts.now().stream().mapToDouble(of).toArray()));
  }

  private static void print(String title, double before, double now) {
    System.out.printf(
        Locale.ROOT, "| %s | %.1f | %.1f | %.2f× |%n", title, before, now, now / before);
  }

  private static void print(
      Measure measure, List<Map<Measure, Latency>> before, List<Map<Measure, Latency>> now) {
    var a = before.stream().map(round -> round.get(measure)).toList();
    var b = now.stream().map(round -> round.get(measure)).toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f, %.1f | %.1f, %.1f | %.2f× | %.2f× | %.2f× |%n",
        measure.title,
        median(a.stream().mapToDouble(Latency::p50).toArray()),
        median(a.stream().mapToDouble(Latency::p95).toArray()),
        median(b.stream().mapToDouble(Latency::p50).toArray()),
        median(b.stream().mapToDouble(Latency::p95).toArray()),
        median(ratios(a, b, Latency::p50)),
        median(ratios(a, b, Latency::p95)),
        median(ratios(a, b, Latency::perSecond)));
  }

  private static double[] ratios(
      List<Latency> before, List<Latency> now, ToDoubleFunction<Latency> of) {
    var ratios = new double[before.size()];
    for (int i = 0; i < ratios.length; i++)
      ratios[i] = of.applyAsDouble(now.get(i)) / of.applyAsDouble(before.get(i));
    return ratios;
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    return numbers[numbers.length / 2];
  }

  private Map<Measure, Latency> round() throws InterruptedException {
    sessions = new SessionSetup(platform).prepare(SESSIONS, SAID_BEFORE);
    var measured = new EnumMap<Measure, Latency>(Measure.class);
    measured.put(Measure.COMMAND, together(1, ALONE, this::contribute));
    measured.put(Measure.COMMANDS, together(WRITERS, TOGETHER, this::contribute));
    measured.put(Measure.VIEW, together(1, ALONE, this::contributeAndRead));
    measured.put(Measure.HOME, together(1, ALONE, this::goHome));
    measured.put(Measure.MESSAGE, together(1, MESSAGES, this::planAndFind));
    return measured;
  }

  /** Does something so many times in so many threads. */
  private static Latency together(int writers, int times, LongSupplier measured) {
    var nanos = new ConcurrentLinkedQueue<Long>();
    var left = new AtomicInteger(times);
    var started = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<CompletableFuture<?>>();
      for (int i = 0; i < writers; i++)
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  while (left.getAndDecrement() > 0) nanos.add(measured.getAsLong());
                },
                threads));
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }
    var took = System.nanoTime() - started;
    return Latency.of(nanos.stream().mapToLong(Long::longValue), took);
  }

  private SimulatedSession next() {
    return sessions.get(turn.getAndIncrement() % sessions.size());
  }

  private long contribute() {
    var session = next();
    var started = System.nanoTime();
    var _ = say(session);
    return System.nanoTime() - started;
  }

  private static long say(SimulatedSession session) {
    var question =
        Map.of("kind", "FACT", "text", "How many people come to these meetings, since when?");
    return must(session.consultant().post(path(session), question)).position();
  }

  private static String path(SimulatedSession session) {
    return "/api/sessions/" + session.id() + "/contributions";
  }

  private long contributeAndRead() {
    var session = next();
    var position = say(session);
    var reader = session.consultant();
    var started = System.nanoTime();
    must(reader.get("/api/sessions/" + session.id() + "?after=" + position));
    return System.nanoTime() - started;
  }

  private long goHome() {
    var member = next().consultant();
    var started = System.nanoTime();
    must(member.get("/groups"));
    return System.nanoTime() - started;
  }

  private long planAndFind() {
    var session = next();
    var manager = new GatewayClient(platform.at("/"), platform.tokenOf(MANAGER, MANAGER));
    var reader = session.consultant();
    var planned = UUID.randomUUID().toString();
    var start = LocalDate.now(ZoneOffset.UTC).plusDays(day.getAndIncrement() % 230) + "T08:00:00Z";
    must(manager.post(session.groupPath() + "/sessions", Map.of("id", planned, "startsAt", start)));
    var started = System.nanoTime();
    while (reader.get("/api/sessions/" + planned).status() == 404) Thread.onSpinWait();
    return System.nanoTime() - started;
  }

  private static GatewayClient.Answer must(GatewayClient.Answer answer) {
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
    return answer;
  }
}
