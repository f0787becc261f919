package codev.infra.systemtest;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform of its own for the tests, started and asked through {@code ./codev} like anybody's, on
 * free ports and in a temporary folder.
 */
public final class Platform {

  /** Started by the first test that asks for it, stopped after the last. */
  private static @Nullable Platform shared;

  /** Why it did not start: each further test fails at once, and with the same reason. */
  private static @Nullable String failedStart;

  /** From the gateway's to those of second instances. */
  private static final int PORTS = 25;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Whose token is the sample of others. */
  private static final String SAMPLE = "manager";

  /** Demonstration users, each named by their role. */
  private static final Set<String> NAMED_BY_ROLE =
      Set.of("administrator", "manager", "facilitator", "sponsor", "auditor");

  /** Longer than usual: cores may be busy. */
  private static final String AWAIT_WRITE = "30s";

  /**
   * A test that reads e-mails does not wait as long as a person may, nor does one that waits until
   * a sign-in is no longer recent.
   */
  private static final Map<String, String> PROMPT =
      Map.of(
          "CODEV_LETTERS_EVERY", "10s",
          "CODEV_INVITING_WELCOMEAFTER", "1s",
          "CODEV_SESSIONS_RECENT", "20s");

  private static final Path ROOT =
      Path.of(System.getProperty("codev.root", "../..")).toAbsolutePath().normalize();

  private final Path data;
  private final int port;
  private final List<String> options;
  private final Map<String, String> settings;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private int restores;

  /** What a command of {@code ./codev} answered. */
  record Answer(int status, String output) {}

  /** One process, as {@code ./codev status --json} tells. */
  public record Running(String name, long pid, int port, String state, long memoryBytes) {}

  private Platform(Path data, int port, List<String> options, Map<String, String> settings) {
    this.data = data;
    this.port = port;
    this.options = options;
    this.settings = settings;
  }

  /** The one that all tests share, ready. */
  public static synchronized Platform running() {
    if (shared != null) return shared;
    if (failedStart != null) throw new AssertionError("The platform did not start: " + failedStart);
    try {
      var platform = startedWith(PROMPT, temporaryFolder());
      Runtime.getRuntime().addShutdownHook(new Thread(Platform::stopShared));
      shared = platform;
      return platform;
    } catch (AssertionError e) {
      failedStart = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** For a test that needs the machine's memory for itself; the next that asks starts another. */
  public static synchronized void stopShared() {
    if (shared == null) return;
    shared.leave();
    shared = null;
  }

  /**
   * One of its own for a test, ready, which has to {@link #leave} it.
   *
   * @param data an empty folder
   * @param options of {@code ./codev up}
   */
  public static Platform started(Path data, String... options) {
    return startedAt(freePorts(), data, options);
  }

  /** Likewise, where the ports have to be known before. */
  public static Platform startedAt(int port, Path data, String... options) {
    var platform = new Platform(data, port, List.of(options), Map.of());
    platform.up();
    return platform;
  }

  /**
   * One of its own for a test, ready, which has to {@link #leave} it.
   *
   * @param settings of its services, by their names in the environment
   * @param data an empty folder
   * @param options of {@code ./codev up}
   */
  public static Platform startedWith(Map<String, String> settings, Path data, String... options) {
    var platform = new Platform(data, freePorts(), List.of(options), settings);
    platform.up();
    return platform;
  }

  /** One that is not started. */
  static Platform at(Path data, int port) {
    return new Platform(data, port, List.of(), Map.of());
  }

  /** Where everything goes through: the gateway. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  int port() {
    return port;
  }

  /** Where it keeps everything. */
  public Path data() {
    return data;
  }

  /**
   * An access token of a demonstration user, by username: as {@code ./codev token} writes it, which
   * is asked for the manager's, and for those of whom it alone knows what they are.
   */
  public String token(String username) {
    var manager = tokens.computeIfAbsent(SAMPLE, this::printedToken);
    return tokens.computeIfAbsent(
        username,
        name ->
            role(name)
                .map(role -> new TokenFactory(manager, data).token(name, role))
                .orElseGet(() -> printedToken(name)));
  }

  private String printedToken(String username) {
    return successful("token", username).strip();
  }

  private static Optional<String> role(String username) {
    if (Meeting.MEMBERS.contains(username)) return Optional.of("participant");
    return Optional.of(username).filter(NAMED_BY_ROLE::contains);
  }

  /** {@code ./codev up --detach}: returns when everything is ready. */
  void up() {
    var words = new ArrayList<>(List.of("up", "--detach", "--port", String.valueOf(port)));
    words.addAll(options);
    if (!Files.exists(data.resolve("clock")))
      words.addAll(List.of("--now", PlatformTime.now().toString()));
    successful(words.toArray(String[]::new));
  }

  /**
   * {@code ./codev down}: returns when everything has stopped; the data stay, and the logs are kept
   * in the build's output too.
   */
  public void down() {
    successful("down");
    keepLogs();
  }

  /** {@code ./codev backup}: into an empty folder, while it runs or is stopped. */
  public void backUp(Path folder) {
    successful("backup", folder.toString());
  }

  /** Stops, has the data of a backup in place of its own, and starts again. */
  public void restore(Path backup) {
    down();
    restores++;
    successful("restore", backup.toString(), "--force");
    up();
  }

  public List<Running> processes() {
    return JsonMapper.shared().readValue(successful("status", "--json"), new TypeReference<>() {});
  }

  /** By the name that {@code ./codev status} shows. */
  NotedProcess process(String name) {
    return NotedProcess.named(name, data).orElseThrow();
  }

  /** Kills a process as {@code kill -9} does, and returns once it is gone. */
  void kill(String name) {
    var process = ProcessHandle.of(process(name).pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Returns when a process that was killed is back and ready. */
  NotedProcess awaitReady(String name, long formerPid) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var now = process(name);
      if (now.pid() != formerPid && now.isReady()) return now;
      if (System.nanoTime() > deadline) throw new AssertionError(name + " is not back: " + now);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** Any command; with the folder of this platform's data. */
  Answer codev(String... words) {
    var command = new ArrayList<>(List.of(ROOT.resolve("codev").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return run(command, settings);
  }

  private static Answer run(List<String> command, Map<String, String> settings) {
    try {
      var output = Files.createTempFile("codev", ".txt");
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.environment().put("CODEV_READS_AWAITWRITE", AWAIT_WRITE);
      builder.environment().putAll(settings);
      var process = builder.start();
      var ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) process.destroyForcibly();
      var printed = Files.readString(output);
      Files.delete(output);
      if (!ended) throw new AssertionError(command + " did not end and had printed: " + printed);
      return new Answer(process.exitValue(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String successful(String... words) {
    var answer = codev(words);
    if (answer.status() != 0) {
      throw new AssertionError("./codev " + String.join(" ", words) + " answered " + answer);
    }
    return answer.output();
  }

  /** The folder with the logs of the shared one, once it has started. */
  static synchronized Optional<Path> sharedLogs() {
    return Optional.ofNullable(shared).map(platform -> platform.data.resolve("logs"));
  }

  /** Stops it and deletes its data. */
  public void leave() {
    down();
    delete(data);
  }

  /** Deletes a folder with everything in it. */
  public static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepLogs() {
    var folder = data.resolve("logs");
    if (!Files.exists(folder)) return; // it was on a disk that is gone
    var name = data.getFileName() + (restores == 0 ? "" : "-restored-" + restores);
    var kept = Path.of("target", "platform-logs", name);
    try (var logs = Files.list(folder)) {
      Files.createDirectories(kept);
      for (var log : logs.toList())
        Files.copy(
            log, kept.resolve(log.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("codev-system-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of enough ports in a row that nobody uses. */
  public static int freePorts() {
    return IntStream.iterate(20_000, first -> first < 60_000, first -> first + 10)
        .filter(first -> IntStream.range(first, first + PORTS).allMatch(Platform::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
