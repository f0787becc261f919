package codev.infra.localplatform.backup;

import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.stores.PostgresDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The imports and archives that come back with a restored log. The key vault is of now, and lacks
 * the keys of those that were deleted after the backup: nothing can read these any more, and they
 * are deleted again (ADR 105).
 *
 * @param log the restored database, as the administrator, with its triggers
 * @param keyVault that it is used with
 */
record RestoredJobs(Connection log, Connection keyVault) {

  private static final String HAVE_KEYS =
      """
      select count(*) from information_schema.columns
      where table_schema = 'public' and column_name = 'key'
        and table_name in ('people_import', 'evidence_archive')
      """;

  private static final String HAS_KEYS =
      "select count(*) from pg_tables where schemaname = 'public' and tablename = 'person_keys'";

  private static final String KEYS =
      """
      select key from people_import where key is not null
      union all
      select key from evidence_archive where key is not null
      """;

  /** Each import has had its key from the beginning. */
  private static final String DELETE_IMPORTS =
      "delete from people_import where key::text = any(?) or key::text = any(?)";

  /** An archive has had no key before its first file was made. */
  private static final String DELETE_ARCHIVES =
      """
      delete from evidence_archive where key::text = any(?) or (
        key::text = any(?)
        and exists (select from evidence_archive_file where archive = evidence_archive.id))
      """;

  /**
   * @return how many there were
   * @throws CliException if the key vault has no keys of people at all
   */
  int deleteWithoutKey() throws SQLException {
    if (!PostgresDatabases.ask(log, HAVE_KEYS).equals("2")) return 0; // before jobs had keys
    var keys = keysOfJobs();
    if (keys.isEmpty()) return 0;
    requireKeys();
    log.setNetworkTimeout(Runnable::run, 0); // many files take their time
    var destroyed = inVault(keys, "keyset is null");
    var absent = new HashSet<>(keys);
    absent.removeAll(inVault(keys, "true"));
    return delete(DELETE_IMPORTS, destroyed, absent) + delete(DELETE_ARCHIVES, destroyed, absent);
  }

  /** Such a vault is that of a platform whose services have never started: it decrypts nothing. */
  private void requireKeys() throws SQLException {
    if (PostgresDatabases.ask(keyVault, HAS_KEYS).equals("1")) return;
    throw new CliException(
        ("The key vault of this platform (database %s) has no table person_keys, so nothing could"
                + " decrypt the log of the backup. Restore all of the backup, with its key vault:"
                + " the same command without --only.")
            .formatted(PostgresDatabases.KEY_VAULT));
  }

  private Set<String> keysOfJobs() throws SQLException {
    try (var statement = log.prepareStatement(KEYS)) {
      var keys = new HashSet<String>();
      try (var row = statement.executeQuery()) {
        while (row.next()) keys.add(row.getString(1));
      }
      return keys;
    }
  }

  /** Those of these keys of which the vault has a row: a destroyed one leaves one for a day. */
  private Set<String> inVault(Set<String> keys, String condition) throws SQLException {
    var query =
        """
        select key from unnest(?::text[]) as key
        join person_keys on username = 'job ' || key where %s
        """
            .formatted(condition);
    try (var statement = keyVault.prepareStatement(query)) {
      statement.setArray(1, keyVault.createArrayOf("text", keys.toArray()));
      var found = new HashSet<String>();
      try (var row = statement.executeQuery()) {
        while (row.next()) found.add(row.getString(1));
      }
      return found;
    }
  }

  private int delete(String sql, Set<String> destroyed, Set<String> absent) throws SQLException {
    try (var statement = log.prepareStatement(sql)) {
      statement.setArray(1, log.createArrayOf("text", destroyed.toArray()));
      statement.setArray(2, log.createArrayOf("text", absent.toArray()));
      return statement.executeUpdate();
    }
  }
}
