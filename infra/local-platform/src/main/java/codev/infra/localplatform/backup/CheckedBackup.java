package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is complete, unaltered and of the PostgreSQL that is here.
 *
 * @param folder that it is in
 */
record CheckedBackup(Path folder, BackupManifest manifest) {

  /** Throws {@link CliException} when it cannot be used. */
  static CheckedBackup of(Path folder, Path ownJar) throws IOException {
    var manifest = BackupManifest.read(folder);
    manifest.verify(folder);
    var ownVersion = PostgresServer.version(ownJar);
    if (!major(ownVersion).equals(major(manifest.postgresVersion()))) {
      throw new CliException(
          "The backup is from PostgreSQL %s and this is %s. Files from another major version cannot be used."
              .formatted(manifest.postgresVersion(), ownVersion));
    }
    return new CheckedBackup(folder, manifest);
  }

  private static String major(String version) {
    return version.split("[. ]", 2)[0];
  }

  /**
   * Copies the server's files to a data directory that has none.
   *
   * @param pointInTime what a server that starts from them recovers beyond the backup, if anything
   */
  void copyPostgres(DataDirectory to, @Nullable PointInTimeRecovery pointInTime)
      throws IOException {
    // Copied beside and moved: a cluster that exists is complete.
    var draft = to.store("postgres.draft");
    DataDirectory.delete(draft);
    Files.createDirectories(to.stores());
    OwnerOnlyFiles.copy(folder.resolve(TemporaryPostgres.POSTGRES), draft, _ -> true);
    if (pointInTime != null) pointInTime.request(draft);
    Files.move(draft, to.store(TemporaryPostgres.POSTGRES));
  }

  Path secrets() {
    return folder.resolve(BackupCommand.SECRETS);
  }

  /** Throws {@link CliException} when a restored log lacks the event that was the backup's last. */
  void requireHead(PostgresDatabases restored, String database) throws SQLException {
    var expected = manifest.logHeads().get(database);
    if (expected != null && !restored.contains(database, expected)) {
      throw new CliException(
          "The restored log %s does not have the event that the backup had at position %d"
              .formatted(database, expected.position()));
    }
  }
}
