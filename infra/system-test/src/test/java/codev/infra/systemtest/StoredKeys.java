package codev.infra.systemtest;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a platform as its administrator finds them, past its services. */
record StoredKeys(Platform platform) {
  private static final String VAULT = "codev_keys";

  /** Enough of a wrapped key to know it by; it ends with what is encrypted. */
  private static final int ENOUGH = 48;

  /** Whether there is an epoch key, and it has taken the place of the master key everywhere. */
  boolean areWrappedByEpochKeys() throws SQLException {
    return isTrue(
        "select exists (select from epoch_key) and not exists"
            + " (select from person_keys where keyset is not null and epoch is null)");
  }

  boolean isDestroyed(String username) throws SQLException {
    return isTrue(
        "select keyset is null from person_keys where username = '%s'".formatted(username));
  }

  private boolean isTrue(String question) throws SQLException {
    try (var vault = StorageDump.connect(platform, VAULT);
        var statement = vault.createStatement();
        var row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** A person's key as the vault stores it, to be sought in files. */
  SoughtBytes wrapped(String username) throws SQLException {
    try (var vault = StorageDump.connect(platform, VAULT);
        var statement =
            vault.prepareStatement("select keyset from person_keys where username = ?")) {
      statement.setString(1, username);
      try (var row = statement.executeQuery()) {
        if (!row.next()) throw new AssertionError(username + " has no key");
        var bytes = row.getBytes(1);
        return SoughtBytes.exactly(Arrays.copyOfRange(bytes, bytes.length - ENOUGH, bytes.length));
      }
    }
  }

  /** The name in the vault of the key of the one archive of evidence that there is. */
  String ofArchive() throws SQLException {
    try (var groups = StorageDump.connect(platform, "codev_groups");
        var statement = groups.createStatement();
        var row = statement.executeQuery("select 'job ' || key from evidence_archive")) {
      if (!row.next()) throw new AssertionError("There is no archive");
      return row.getString(1);
    }
  }

  /** Where the server keeps tables and indexes, as they are now. */
  Path tables() throws SQLException {
    execute("checkpoint");
    return platform.data().resolve("data/postgres/base");
  }

  /** The vault takes the time from its server, and that from the machine: keys are made older. */
  void makeOlder(int days) throws SQLException {
    execute("update epoch_key set made_at = made_at - interval '%d days'".formatted(days));
  }

  private void execute(String sql) throws SQLException {
    try (var vault = StorageDump.connect(platform, VAULT);
        var statement = vault.createStatement()) {
      statement.execute(sql);
    }
  }

  Set<String> epochKeys() throws IOException {
    return files(platform.data().resolve("epoch-keys"));
  }

  /** The names of the files in a folder. */
  static Set<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(toCollection(TreeSet::new));
    }
  }

  /** The parts of a data directory whose files have something: each store, the logs, the rest. */
  static Set<String> storesWith(SoughtBytes sought, Path data) throws IOException {
    return sought.in(data).stream()
        .map(finding -> part(finding.file()))
        .collect(toCollection(TreeSet::new));
  }

  private static String part(Path file) {
    boolean isOfStore = file.startsWith("data") && file.getNameCount() > 1;
    return file.subpath(0, isOfStore ? 2 : 1).toString();
  }
}
