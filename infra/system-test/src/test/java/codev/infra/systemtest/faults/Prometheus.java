package codev.infra.systemtest.faults;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import codev.infra.systemtest.Platform;
import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus with the alert rules that are shipped, which watches one platform. A rule that
 * waits for minutes before it fires waits for 40 s here.
 */
final class Prometheus implements AutoCloseable {
  private static final Path RULES = Path.of("../prometheus/alerts.yml").toAbsolutePath();

  /** What a rule waits for before it fires, where a test would have to wait too long. */
  private static final Pattern MINUTES = Pattern.compile("for: [0-9]+m");

  private final URI address;
  private final Process process;

  private Prometheus(URI address, Process process) {
    this.address = address;
    this.process = process;
  }

  /** Empty where there is none on the path. */
  static Optional<Prometheus> watching(Platform platform, Path folder) throws IOException {
    var program = onPath();
    if (program.isEmpty()) return Optional.empty();
    var port = freePort();
    var rules = folder.resolve("alerts.yml");
    Files.writeString(rules, MINUTES.matcher(Files.readString(RULES)).replaceAll("for: 40s"));
    var configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, configuration(platform, rules));
    var process =
        new ProcessBuilder(
                program.get().toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    var prometheus = new Prometheus(URI.create("http://127.0.0.1:" + port), process);
    Patience.until(
        TestTimeouts.LIMIT, "Prometheus answers", () -> Optional.of(prometheus.firing()));
    return Optional.of(prometheus);
  }

  /** The names of the alerts that fire now. */
  Set<String> firing() {
    return names(
        get("/api/v1/alerts")
            .path("alerts")
            .valueStream()
            .filter(alert -> alert.path("state").asString().equals("firing"))
            .map(alert -> alert.path("labels")));
  }

  /** The names of the alerts that have fired since it started. */
  Set<String> fired() {
    return names(
        get("/api/v1/query?query=count_over_time(ALERTS%7Balertstate=%22firing%22%7D%5B12h%5D)")
            .path("result")
            .valueStream()
            .map(series -> series.path("metric")));
  }

  void awaitFiring(String alert, Duration limit) {
    Patience.until(
        limit,
        alert + " fires",
        () -> firing().contains(alert) ? Optional.of(true) : Optional.empty());
  }

  private static Set<String> names(Stream<JsonNode> labels) {
    return labels.map(all -> all.path("alertname").asString()).collect(toCollection(TreeSet::new));
  }

  private JsonNode get(String path) {
    return JsonMapper.shared().readTree(Http.get(address.resolve(path)).body()).path("data");
  }

  private static String configuration(Platform platform, Path rules) {
    var targets =
        platform.processes().stream()
            .filter(each -> each.name().contains("-service") || each.name().equals("gateway"))
            .map(
                each ->
                    "      - { targets: [\"127.0.0.1:%d\"], labels: { service: %s } }"
                        .formatted(each.port(), each.name().replaceFirst("-\\d+$", "")))
            .collect(joining("\n"));
    return """
    global: { scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s }
    rule_files: ["%s"]
    scrape_configs:
      - job_name: codev
        metrics_path: /actuator/prometheus
        static_configs:
    %s
    """
        .formatted(rules, targets);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
