package codev.infra.localplatform.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.ProcessSpecification;
import codev.infra.localplatform.process.ProcessSpecification.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL as a child process, with the durability that the event log is built on.
 *
 * <p>The server refuses to run as root; where the launcher does, it is given a user name space of
 * its own, in which it is nobody.
 */
public final class PostgresServer {

  private static final String ADMINISTRATOR = "postgres";

  private final DataDirectory data;
  private final int port;
  private final Path ownJar;
  private final @Nullable Path walArchive;

  /**
   * @param walArchive where it archives its log; null when it archives nothing
   */
  public PostgresServer(DataDirectory data, int port, Path ownJar, @Nullable Path walArchive) {
    this.data = data;
    this.port = port;
    this.ownJar = ownJar;
    this.walArchive = walArchive;
  }

  /** The databases on this server. */
  public PostgresDatabases databases() {
    return databases(port);
  }

  /**
   * The same, as they are reached at another port of this machine.
   *
   * @param reachedAt the server's own, or a proxy's
   */
  public PostgresDatabases databases(int reachedAt) {
    return new PostgresDatabases(
        "jdbc:postgresql://127.0.0.1:" + reachedAt + "/postgres",
        ADMINISTRATOR,
        data.secrets().password(ADMINISTRATOR),
        data.secrets());
  }

  /** The version of the server that is started here, such as {@code 18.6}. */
  public static String version(Path ownJar) throws IOException {
    var postgres = PostgresBinaries.besideJar(ownJar).program("postgres").toString();
    var process = new ProcessBuilder(postgres, "--version").start();
    var words = new String(process.getInputStream().readAllBytes(), UTF_8).strip().split(" ", -1);
    return words[words.length - 1]; // postgres (PostgreSQL) 18.6
  }

  public ProcessSpecification program() throws IOException {
    var binaries = PostgresBinaries.besideJar(ownJar);
    var databases = databases();
    return new ProcessSpecification(
        "postgres",
        port,
        Set.of(),
        command(binaries),
        Map.of("LC_ALL", "C"),
        () -> layOut(binaries),
        () -> databases.areDurableAndComplete(),
        Health.shownOnly(databases::answers),
        5,
        "INT");
  }

  private List<String> command(PostgresBinaries binaries) {
    var command = asNobodyIfRoot();
    command.addAll(List.of(binaries.program("postgres").toString(), "-D", folder().toString()));
    var settings =
        Map.of(
            "port", String.valueOf(port),
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "300",
            "shared_buffers", "32MB");
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    if (walArchive != null) command.addAll(archiving(walArchive));
    return command;
  }

  /**
   * Each file appears in the archive whole or not at all, a minute after its first byte at most.
   */
  private static List<String> archiving(Path archive) {
    var file = "\"" + archive + "/%f\"";
    var copy = "test ! -e %1$s && cp \"%%p\" %1$s.part && mv %1$s.part %1$s";
    return List.of(
        "-c",
        "archive_mode=on",
        "-c",
        "archive_timeout=60",
        "-c",
        "archive_command=" + copy.replace("%1$s", file).replace("%%", "%"));
  }

  /** Creates the cluster, or does nothing when it is there. */
  private void layOut(PostgresBinaries binaries) throws IOException {
    if (walArchive != null) Files.createDirectories(walArchive);
    if (Files.exists(folder())) return;
    // Laid out beside and moved: a cluster that exists is complete.
    var draft = data.store("postgres.draft");
    DataDirectory.delete(draft);
    Files.createDirectories(draft.getParent());
    var secret = Files.createTempFile("codev", ".password");
    try {
      Files.writeString(secret, data.secrets().password(ADMINISTRATOR));
      var command = asNobodyIfRoot();
      command.addAll(
          List.of(
              binaries.program("initdb").toString(),
              "-D",
              draft.toString(),
              "-U",
              ADMINISTRATOR,
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C"));
      var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(initdb.getInputStream().readAllBytes(), UTF_8);
      if (initdb.onExit().join().exitValue() != 0) {
        throw new CliException(
            "PostgreSQL cannot initialise its data directory: " + lastLine(output));
      }
    } finally {
      Files.delete(secret);
    }
    Files.move(draft, folder());
  }

  private Path folder() {
    return data.store("postgres");
  }

  private static List<String> asNobodyIfRoot() {
    if (!"root".equals(System.getProperty("user.name"))) return new ArrayList<>();
    try {
      var probe = new ProcessBuilder("unshare", "-U", "true").start();
      if (probe.onExit().join().exitValue() == 0) return new ArrayList<>(List.of("unshare", "-U"));
    } catch (IOException e) {
      // no such program: reported below
    }
    throw new CliException(
        "PostgreSQL refuses to run as root and this machine does not allow user namespaces."
            + " Run codev as another user, or set CODEV_POSTGRES_URL");
  }

  private static String lastLine(String output) {
    return output.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
  }
}
