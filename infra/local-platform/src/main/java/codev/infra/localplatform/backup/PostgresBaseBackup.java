package codev.infra.localplatform.backup;

import codev.infra.localplatform.stores.LogHead;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Copies the files of a running PostgreSQL server, as its manual describes a base backup by the
 * low-level API: all databases at one moment, that at which the copy ends.
 *
 * @param databases the server
 * @param folder the server's files
 */
record PostgresBaseBackup(PostgresDatabases databases, Path folder) {

  /** Means nothing, or something else, to a server that starts from the copy. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots"
              + "|pg_stat_tmp|pg_subtrans)/.*|(.*/)?(pg_internal\\.init|pgsql_tmp.*)"
              + "|recovery\\.signal|standby\\.signal|backup_label|tablespace_map");

  private static final Pattern WAL_FILE = Pattern.compile("[0-9A-F]{24}");

  /**
   * What was copied.
   *
   * @param version of the server
   * @param logHeads by database; the copy reaches at least so far
   */
  record BaseBackup(String version, Map<String, LogHead> logHeads) {}

  BaseBackup copyTo(Path target) throws IOException, SQLException {
    try (var connection = databases.connect()) {
      connection.setNetworkTimeout(Runnable::run, 0); // it waits for a checkpoint and the archive
      var version = PostgresDatabases.ask(connection, "SHOW server_version");
      // Until the connection closes, the server keeps the log that the copy needs.
      PostgresDatabases.ask(
          connection,
          "SELECT slot_name FROM pg_create_physical_replication_slot('codev_backup', true, true)");
      var firstWalFile =
          PostgresDatabases.ask(
              connection, "SELECT pg_walfile_name(pg_backup_start('codev', true))");
      OwnerOnlyFiles.copy(folder, target, name -> !LEFT_OUT.matcher(name).matches());
      var logHeads = databases.logHeads();
      copyWal(target, firstWalFile, stop(connection, target));
      return new BaseBackup(version, logHeads);
    }
  }

  /** Ends the backup and returns the name of the last file of the log that it needs. */
  private static String stop(Connection connection, Path target) throws IOException, SQLException {
    try (var statement = connection.createStatement();
        var end =
            statement.executeQuery(
                "SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(true)")) {
      end.next();
      Files.writeString(target.resolve("backup_label"), end.getString(2));
      return end.getString(1);
    }
  }

  private void copyWal(Path target, String firstWalFile, String lastWalFile) throws IOException {
    for (var name : filesOf(folder.resolve("pg_wal"))) {
      var isNeeded =
          WAL_FILE.matcher(name).matches()
              ? name.compareTo(firstWalFile) >= 0 && name.compareTo(lastWalFile) <= 0
              : name.endsWith(".history"); // of the timelines
      if (isNeeded)
        OwnerOnlyFiles.copyFile(folder.resolve("pg_wal/" + name), target.resolve("pg_wal/" + name));
    }
  }

  private static List<String> filesOf(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
