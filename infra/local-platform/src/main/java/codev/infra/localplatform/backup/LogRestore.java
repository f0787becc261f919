package codev.infra.localplatform.backup;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.ShutdownHook;
import codev.infra.localplatform.stores.LogHead;
import codev.infra.localplatform.stores.PostgresDatabases;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts the log of one service back. The other databases, the brokers and the secrets stay, and so
 * does the outbox's token of the backup's moment: by it the service notices that the brokers know
 * more than its log (ADR 49).
 *
 * <p>It works on copies of the server's files, which are put in place when they are complete: until
 * then nothing has changed. A signal ends it in order: they are deleted, or in place.
 */
record LogRestore(DataDirectory data, CheckedBackup backup, Path ownJar, PrintStream out) {

  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  void run(ServiceLog log, @Nullable PointInTimeRecovery pointInTime) throws IOException {
    requireOwnMasterKey();
    var folder = new InterruptedRestore(data).folder();
    DataDirectory.delete(folder);
    OwnerOnlyFiles.createFolder(folder);
    var ended = new CountDownLatch(1);
    var restoring = Thread.currentThread();
    try (var _ = ShutdownHook.add("end-restore", () -> end(restoring, ended))) {
      try {
        restore(log, pointInTime, folder);
      } finally {
        // Without a server in its place the folder stays: by it the next start is refused.
        if (Files.exists(data.store(TemporaryPostgres.POSTGRES))) DataDirectory.delete(folder);
        ended.countDown();
      }
    }
  }

  /** Its servers end by hooks of their own. */
  private static void end(Thread restoring, CountDownLatch ended) {
    restoring.interrupt();
    try {
      var _ = ended.await(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore(ServiceLog log, @Nullable PointInTimeRecovery pointInTime, Path folder)
      throws IOException {
    var past = new DataDirectory(folder.resolve("backup"));
    backup.copyPostgres(past, pointInTime);
    OwnerOnlyFiles.copy(backup.secrets(), past.secrets().folder(), _ -> true);
    var newPlatform = new DataDirectory(folder.resolve("platform"));
    OwnerOnlyFiles.copy(
        data.store(TemporaryPostgres.POSTGRES),
        newPlatform.store(TemporaryPostgres.POSTGRES),
        name -> !name.equals("postmaster.pid"));
    OwnerOnlyFiles.copy(data.secrets().folder(), newPlatform.secrets().folder(), _ -> true);
    var head = copyLog(log, past, newPlatform, folder);
    putInPlace(newPlatform);
    Files.deleteIfExists(data.secrets().lastSigned(log.service()));
    print(log, head);
    new ReplacedData(data, out).deleteReadModels();
  }

  /** The key vault stays: it cannot decrypt what another platform has written. */
  private void requireOwnMasterKey() throws IOException {
    var masterKey = data.secrets().masterKey();
    var stored = backup.secrets().resolve(masterKey.getFileName());
    if (Files.exists(masterKey)
        && Files.exists(stored)
        && !data.secrets().masterKeyFile().knows(stored)) {
      throw new CliException(
          "The backup comes from another platform: its master key is not in %s"
              .formatted(masterKey));
    }
  }

  /**
   * Replaces the log in one data directory by that of another.
   *
   * @param folder for what the two servers exchange
   */
  private LogHead copyLog(
      ServiceLog log, DataDirectory past, DataDirectory newPlatform, Path folder)
      throws IOException {
    var database = log.database();
    try (var source = TemporaryPostgres.start(past, ownJar, data.log("postgres-of-backup"));
        var target =
            TemporaryPostgres.start(newPlatform, ownJar, data.log(TemporaryPostgres.POSTGRES))) {
      backup.requireHead(source.databases(), database);
      var head = source.databases().logHeads().get(database);
      if (head == null) {
        throw new CliException("The backup has no log for " + log.service());
      }
      copyDatabase(database, source.databases(), target.databases(), folder);
      deleteJobsWithoutKey(database, target.databases());
      if (!head.equals(target.databases().logHeads().get(database))
          || !target.databases().contains(database, head)) {
        throw new CliException("The copy of %s is not complete".formatted(database));
      }
      return head;
    } catch (SQLException e) {
      throw new CliException(
          "%s cannot be restored: %s".formatted(database, CliException.reason(e)), e);
    }
  }

  private static void copyDatabase(
      String database, PostgresDatabases source, PostgresDatabases target, Path folder)
      throws IOException, SQLException {
    target.empty(database);
    try (var from = source.connect(database);
        var to = target.connect(database)) {
      new DatabaseCopy(from, to, folder).run(database, PostgresDatabases.writerOf(database));
    }
  }

  private void deleteJobsWithoutKey(String database, PostgresDatabases target) throws SQLException {
    try (var log = target.connect(database);
        var keyVault = target.connect(PostgresDatabases.KEY_VAULT)) {
      int deleted = new RestoredJobs(log, keyVault).deleteWithoutKey();
      if (deleted > 0)
        out.printf("Imports and archives deleted, whose keys are destroyed: %d%n", deleted);
    }
  }

  /** Read models go too: they must not know more than the log. */
  private void putInPlace(DataDirectory newPlatform) throws IOException {
    var postgres = data.store(TemporaryPostgres.POSTGRES);
    var replaced = new ReplacedData(data, out);
    replaced.replace(
        List.of(replaced.readModels(), postgres),
        newPlatform.store(TemporaryPostgres.POSTGRES),
        postgres);
  }

  private void print(ServiceLog log, LogHead head) {
    out.printf(
        """
        Restored the log of %1$s in %2$s
          %3$s
        The other logs, the brokers and the secrets are as they were, and so is the key vault: keys that were made since
        the backup are there, and those of people who were erased since stay destroyed.
        The read models of all services were dropped, since one store holds them; the next ./codev up rebuilds them, and
        until then readers get 503. Where CODEV_MONGODB_URI names another store, drop its database %4$s first.
        What %1$s recorded after the backup is lost. Brokers and other services know of it; to continue:
          ./codev up
          ./codev status         what is stopped, since the brokers know more than the log
          ./codev relay resume   work continues; the messages whose events are lost are listed
        For a recovery to a later moment, take a new backup, and archive to a new folder from now on.
        """,
        log.service(),
        data.root(),
        BackupCommand.line(log.database(), head.position()),
        log.database());
  }
}
