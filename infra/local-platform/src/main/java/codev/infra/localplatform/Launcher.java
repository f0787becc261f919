package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.audit.witness.Witness;
import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.JavaCommand;
import codev.infra.localplatform.process.PollDelay;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.status.RepeatedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands behind {@code ./codev}. The property {@code codev.root} is the built tree. */
public final class Launcher {

  private static final Duration TOKEN_VALIDITY = Duration.ofHours(8);

  /** Of the program that plays a demonstration, in megabytes. */
  private static final int DEMO_HEAP = 128;

  /** A process that has recorded its start needs a while to write its cache. */
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(5);

  private static final Duration WATCH_PAUSE = Duration.ofSeconds(2);

  private final Path root;
  private final Arguments arguments;
  private final DataDirectory data;

  private Launcher(Path root, Arguments arguments) {
    this.root = root;
    this.arguments = arguments;
    this.data = new DataDirectory(arguments.data());
  }

  public static void main(String[] words) {
    System.exit(run(words));
  }

  private static int run(String[] words) {
    var root = Path.of(System.getProperty("codev.root", "")).toAbsolutePath();
    try {
      return new Launcher(root, Arguments.of(List.of(words), root)).run();
    } catch (CliException e) {
      System.err.println("codev: " + e.getMessage());
      return 1;
    } catch (IOException | java.io.UncheckedIOException e) {
      System.err.println("codev: " + CliException.reason(e));
      return 1;
    }
  }

  private int run() throws IOException {
    return switch (arguments.command()) {
      case "up" -> arguments.detach() ? upDetached() : up();
      case "status" -> arguments.watch() ? watchStatus() : status();
      case "logs" -> logs(arguments.only("the name of a process"));
      case "down" -> down();
      case "relay" -> relay();
      case "alarms" -> alarms();
      case "keys" -> keys();
      case "train" -> train();
      case "demo" -> demo();
      case "backup" -> backup().backup(folder("the folder to write the backup to"));
      case "restore" -> backup().restore(folder("the folder of a backup"), arguments);
      case "verify-audit" -> verifyAudit();
      case "witness" -> witness();
      case "token" -> token(arguments.only("the name of a demonstration user"));
      case "", "help" -> {
        System.out.print(Arguments.USAGE);
        yield 0;
      }
      default ->
          throw new CliException(
              "Unknown command: " + arguments.command() + "\n" + Arguments.USAGE);
    };
  }

  private int up() throws IOException {
    return new UpCommand(root, data, arguments.up()).run();
  }

  private int upDetached() throws IOException {
    return new DetachedUpCommand(data, arguments.up(), Launcher.class).run();
  }

  /** Starts and stops everything once, apart from anybody's data, to leave caches behind. */
  private int train() throws IOException {
    var apart = new DataDirectory(Files.createTempDirectory("codev-training"));
    try {
      apart.prepare();
      var ports = new Ports(arguments.port());
      var programs =
          PlatformProcesses.programs(
              apart,
              ports,
              new JavaCommand(root, true),
              Map.of(),
              new UpOptions(
                  arguments.port(),
                  InstanceCounts.ONE_OF_EACH,
                  null,
                  null,
                  null,
                  StoreProxies.NONE));
      PlatformProcesses.requireFreePorts(programs);
      var supervisor =
          new Supervisor(
              apart,
              ports,
              programs,
              new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      try {
        supervisor.start();
      } finally {
        supervisor.stop(TRAINING_PATIENCE);
      }
      return 0;
    } finally {
      DataDirectory.delete(apart.root());
    }
  }

  private int status() {
    var state = running();
    if (state == null) {
      System.out.println(arguments.json() ? "[]" : "codev is not running in " + data.root());
      return 1;
    }
    if (arguments.json()) StatusReport.of(state, data.stores()).printJson(System.out);
    else print(state, System.out);
    return 0;
  }

  private void print(PlatformState state, PrintStream out) {
    var ports = new Ports(state.port());
    StatusReport.of(state, data.stores()).printTable(out);
    out.println("Status page: " + ports.statusPage());
    out.println("Read the emails at " + ports.mailPage());
  }

  /** Until the command is stopped. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again where there is no terminal
  private int watchStatus() {
    var console = System.console();
    var screen = new RepeatedText(System.out, console != null && console.isTerminal());
    while (true) {
      var text = new ByteArrayOutputStream();
      var out = new PrintStream(text, true, UTF_8);
      var state = running();
      if (state == null) out.println("codev is not running in " + data.root());
      else print(state, out);
      screen.print(text.toString(UTF_8));
      PollDelay.sleep(WATCH_PAUSE.toMillis());
    }
  }

  private int relay() throws IOException {
    return new RelayCommand(mustRun(), System.out).run(arguments.rest());
  }

  private int alarms() throws IOException {
    return new AlarmsCommand(mustRun(), System.out).run(arguments.rest());
  }

  private int keys() throws IOException {
    return new KeysCommand(mustRun(), data.secrets(), System.out).run(arguments.rest());
  }

  private PlatformState mustRun() {
    var state = running();
    if (state == null) throw new CliException("codev is not running in " + data.root());
    return state;
  }

  private int logs(String name) throws IOException {
    var log = data.log(name);
    if (!name.matches("[a-z][a-z0-9-]*") || !Files.exists(log)) {
      throw new CliException("no log for " + name + "; available: " + logNames());
    }
    Files.copy(log, System.out);
    return 0;
  }

  private String logNames() throws IOException {
    var folder = data.log("codev").getParent();
    if (!Files.exists(folder)) return "none";
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".log", ""))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }

  private int down() {
    var state = running();
    if (state == null) {
      var leftovers = LeftoverProcesses.end(data);
      System.out.println(
          leftovers == 0
              ? "codev is not running in " + data.root()
              : "codev had been killed; stopped " + leftovers + " processes left behind");
      return 0;
    }
    state.supervisor().process().ifPresent(ProcessHandle::destroy);
    while (state.supervisor().isAlive()) PollDelay.sleep(50);
    System.out.println("codev has stopped");
    return 0;
  }

  private int token(String username) {
    var user =
        data.accounts()
            .named(username)
            .orElseThrow(
                () ->
                    new CliException(
                        "no user called "
                            + username
                            + "; available: "
                            + DemonstrationAccounts.usernames()));
    var port = PlatformState.read(data).map(PlatformState::port).orElse(arguments.port());
    var key = TokenKey.read(data.secrets().tokenKey());
    System.out.println(key.token(user, new Ports(port).issuer(), Instant.now(), TOKEN_VALIDITY));
    return 0;
  }

  /** On the platform that runs here; where none does, it is started and stays. */
  private int demo() throws IOException {
    if (running() == null) {
      var exitCode = upDetached();
      if (exitCode != 0) return exitCode;
    }
    var state =
        PlatformState.read(data).orElseThrow(() -> new CliException("codev is not running"));
    if (!state.ready()) throw new CliException("codev is still starting; ./codev status shows it");
    var command =
        new ArrayList<>(new JavaCommand(root, false).runningJar("infra/simulator", DEMO_HEAP));
    command.addAll(
        List.of("--port", String.valueOf(state.port()), "--data", data.root().toString()));
    command.addAll(List.of("--clock-offset", data.clock().offset().toString()));
    command.addAll(arguments.demo().words());
    var simulator = new ProcessBuilder(command).inheritIO().start();
    return simulator.onExit().join().exitValue();
  }

  private BackupAndRestore backup() {
    return new BackupAndRestore(data, new JavaCommand(root, false).ownJar());
  }

  private Path folder(String argument) {
    return Path.of(arguments.only(argument)).toAbsolutePath().normalize();
  }

  private int verifyAudit() {
    if (arguments.rest().isEmpty())
      throw new CliException("./codev verify-audit needs at least one file");
    return ExportedChainVerifier.run(
        arguments.rest().stream().map(Path::of).toList(),
        arguments.keys(),
        arguments.checkpoints(),
        System.out);
  }

  private int witness() throws IOException {
    var options = arguments.witness();
    options.requireComplete(!arguments.keys().isEmpty());
    var witness =
        new Witness(
            options.name(),
            data.root().resolve("witness"),
            arguments.keys(),
            InstantSource.system(),
            System.out);
    System.out.println("Cosigning with " + witness.publicKey().text());
    try {
      return witness.check(options.logs(), options.tokenFile()).code();
    } catch (InterruptedException e) {
      throw new CliException("The witness was interrupted", e);
    }
  }

  private @Nullable PlatformState running() {
    return PlatformState.read(data).filter(state -> state.supervisor().isAlive()).orElse(null);
  }
}
