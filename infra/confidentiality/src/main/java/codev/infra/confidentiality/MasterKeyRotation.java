package codev.infra.confidentiality;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the master key by one that all instances have besides. Each step may be interrupted and
 * repeated: the new key wraps; what others have wrapped, epoch keys among it, is wrapped again, one
 * after another, and read back; and the others are retired only when nothing names them any more.
 * Nothing more can be written by a key that is retired, since the database refuses what names it.
 */
record MasterKeyRotation(DataSource vault, MasterKeys masterKeys) {
  private static final String UNUSED =
      "select id from master_key_check where wraps_since is null order by made_at desc limit 1";

  /**
   * A master key in the vault.
   *
   * @param id null until an instance that has it is started
   * @param wraps whether the vault wraps by it now
   * @param used whether it ever did
   * @param wrapped how many keys are wrapped by it
   */
  record MasterKey(@Nullable String id, boolean wraps, boolean used, long wrapped) {}

  /**
   * What became of the master keys.
   *
   * @param wrapping by which the vault wraps
   * @param wrappedAgain how many keys were wrapped by another one before
   * @param retired those that are needed no longer
   */
  record RotationResult(String wrapping, long wrappedAgain, List<String> retired) {}

  List<MasterKey> keys() {
    try (var connection = vault.getConnection();
        var statement =
            connection.prepareStatement(
                """
                select id, id is not distinct from %s, wraps_since is not null,
                  (select count(*) from person_keys where master_key = master.id)
                    + (select count(*) from service_key where master_key = master.id)
                    + (select count(*) from epoch_key where master_key = master.id)
                from master_key_check as master order by made_at
                """
                    .formatted(WrappingKey.MASTER_ID));
        var row = statement.executeQuery()) {
      var keys = new ArrayList<MasterKey>();
      while (row.next())
        keys.add(
            new MasterKey(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4)));
      return keys;
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  /**
   * For how long the vault has wrapped by its present key: backups of the vault from before open
   * nothing without an earlier one.
   *
   * @return in seconds; not a number while the vault cannot be asked
   */
  double age() {
    return number(
        vault,
        """
        select extract(epoch from clock_timestamp() - max(wraps_since))::float8
        from master_key_check
        """);
  }

  /** NaN where the query gives none, or while the vault cannot be asked. */
  static double number(DataSource vault, String sql) {
    try (var connection = vault.getConnection();
        var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      return row.next() ? row.getDouble(1) : Double.NaN;
    } catch (SQLException _) {
      return Double.NaN;
    }
  }

  /** All that were ever retired. */
  List<String> retired() {
    try (var connection = vault.getConnection()) {
      return strings(connection, "select id from retired_master_key order by retired_at");
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  /**
   * @throws KeyRotationRefusedException if an instance does not have the new key, or if something
   *     cannot be unwrapped by any
   */
  RotationResult rotate() {
    try (var connection = vault.getConnection()) {
      useNewest(connection).forEach(key -> note("wraps", key));
      var master = WrappingKey.master(connection, masterKeys);
      var epochs = wrapEpochsAgain(connection, master);
      var to = WrappingKey.of(connection, masterKeys);
      var rewrappedCount = epochs + WrappedKey.wrapAgain(connection, masterKeys, to);
      requireReadable(connection, master);
      var retired = retireOthers(connection, master);
      retired.forEach(key -> note("retired", key));
      var _ = KeyVault.rewrite(connection);
      return new RotationResult(master.id(), rewrappedCount, retired);
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be used", e);
    }
  }

  /** Has the vault wrap by the key that was added last, if there is one that wraps nothing yet. */
  private List<String> useNewest(Connection connection) throws SQLException {
    return inTransaction(
        connection,
        () -> {
          execute(connection, MasterKeyCheck.LOCK);
          var unused = strings(connection, UNUSED);
          if (unused.isEmpty()) return unused;
          requireEverywhere(connection, unused.getFirst());
          try (var statement =
              connection.prepareStatement(
                  "update master_key_check set wraps_since = clock_timestamp() where id = ?")) {
            statement.setString(1, unused.getFirst());
            statement.executeUpdate();
          }
          return unused;
        });
  }

  /**
   * @throws KeyRotationRefusedException if this instance does not have the key
   */
  void requireHere(String key) {
    if (!masterKeys.byId().containsKey(key))
      throw new KeyRotationRefusedException(
          ("This instance does not have the new master key %s: start it again with it or, if it is"
                  + " lost, start all of them with another new key")
              .formatted(key));
  }

  private void requireEverywhere(Connection connection, String key) throws SQLException {
    requireHere(key);
    var lacking = VaultConnections.withoutMasterKey(connection, key);
    if (!lacking.isEmpty())
      throw new KeyRotationRefusedException(
          ("Not all instances have the new master key %s: start each of them again with it. The"
                  + " key vault has connections of the names %s.")
              .formatted(key, lacking));
  }

  /** The files of epoch keys, also of those that the vault does not know, as a later backup may. */
  private long wrapEpochsAgain(Connection connection, WrappingKey master) throws SQLException {
    var epochs = masterKeys.epochs();
    if (epochs == null) return 0;
    WrappingKey.requireEpochFolder(connection, masterKeys);
    long rewrappedCount = 0;
    var storedIds = strings(connection, "select id from epoch_key");
    for (var id : epochs.ids()) {
      try {
        if (epochs.wrapAgain(id, master.id())) rewrappedCount++;
      } catch (GeneralSecurityException _) {
        if (!storedIds.contains(id)) continue;
        requireAnswers(connection);
        throw new KeyRotationRefusedException(
            ("The epoch key %s is not unwrapped by any master key; none is retired. Repeat this; if"
                    + " it stays so, put its file back from the copy beside the latest backup.")
                .formatted(id));
      }
    }
    for (var id : storedIds)
      try (var statement =
          connection.prepareStatement("update epoch_key set master_key = ? where id = ?")) {
        statement.setString(1, master.id());
        statement.setString(2, id);
        statement.executeUpdate();
      }
    return rewrappedCount;
  }

  /** What is stored, not what was meant to be. */
  private void requireReadable(Connection connection, WrappingKey master) throws SQLException {
    for (var row : WrappedKey.all(connection)) {
      if (isReadable(row, master)) continue;
      requireAnswers(connection);
      // It may have answered again in between.
      if (isReadable(row, master)) continue;
      if (row.opens(masterKeys))
        throw new KeyRotationRefusedException(
            "The key of %s is not wrapped by the master key %s yet; none is retired. Repeat this."
                .formatted(row.owner(), master.id()));
      var wrapping = row.epoch() == null ? "master key " + master.id() : "epoch key " + row.epoch();
      throw new KeyRotationRefusedException(
          ("The key of %s is not unwrapped by the %s; none is retired. Repeat this; if it stays"
                  + " so, the row is damaged: put it back from a backup, or erase the person.")
              .formatted(row.owner(), wrapping));
    }
  }

  /** By the master key alone, or by an epoch key, which is wrapped by it now. */
  private boolean isReadable(WrappedKey row, WrappingKey master) {
    return row.epoch() == null ? row.opens(master.key()) : row.opens(masterKeys);
  }

  private void requireAnswers(Connection connection) throws SQLException {
    var silent = MasterKeyCheck.unusableKeys(connection, masterKeys);
    if (!silent.isEmpty())
      throw new KeyRotationRefusedException(
          "The master key %s does not answer; none is retired. Repeat this once it does."
              .formatted(silent.getFirst()));
  }

  private List<String> retireOthers(Connection connection, WrappingKey last) throws SQLException {
    return inTransaction(
        connection,
        () -> {
          execute(connection, MasterKeyCheck.LOCK);
          // Instances wait to write until it is known what they may write by.
          execute(
              connection,
              "lock table person_keys, service_key, epoch_key in share row exclusive mode");
          if (!WrappingKey.master(connection, masterKeys).id().equals(last.id())
              || !WrappedKey.byOtherMaster(connection, last).isEmpty()
              || !strings(connection, "select distinct master_key from epoch_key").stream()
                  .allMatch(last.id()::equals))
            throw new KeyRotationRefusedException(
                "Something was wrapped by another master key meanwhile; none is retired. Repeat"
                    + " this.");
          execute(connection, "update person_keys set master_key = null where keyset is null");
          try (var retire =
              connection.prepareStatement(
                  """
                  with gone as (
                    delete from master_key_check where id is distinct from ? returning id)
                  insert into retired_master_key (id) select id from gone where id is not null
                  returning id
                  """)) {
            retire.setString(1, last.id());
            try (var row = retire.executeQuery()) {
              var retired = new ArrayList<String>();
              while (row.next()) retired.add(row.getString(1));
              return retired;
            }
          }
        });
  }

  private static void note(String step, String key) {
    SecurityLogEntry.of(SecurityEvent.MASTER_KEY_ROTATED)
        .with("step", step)
        .with("key", key)
        .write();
  }

  @FunctionalInterface
  interface Transaction {
    List<String> run() throws SQLException;
  }

  static List<String> inTransaction(Connection connection, Transaction transaction)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      var result = transaction.run();
      connection.commit();
      return result;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  static List<String> strings(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      var columns = new ArrayList<String>();
      while (row.next()) columns.add(row.getString(1));
      return columns;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
