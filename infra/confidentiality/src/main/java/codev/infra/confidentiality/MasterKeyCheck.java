package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Refuses a master key that does not unwrap everything in the key vault. The vault has a key check
 * value for each master key that it was used with: a constant text, encrypted by that key. A vault
 * from before there were such values gets one if the key unwraps each person's key.
 */
final class MasterKeyCheck {
  private static final byte[] TEXT = "codev key vault".getBytes(US_ASCII);
  private static final byte[] BOUND = "key check value".getBytes(US_ASCII);

  /** Of two processes that start on an empty vault, one writes the value. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtext('codev master key check'))";

  private final DataSource vault;

  /**
   * @param vault with the tables of {@link codev.infra.database.DatabaseSchema#KEY_VAULT}
   */
  MasterKeyCheck(DataSource vault) {
    this.vault = vault;
  }

  /**
   * The key in a file, which is made only for a vault that has never been used.
   *
   * @throws MasterKeyRefusedException if the file is missing, or not the vault's
   */
  MasterKey open(Path file) {
    // The file is made before the vault is used: in that order, it is looked at again.
    if (!Files.exists(file) && isUsed() && !Files.exists(file))
      throw new MasterKeyRefusedException(
          "The master key is lost: there is no file %s, and the key vault is in use. Put the file"
                  .formatted(file)
              + " back from a backup; no new key is made, because it could decrypt nothing.");
    var key = MasterKey.inOrNew(file);
    verify(key);
    return key;
  }

  /**
   * @throws MasterKeyRefusedException if the vault was used with another key
   */
  void verify(MasterKey key) {
    try (var connection = vault.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(LOCK);
        verify(connection, key);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The master key cannot be checked", e);
    }
  }

  private static void verify(Connection connection, MasterKey key) throws SQLException {
    var values = values(connection);
    var opened = values.stream().filter(value -> opens(key.all(), value)).count();
    if (values.isEmpty()) requireUnwrapsAll(connection, key.all());
    else if (opened == 0)
      throw new MasterKeyRefusedException(
          "The master key is not the one of this key vault: put back the key that it was used with"
              + " (CODEV_MASTER_KEY_FILE), or connect the vault that belongs to the key.");
    else if (opened < values.size())
      throw new MasterKeyRefusedException(
          "The master key is incomplete: the key vault was used with %d keys, and this one has %d"
                  .formatted(values.size(), opened)
              + " of them. Put the missing lines back below the first.");
    if (values.stream().noneMatch(value -> opens(key.wrapping(), value))) add(connection, key);
  }

  private static void requireUnwrapsAll(Connection connection, Aead key) throws SQLException {
    long all = 0;
    var unreadable = new ArrayList<String>();
    try (var statement =
            connection.prepareStatement(
                "select username, keyset from person_keys where keyset is not null");
        var row = statement.executeQuery()) {
      for (; row.next(); all++)
        if (!KeyVault.unwraps(key, row.getString(1), row.getBytes(2)))
          unreadable.add(row.getString(1));
    }
    if (!unreadable.isEmpty())
      throw new MasterKeyRefusedException(
          "The master key unwraps only %d of the %d persons' keys in the key vault, not that of %s:"
                  .formatted(all - unreadable.size(), all, unreadable.getFirst())
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

  private static List<byte[]> values(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select value from master_key_check");
        var row = statement.executeQuery()) {
      var values = new ArrayList<byte[]>();
      while (row.next()) values.add(row.getBytes(1));
      return values;
    }
  }

  private static void add(Connection connection, MasterKey key) throws SQLException {
    try (var statement =
        connection.prepareStatement("insert into master_key_check (value) values (?)")) {
      statement.setBytes(1, key.wrapping().encrypt(TEXT, BOUND));
      statement.executeUpdate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master key does not encrypt", e);
    }
  }

  private static boolean opens(Aead key, byte[] value) {
    try {
      key.decrypt(value, BOUND);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
