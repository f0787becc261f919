package codev.infra.benchmarks;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * The dashboard of programmes of 10, 100 and 1,000 groups, of nine sessions each, on a running
 * platform: the events that learning-service would have stored are written into its log, all the
 * rest goes over HTTP, on the machine that also runs this program.
 */
public final class DashboardsBenchmark {
  private static final int SESSIONS = 9;
  private static final int LOOKS = 200;
  private static final int EVENTS = 20;

  /** The views that figures are made with. */
  private static final Set<String> OUTCOMES_VIEWS =
      Set.of("whereabouts", "person-card", "programme-card", "group-card");

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Ports ports;
  private final DataDirectory data;
  private final TokenKey key;
  private final GatewayClient manager;

  private DashboardsBenchmark(DataDirectory data, int port) {
    this.data = data;
    ports = new Ports(port);
    key = TokenKey.read(data.secrets().tokenKey());
    manager = as("manager", "manager");
  }

  /**
   * Prints a table row for each size.
   *
   * @param arguments the platform's data directory and port, then numbers of groups (10, 100, 1000
   *     if missing)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var dashboards =
        new DashboardsBenchmark(
            new DataDirectory(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
    var sizes =
        arguments.length > 2
            ? Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray()
            : new int[] {10, 100, 1000};
    System.out.printf(
        "%s, %d processors, JDK %s; %d looks%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        LOOKS);
    System.out.println(
        "| groups | events in the log | written, events/s | in the views after, s | first look, ms"
            + " | p50, ms | p95, ms | new event visible: p50, p95, ms | outcomes' views"
            + " rebuilt, events/s | all views rebuilt, events/s |"
            + " learning-service, MB |");
    System.out.println("|" + " ---: |".repeat(11));
    for (int groups : sizes) dashboards.measure(groups);
    System.exit(0);
  }

  private void measure(int groups) throws IOException, InterruptedException {
    try (var log = new LearningServiceEventWriter(data.secrets(), ports.postgres())) {
      var before = log.head();
      var programme = new ProgrammeEventGenerator(log, groups, SESSIONS);
      var began = System.nanoTime();
      programme.write();
      var writing = seconds(began);
      var head = log.head();
      await(head);
      var visible = seconds(began);
      var path = "/api/programmes/" + programme.id() + "/outcomes";
      var first = firstLook(path);
      var looks = LongStream.range(0, LOOKS).map(_ -> nanos(() -> manager.get(path))).sorted();
      var sorted = looks.toArray();
      var news = visible(programme, path);
      var rebuilt = rebuild();
      var events = log.head();
      System.out.println(
          "| %d | %d | %.0f | %.1f | %.0f | %s | %s | %s, %s | %.0f | %.0f | %d |"
              .formatted(
                  groups,
                  head,
                  (head - before) / writing,
                  visible,
                  first / 1e6,
                  millis(sorted, 0.5),
                  millis(sorted, 0.95),
                  millis(news, 0.5),
                  millis(news, 0.95),
                  events / rebuilt.ofOutcomes(),
                  events / rebuilt.ofAll(),
                  memory()));
    }
  }

  /**
   * The time until figures are answered: the gateway times out after half a minute, and the request
   * is sent again.
   */
  private long firstLook(String path) {
    var began = System.nanoTime();
    while (!manager.get(path).succeeded())
      if (seconds(began) > LONGEST.toSeconds()) throw new IllegalStateException("no figures");
    return System.nanoTime() - began;
  }

  /** Asked again for as long as the views are behind; of something else, to leave figures cold. */
  private void await(long position) {
    var end = System.nanoTime() + LONGEST.toNanos();
    var path = "/api/actions?owner=me&after=" + position;
    while (!manager.get(path).succeeded())
      if (System.nanoTime() > end) throw new IllegalStateException("the views are too late");
  }

  /** From telling how an action ended to figures that know it. */
  private long[] visible(ProgrammeEventGenerator programme, String path) {
    return programme.open().stream()
        .limit(EVENTS)
        .mapToLong(
            open ->
                nanos(
                    () -> {
                      var answer =
                          as(open.owner(), "participant")
                              .post(
                                  "/api/actions/" + open.action() + "/progress",
                                  Map.of("status", "DONE", "effect", 4));
                      if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
                      return manager.get(path + "?after=" + answer.position());
                    }))
        .sorted()
        .toArray();
  }

  /** Seconds from asking for a rebuild until some views, and until all, are switched over. */
  private record RebuildSeconds(double ofOutcomes, double ofAll) {}

  private RebuildSeconds rebuild() throws InterruptedException {
    var auditor = as("auditor", "auditor");
    var id = UUID.randomUUID();
    var began = System.nanoTime();
    var asked = auditor.post("/api/rebuilds", Map.of("id", id));
    if (!asked.succeeded()) throw new IllegalStateException(asked.toString());
    double ofOutcomes = 0;
    while (true) {
      var state = auditor.get("/api/rebuilds/" + id).json();
      if (ofOutcomes == 0
          && state
              .path("views")
              .valueStream()
              .filter(view -> OUTCOMES_VIEWS.contains(nameOf(view)))
              .allMatch(view -> view.path("switched").asBoolean())) ofOutcomes = seconds(began);
      if (state.path("state").asString().equals("DONE"))
        return new RebuildSeconds(ofOutcomes, seconds(began));
      if (seconds(began) > LONGEST.toSeconds()) throw new IllegalStateException("never rebuilt");
      Thread.sleep(50);
    }
  }

  /** Without its version. */
  private static String nameOf(JsonNode view) {
    return view.path("view").asString().replaceFirst("\\.\\d+c?$", "");
  }

  private long memory() throws IOException {
    return RunningPlatform.processes(data.root()).stream()
            .filter(each -> each.name().equals("learning-service"))
            .mapToLong(RunningPlatform.RunningProcess::memoryBytes)
            .sum()
        >> 20;
  }

  private GatewayClient as(String username, String role) {
    var account = new Account(username, username, List.of(role));
    return new GatewayClient(
        URI.create(ports.address()),
        key.token(account, ports.issuer(), Instant.now(), Duration.ofHours(1)));
  }

  private static long nanos(Supplier<GatewayClient.Answer> asking) {
    var began = System.nanoTime();
    var answer = asking.get();
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
    return System.nanoTime() - began;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static String millis(long[] nanos, double share) {
    return nanos.length == 0
        ? "—"
        : String.format(Locale.ROOT, "%.0f", nanos[(int) ((nanos.length - 1) * share)] / 1e6);
  }
}
