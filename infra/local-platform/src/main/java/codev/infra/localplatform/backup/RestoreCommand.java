package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./codev restore}: puts a backup in place of a stopped platform's data, starts PostgreSQL
 * on it once, and compares the logs with the manifest.
 */
public final class RestoreCommand {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  private final DataDirectory data;
  private final Path backup;
  private final Path ownJar;
  private final PrintStream out;

  public RestoreCommand(DataDirectory data, Path backup, Path ownJar, PrintStream out) {
    this.data = data;
    this.backup = backup;
    this.ownJar = ownJar;
    this.out = out;
  }

  /**
   * @param replace whether data that are there already are set aside; they are refused otherwise
   * @param pointInTime what to recover beyond the backup, if anything
   */
  public void run(boolean replace, @Nullable PointInTimeRecovery pointInTime) throws IOException {
    var manifest = BackupManifest.read(backup);
    manifest.verify(backup);
    requireSameMajorVersion(manifest);
    if (!replace && !parts().isEmpty()) {
      throw new CliException(
          "%s has data already; --force sets them aside first".formatted(data.root()));
    }
    setAside();
    // Copied beside and moved: a cluster that exists is complete.
    var draft = data.store("postgres.draft");
    DataDirectory.delete(draft);
    Files.createDirectories(draft.getParent());
    OwnerOnlyFiles.copy(backup.resolve(BackupCommand.POSTGRES), draft, _ -> true);
    if (pointInTime != null) pointInTime.request(draft);
    Files.move(draft, data.store(BackupCommand.POSTGRES));
    OwnerOnlyFiles.copy(backup.resolve(BackupCommand.SECRETS), data.secrets().folder(), _ -> true);
    for (var file : data.singleFiles()) {
      var copy = backup.resolve(file.getFileName());
      if (Files.exists(copy)) OwnerOnlyFiles.copyFile(copy, file);
    }
    verifyLogs(manifest);
    if (pointInTime != null) PointInTimeRecovery.forget(data.store(BackupCommand.POSTGRES));
    out.printf(
        """
        The next ./codev up rebuilds the read models and publishes all messages again; until then readers get 503.
        What happened after the backup is lost, erasures of persons included: repeat those (see operations.md).
        """);
  }

  private void requireSameMajorVersion(BackupManifest manifest) throws IOException {
    var own = PostgresServer.version(ownJar);
    if (!major(own).equals(major(manifest.postgresVersion()))) {
      throw new CliException(
          "The backup is of PostgreSQL %s, and this is %s: files of another major version cannot be used"
              .formatted(manifest.postgresVersion(), own));
    }
  }

  private static String major(String version) {
    return version.split("[. ]", 2)[0];
  }

  private void setAside() throws IOException {
    var parts = parts();
    if (parts.isEmpty()) return;
    var aside = data.root().resolve("replaced-" + MOMENT.format(ZonedDateTime.now(ZoneOffset.UTC)));
    OwnerOnlyFiles.createFolder(aside);
    for (var part : parts) Files.move(part, aside.resolve(part.getFileName()));
    out.printf("What was there is in %s now; delete it when nothing of it is needed.%n", aside);
  }

  /** What a backup replaces, as far as it is there. */
  private List<Path> parts() throws IOException {
    var parts = new ArrayList<Path>();
    for (var part : List.of(data.stores(), data.secrets().folder()))
      if (Files.isDirectory(part) && !isEmpty(part)) parts.add(part);
    data.singleFiles().stream().filter(Files::exists).forEach(parts::add);
    return parts;
  }

  /** Starts the server on the restored files, which recovers them. */
  private void verifyLogs(BackupManifest manifest) throws IOException {
    try (var server = TemporaryPostgres.start(data, ownJar)) {
      var databases = server.databases();
      for (var expected : manifest.logHeads().entrySet()) {
        if (!databases.contains(expected.getKey(), expected.getValue())) {
          throw new CliException(
              "The restored log %s has not the event that the backup had at position %d"
                  .formatted(expected.getKey(), expected.getValue().position()));
        }
      }
      databases.publishAllAgain();
      out.printf("Restored to %s%n", data.root());
      databases
          .logHeads()
          .forEach((name, head) -> out.println("  " + BackupCommand.line(name, head.position())));
    } catch (SQLException e) {
      throw new CliException("The restored log cannot be read: " + CliException.reason(e), e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
