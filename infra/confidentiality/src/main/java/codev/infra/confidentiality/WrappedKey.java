package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as a row of the vault stores it, wrapped by an epoch key or by a master key. */
sealed interface WrappedKey {
  String owner();

  /** The name of the epoch key; null where it is wrapped by a master key. */
  @Nullable String epoch();

  boolean opens(Aead wrapping);

  /** The same key, wrapped by another key and read back. */
  byte[] rewrap(Aead from, Aead to) throws GeneralSecurityException;

  /**
   * Stores it wrapped by another key.
   *
   * @return false if the row has changed since it was read, and stays as it is
   */
  boolean replace(Connection connection, byte[] rewrapped, WrappingKey to) throws SQLException;

  /** Whether it is opened by the key that it names. */
  default boolean opens(MasterKeys masterKeys) {
    try {
      return opens(masterKeys.opening(epoch()));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Wraps by a key, row by row, whatever is not known to be wrapped by it. What cannot be unwrapped
   * stays as it is.
   *
   * @return how many keys were wrapped again
   */
  static long wrapAgain(Connection connection, MasterKeys masterKeys, WrappingKey to)
      throws SQLException {
    long rewrappedCount = 0;
    for (var row : notWrappedBy(connection, to)) {
      try {
        if (row.replace(connection, row.rewrap(masterKeys.opening(row.epoch()), to.key()), to))
          rewrappedCount++;
      } catch (GeneralSecurityException _) {
        // Its key is needed as before.
      }
    }
    return rewrappedCount;
  }

  static List<WrappedKey> all(Connection connection) throws SQLException {
    return where(connection, "true or epoch = ?", "");
  }

  /** Those that an earlier version has wrapped. */
  static List<WrappedKey> unnamed(Connection connection) throws SQLException {
    return where(connection, "epoch is null and master_key is null and ? = ''", "");
  }

  /** Those that are not known to be wrapped by a key. */
  static List<WrappedKey> notWrappedBy(Connection connection, WrappingKey key) throws SQLException {
    return where(connection, "coalesce(epoch, master_key) is distinct from ?", key.id());
  }

  /** Those that are not known to be wrapped by a master key, nor by any epoch key. */
  static List<WrappedKey> byOtherMaster(Connection connection, WrappingKey master)
      throws SQLException {
    return where(connection, "epoch is null and master_key is distinct from ?", master.id());
  }

  private static List<WrappedKey> where(Connection connection, String condition, String key)
      throws SQLException {
    var found = new ArrayList<WrappedKey>();
    try (var statement =
        connection.prepareStatement(
            """
            select username, '', keyset, epoch from person_keys
            where keyset is not null and (%1$s)
            union all
            select service, purpose, wrapped, epoch from service_key where %1$s
            """
                .formatted(condition))) {
      statement.setString(1, key);
      statement.setString(2, key);
      try (var row = statement.executeQuery()) {
        while (row.next())
          found.add(
              row.getString(2).isEmpty()
                  ? new OfPerson(row.getString(1), row.getBytes(3), row.getString(4))
                  : new OfService(
                      row.getString(1), row.getString(2), row.getBytes(3), row.getString(4)));
      }
    }
    return found;
  }

  /** A person's. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record OfPerson(String username, byte[] wrapped, @Nullable String epoch) implements WrappedKey {
    @Override
    public String owner() {
      return username;
    }

    @Override
    public boolean opens(Aead wrapping) {
      return KeyVault.unwraps(wrapping, username, wrapped);
    }

    @Override
    public byte[] rewrap(Aead from, Aead to) throws GeneralSecurityException {
      return KeyVault.wrap(to, username, KeyVault.parse(from, username, wrapped));
    }

    @Override
    public boolean replace(Connection connection, byte[] rewrapped, WrappingKey to)
        throws SQLException {
      try (var statement =
          connection.prepareStatement(
              """
              update person_keys set keyset = ?, master_key = ?, epoch = ?
              where username = ? and keyset = ?
              """)) {
        statement.setBytes(1, rewrapped);
        statement.setString(2, to.masterKey());
        statement.setString(3, to.epoch());
        statement.setString(4, username);
        statement.setBytes(5, wrapped);
        return statement.executeUpdate() == 1;
      }
    }
  }

  /** A service's own. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record OfService(String service, String purpose, byte[] wrapped, @Nullable String epoch)
      implements WrappedKey {
    /** What a wrapped key is bound to. */
    static byte[] associatedData(String service, String purpose) {
      return "%s of %s".formatted(purpose, service).getBytes(UTF_8);
    }

    @Override
    public String owner() {
      return service;
    }

    @Override
    public boolean opens(Aead wrapping) {
      try {
        wrapping.decrypt(wrapped, associatedData(service, purpose));
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public byte[] rewrap(Aead from, Aead to) throws GeneralSecurityException {
      var associatedData = associatedData(service, purpose);
      var key = from.decrypt(wrapped, associatedData);
      var rewrapped = to.encrypt(key, associatedData);
      if (!Arrays.equals(to.decrypt(rewrapped, associatedData), key))
        throw new GeneralSecurityException("The key of %s was not wrapped".formatted(service));
      return rewrapped;
    }

    @Override
    public boolean replace(Connection connection, byte[] rewrapped, WrappingKey to)
        throws SQLException {
      try (var statement =
          connection.prepareStatement(
              """
              update service_key set wrapped = ?, master_key = ?, epoch = ?
              where service = ? and purpose = ? and wrapped = ?
              """)) {
        statement.setBytes(1, rewrapped);
        statement.setString(2, to.masterKey());
        statement.setString(3, to.epoch());
        statement.setString(4, service);
        statement.setString(5, purpose);
        statement.setBytes(6, wrapped);
        return statement.executeUpdate() == 1;
      }
    }
  }
}
