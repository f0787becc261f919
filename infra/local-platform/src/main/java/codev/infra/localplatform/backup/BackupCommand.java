package codev.infra.localplatform.backup;

import static codev.infra.localplatform.backup.TemporaryPostgres.POSTGRES;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * {@code ./codev backup}: copies the log, the key vault, the secrets, the demonstration's accounts
 * and the beginning of the clocks of one platform; its epoch keys beside all backups, in the place
 * of those of before. Read models and broker are not copied: both are filled again from the log.
 */
public final class BackupCommand {

  static final String SECRETS = "secrets";

  private final DataDirectory data;
  private final Path target;
  private final PrintStream out;

  public BackupCommand(DataDirectory data, Path target, PrintStream out) {
    this.data = data;
    this.target = target;
    this.out = out;
  }

  /** Copies from the server of a platform that runs. */
  public void run(PostgresDatabases server) throws IOException {
    requireLocalLog();
    var isNew = !Files.exists(target);
    if (!isNew && !isEmptyFolder(target)) {
      throw new CliException(target + " is not empty. Choose an empty folder for the backup.");
    }
    if (target.startsWith(data.root())) {
      throw new CliException(
          target
              + " is inside the data directory and would be lost with it. Choose another folder.");
    }
    try {
      copy(server);
    } catch (IOException | RuntimeException e) {
      DataDirectory.delete(target); // whatever has no manifest is no backup
      throw e;
    }
  }

  /** Copies from the server of a platform that is stopped. */
  public void runStopped(Path ownJar) throws IOException {
    requireLocalLog();
    try (var server = TemporaryPostgres.start(data, ownJar)) {
      run(server.databases());
    }
  }

  private void copy(PostgresDatabases server) throws IOException {
    OwnerOnlyFiles.createFolder(target);
    var keys = data.secrets().masterKeyFile().idsIfAny();
    var epochKeys = new TreeSet<String>();
    PostgresBaseBackup.BaseBackup copied;
    try {
      epochKeys.addAll(server.epochKeysInUse());
      copied =
          new PostgresBaseBackup(server, data.store(POSTGRES)).copyTo(target.resolve(POSTGRES));
      epochKeys.addAll(server.epochKeysInUse());
    } catch (SQLException e) {
      throw new CliException("PostgreSQL refused the backup: " + CliException.reason(e), e);
    }
    // After the log, so that no key is missing that something in the log needs; without the last
    // checkpoints, which may be of a later moment.
    OwnerOnlyFiles.copy(
        data.secrets().folder(),
        target.resolve(SECRETS),
        name -> !name.endsWith(Secrets.LAST_SIGNED));
    requireKeys(new Secrets(target.resolve(SECRETS)), keys);
    var epochKeyCopy = EpochKeyCopy.beside(target);
    epochKeyCopy.replace(data, epochKeys);
    for (var file : data.singleFiles())
      if (Files.exists(file)) OwnerOnlyFiles.copyFile(file, target.resolve(file.getFileName()));
    var manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            Instant.now(),
            copied.version(),
            copied.logHeads(),
            List.copyOf(epochKeys),
            OwnerOnlyFiles.list(target));
    manifest.write(target);
    out.printf(
        "Backed up to %s: %d files, %d MB, PostgreSQL %s%n",
        target, manifest.files().size(), manifest.bytes() >> 20, manifest.postgresVersion());
    manifest.logHeads().forEach((name, head) -> out.printf("  %s%n", line(name, head.position())));
    out.printf(
        "%s contains the keys to all its data: keep it as secure as the platform itself.%n",
        target.resolve(SECRETS));
    if (!epochKeys.isEmpty())
      out.printf(
          "%s contains the epoch keys, without which no backup opens. Keep no older copy of it.%n",
          epochKeyCopy.folder());
  }

  /**
   * Refuses a backup without a master key that was replaced meanwhile: the copy of the key vault
   * may be older.
   *
   * @param copied the secrets of the backup
   * @param keys names of the master keys of before
   */
  static void requireKeys(Secrets copied, List<String> keys) throws IOException {
    if (!copied.masterKeyFile().idsIfAny().containsAll(keys))
      throw new CliException("A master key was replaced while the backup was made. Repeat it.");
  }

  static String line(String database, long position) {
    return "%s up to position %d".formatted(database, position);
  }

  private void requireLocalLog() {
    if (!Files.exists(data.store(POSTGRES))) {
      throw new CliException(
          "%s has no PostgreSQL of its own. Back up the server in CODEV_POSTGRES_URL with its own tools."
              .formatted(data.root()));
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return false;
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
