package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./codev restore}: puts a backup in place of a stopped platform's data, starts PostgreSQL
 * on it once, and compares the logs with the manifest; or does so with the log of one service, and
 * leaves everything else.
 */
public final class RestoreCommand {

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
   * Restores everything that the backup has. The epoch keys stay, where there are any.
   *
   * @param replace whether data that are there already are set aside; they are refused otherwise
   * @param pointInTime what to recover beyond the backup, if anything
   */
  public void run(boolean replace, @Nullable PointInTimeRecovery pointInTime) throws IOException {
    var checkedBackup = CheckedBackup.of(backup, ownJar);
    if (!replace && !parts().isEmpty()) {
      throw new CliException(
          "%s already contains data. Add --force to set it aside first.".formatted(data.root()));
    }
    var epochKeys = EpochKeyCopy.beside(backup);
    // A vault of a later moment is wrapped by later keys.
    if (pointInTime == null) epochKeys.requireOpens(backup, checkedBackup.manifest(), data);
    var masterKeys =
        data.secrets()
            .masterKeyFile()
            .newerThan(checkedBackup.secrets().resolve(data.secrets().masterKey().getFileName()));
    var interruption = new InterruptedRestore(data);
    interruption.begin(backup, pointInTime);
    var replaced = new ReplacedData(data, out);
    replaced.setAside(parts());
    checkedBackup.copyPostgres(data, pointInTime);
    OwnerOnlyFiles.copy(checkedBackup.secrets(), data.secrets().folder(), _ -> true);
    // Epoch keys are wrapped by the newest master key.
    if (!checkedBackup.manifest().epochKeys().isEmpty())
      data.secrets().masterKeyFile().add(masterKeys);
    epochKeys.addTo(data, checkedBackup.manifest());
    for (var file : data.singleFiles()) {
      var copy = backup.resolve(file.getFileName());
      if (Files.exists(copy)) OwnerOnlyFiles.copyFile(copy, file);
    }
    recover(checkedBackup);
    if (pointInTime != null) PointInTimeRecovery.forget(data.store(TemporaryPostgres.POSTGRES));
    replaced.deleteReadModels();
    interruption.end();
    out.print(
        """
        What happened after the backup is lost, erasures of persons included: repeat those before anybody reads.
        The next ./codev up rebuilds the read models and publishes all messages again; until then readers get 503.
        For a recovery to a later moment take a new backup, and archive to a new folder from now on.
        """);
  }

  /**
   * Restores the log of one service.
   *
   * @param replace whether the log that is there is set aside; it is refused otherwise
   * @param pointInTime what to recover beyond the backup, if anything
   */
  public void runOnly(ServiceLog log, boolean replace, @Nullable PointInTimeRecovery pointInTime)
      throws IOException {
    var interruption = new InterruptedRestore(data);
    interruption.refuseAfterInterruptedFullRestore();
    interruption.refuseAfterTakenServerFiles();
    var checkedBackup = CheckedBackup.of(backup, ownJar);
    if (!Files.exists(data.store(TemporaryPostgres.POSTGRES))) {
      throw new CliException(
          "%s has no PostgreSQL of its own that a single log could be put back into; without --only all is restored"
              .formatted(data.root()));
    }
    if (!replace) {
      throw new CliException(
          "%s has a log of %s already; --force sets it aside first"
              .formatted(data.root(), log.service()));
    }
    new LogRestore(data, checkedBackup, ownJar, out).run(log, pointInTime);
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
  private void recover(CheckedBackup checkedBackup) throws IOException {
    try (var server = TemporaryPostgres.start(data, ownJar)) {
      var databases = server.databases();
      for (var database : checkedBackup.manifest().logHeads().keySet())
        checkedBackup.requireHead(databases, database);
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
