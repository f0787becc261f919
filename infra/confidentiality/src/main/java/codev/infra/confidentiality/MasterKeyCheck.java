package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a master key that does not unwrap everything in the key vault. The vault has a key check
 * value for each master key that it was used with: a constant text, encrypted by that key. A vault
 * from before there were such values gets one if the key unwraps each person's key.
 *
 * @param vault with the tables of {@link codev.infra.database.DatabaseSchema#KEY_VAULT}
 */
record MasterKeyCheck(DataSource vault) {
  private static final byte[] TEXT = "codev key vault".getBytes(US_ASCII);
  private static final byte[] BOUND = "key check value".getBytes(US_ASCII);

  /** Of two processes that start on an empty vault, one writes the value. */
  static final String LOCK = "select pg_advisory_xact_lock(hashtext('codev master key check'))";

  /**
   * The keys in a file, which is made only for a vault that has never been used.
   *
   * @throws MasterKeyRefusedException if the file is missing, or not the vault's
   */
  MasterKeys open(Path file) {
    // The file is made before the vault is used: in that order, it is looked at again.
    if (!Files.exists(file) && isUsed() && !Files.exists(file))
      throw new MasterKeyRefusedException(
          "The master key is lost: there is no file %s (CODEV_MASTER_KEY_FILE), and the key vault"
                  .formatted(file)
              + " is in use. Put the file back from a backup; no new key is made, because it could"
              + " decrypt nothing.");
    var keys = MasterKeys.readOrCreate(file);
    verify(keys);
    return keys;
  }

  /**
   * Names the keys in the vault as well. One that is new to it wraps nothing until {@link
   * MasterKeyRotation} has it do so.
   *
   * @throws MasterKeyRefusedException if the vault was used with another key
   */
  void verify(MasterKeys keys) {
    try (var connection = vault.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(LOCK);
        verify(connection, keys);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The master key cannot be checked", e);
    }
  }

  /**
   * Refuses a vault that is wrapped by an epoch key which is not there, as one from a backup that
   * is older than they are kept.
   *
   * @throws MasterKeyRefusedException if a key in the vault cannot be opened
   */
  void verifyEpochs(MasterKeys keys) {
    try (var connection = vault.getConnection();
        var statement = connection.prepareStatement(WrappingKey.NEEDED_EPOCHS);
        var row = statement.executeQuery()) {
      while (row.next()) verifyEpoch(keys, row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException("The epoch keys cannot be checked", e);
    }
  }

  private static void verifyEpoch(MasterKeys keys, String id) {
    var epochs = keys.epochs();
    if (epochs == null)
      throw new MasterKeyRefusedException(
          "The key vault is wrapped by epoch keys, and no folder of them is set: name the one that"
              + " all services share (CODEV_EPOCH_KEYS_FOLDER).");
    if (!epochs.ids().contains(id))
      throw new MasterKeyRefusedException(
          ("The epoch key %s of the key vault is not in %s (CODEV_EPOCH_KEYS_FOLDER): put the"
                  + " folder back. If the vault is an old backup, put the present vault back and"
                  + " restore logs alone (./codev restore BACKUP --only SERVICE --force).")
              .formatted(id, epochs.folder()));
    try {
      var _ = epochs.key(id);
    } catch (GeneralSecurityException e) {
      throw new MasterKeyRefusedException(
          ("The epoch key %s in %s cannot be unwrapped: put back the master key that wraps it"
                  + " (CODEV_MASTER_KEY_FILE). %s")
              .formatted(id, epochs.folder(), e.getMessage()));
    }
  }

  private static void verify(Connection connection, MasterKeys keys) throws SQLException {
    var values = values(connection);
    var wrappingValues = values.stream().filter(KeyCheckValue::wraps).toList();
    var opened = wrappingValues.stream().filter(value -> opener(keys, value).isPresent()).count();
    if (wrappingValues.isEmpty()) requireUnwrapsAll(connection, keys.all());
    else if (opened == 0)
      throw new MasterKeyRefusedException(
          "The master key is not the one of this key vault: put back the key that it was used with"
              + " (CODEV_MASTER_KEY_FILE), or connect the vault that belongs to the key"
              + " (CODEV_KEYS_URL).");
    else if (opened < wrappingValues.size())
      throw new MasterKeyRefusedException(
          "The master key is incomplete: the key vault was used with %d keys, and this one has %d"
                  .formatted(wrappingValues.size(), opened)
              + " of them. Put the missing lines back (CODEV_MASTER_KEY_FILE).");
    for (var value : values)
      if (value.id() == null) {
        var id = opener(keys, value);
        if (id.isPresent()) name(connection, value, id.get());
      }
    var known = known(connection);
    // Each may have wrapped something where nothing was recorded: the first is the last to begin.
    var unknown =
        new LinkedHashMap<>(wrappingValues.isEmpty() ? keys.byId().reversed() : keys.byId());
    unknown.keySet().removeAll(known);
    if (unknown.isEmpty()) return;
    var unrecorded =
        wrappingValues.isEmpty() ? List.<WrappedKey>of() : unrecorded(connection, keys);
    for (var key : unknown.entrySet()) {
      var wrapped = unrecorded.stream().anyMatch(row -> row.opens(key.getValue()));
      var use = wrappingValues.isEmpty() ? KeyUse.NOW : wrapped ? KeyUse.BEFORE : KeyUse.NONE;
      add(connection, key.getKey(), key.getValue(), use);
    }
  }

  /**
   * What none of the keys has wrapped of which the vault has a value. Where the vault was older
   * than these values, an earlier version wrote one of the first line alone.
   */
  private static List<WrappedKey> unrecorded(Connection connection, MasterKeys keys)
      throws SQLException {
    var recorded = new LinkedHashMap<>(keys.byId());
    recorded.keySet().retainAll(known(connection));
    var recordedKeys = new MasterKeys(recorded).all();
    return WrappedKey.unnamed(connection).stream().filter(row -> !row.opens(recordedKeys)).toList();
  }

  /** Those of these keys that do not open their own key check value: they do not answer now. */
  static List<String> unusableKeys(Connection connection, MasterKeys keys) throws SQLException {
    var silent = new ArrayList<String>();
    for (var value : values(connection)) {
      var id = value.id();
      var key = id == null ? null : keys.byId().get(id);
      if (id != null && key != null && !opens(key, value.value())) silent.add(id);
    }
    return silent;
  }

  private static void requireUnwrapsAll(Connection connection, Aead key) throws SQLException {
    long keyCount = 0;
    var unreadable = new ArrayList<String>();
    try (var statement =
            connection.prepareStatement(
                "select username, keyset from person_keys where keyset is not null");
        var row = statement.executeQuery()) {
      for (; row.next(); keyCount++)
        if (!KeyVault.unwraps(key, row.getString(1), row.getBytes(2)))
          unreadable.add(row.getString(1));
    }
    if (!unreadable.isEmpty())
      throw new MasterKeyRefusedException(
          "The master key unwraps only %d of the %d persons' keys in the key vault, not that of %s:"
                  .formatted(keyCount - unreadable.size(), keyCount, unreadable.getFirst())
              + " put back the key that they were made with (CODEV_MASTER_KEY_FILE).");
  }

  private boolean isUsed() {
    try (var connection = vault.getConnection();
        var statement =
            connection.prepareStatement(
                """
                select exists (select from master_key_check)
                  or exists (select from person_keys where keyset is not null)
                """);
        var row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  private static List<KeyCheckValue> values(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select value, id, wraps_since is not null from master_key_check");
        var row = statement.executeQuery()) {
      var values = new ArrayList<KeyCheckValue>();
      while (row.next())
        values.add(new KeyCheckValue(row.getBytes(1), row.getString(2), row.getBoolean(3)));
      return values;
    }
  }

  /** The names of the vault's keys and of those that were retired, which never come back. */
  private static Set<String> known(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "select id from master_key_check union select id from retired_master_key");
        var row = statement.executeQuery()) {
      var ids = new HashSet<String>();
      while (row.next()) ids.add(row.getString(1));
      return ids;
    }
  }

  private static void name(Connection connection, KeyCheckValue value, String id)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("update master_key_check set id = ? where value = ?")) {
      statement.setString(1, id);
      statement.setBytes(2, value.value());
      statement.executeUpdate();
    }
  }

  /** Since when the vault wraps by a key that is new to it. */
  private enum KeyUse {
    NONE("null"),
    BEFORE("'-infinity'"),
    NOW("clock_timestamp()");

    private final String since;

    KeyUse(String since) {
      this.since = since;
    }
  }

  private static void add(Connection connection, String id, Aead key, KeyUse use)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into master_key_check (value, id, made_at, wraps_since)
            values (?, ?, clock_timestamp(), %s)
            """
                .formatted(use.since))) {
      statement.setBytes(1, key.encrypt(TEXT, BOUND));
      statement.setString(2, id);
      statement.executeUpdate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master key does not encrypt", e);
    }
  }

  /** The name of the key that a value is of. */
  private static Optional<String> opener(MasterKeys keys, KeyCheckValue value) {
    return keys.byId().entrySet().stream()
        .filter(key -> opens(key.getValue(), value.value()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean opens(Aead key, byte[] value) {
    try {
      key.decrypt(value, BOUND);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * A key check value.
   *
   * @param id null until a process that has the key is started
   * @param wraps whether something may be wrapped by the key
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  private record KeyCheckValue(byte[] value, @Nullable String id, boolean wraps) {}
}
