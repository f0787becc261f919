package codev.infra.confidentiality;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The key by which the vault wraps at a moment: the newest epoch key or, where there is none, the
 * master key. What is wrapped is stored with its name, which the vault refuses once the key is
 * destroyed or retired.
 */
record WrappingKey(String id, Aead key, boolean isEpoch) {
  /** SQL: the name of the master key by which the vault wraps. */
  static final String MASTER_ID =
      """
      (select id from master_key_check
       where wraps_since is not null order by wraps_since desc, made_at desc limit 1)""";

  /** SQL: the name of the newest epoch key. */
  static final String EPOCH_ID =
      "(select id from epoch_key order by made_at desc, id desc limit 1)";

  /** SQL: the names of the epoch keys by which something is wrapped, or will be. */
  static final String NEEDED_EPOCHS =
      """
      select epoch from person_keys where epoch is not null
      union select epoch from service_key where epoch is not null
      union %s
      """
          .formatted(EPOCH_ID);

  /** As it is stored; null for an epoch key. */
  @Nullable String masterKey() {
    return isEpoch ? null : id;
  }

  /** As it is stored; null for a master key. */
  @Nullable String epoch() {
    return isEpoch ? id : null;
  }

  /**
   * @param masterKeys what this process has
   * @throws MasterKeyRefusedException if it does not have this one
   */
  static WrappingKey of(Connection connection, MasterKeys masterKeys) throws SQLException {
    var epoch = id(connection, EPOCH_ID);
    if (epoch == null) return master(connection, masterKeys);
    try {
      return new WrappingKey(epoch, masterKeys.opening(epoch), true);
    } catch (GeneralSecurityException e) {
      throw new MasterKeyRefusedException(
          "This instance cannot read the epoch key %s, by which the key vault wraps: %s"
              .formatted(epoch, e.getMessage()));
    }
  }

  /**
   * The master key by which epoch keys are wrapped and, where there are none, the vault.
   *
   * @param masterKeys what this process has
   * @throws MasterKeyRefusedException if it does not have this one
   */
  static WrappingKey master(Connection connection, MasterKeys masterKeys) throws SQLException {
    var id = id(connection, MASTER_ID);
    var key = id == null ? null : masterKeys.byId().get(id);
    if (id == null || key == null)
      throw new MasterKeyRefusedException(
          "This instance does not have the master key %s, by which the key vault wraps: start it"
                  .formatted(id)
              + " again with each key (CODEV_MASTER_KEY_FILE).");
    return new WrappingKey(id, key, false);
  }

  /**
   * A disk that is not mounted leaves an empty folder, and a key that is made there is lost.
   *
   * @throws KeyRotationRefusedException if the folder lacks a key that the vault needs
   */
  static void requireEpochFolder(Connection connection, MasterKeys masterKeys) throws SQLException {
    var epochs = masterKeys.epochs();
    if (epochs == null) return;
    var ids = epochs.ids();
    try (var statement = connection.prepareStatement(NEEDED_EPOCHS);
        var row = statement.executeQuery()) {
      while (row.next())
        if (!ids.contains(row.getString(1)))
          throw new KeyRotationRefusedException(
              "The epoch key %s is not in %s: this is not the folder that all services share"
                  .formatted(row.getString(1), epochs.folder()));
    }
  }

  private static @Nullable String id(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement("select " + sql);
        var row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
