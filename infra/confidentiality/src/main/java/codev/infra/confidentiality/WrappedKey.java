package codev.infra.confidentiality;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A key as a row of the vault stores it, wrapped by a master key. */
sealed interface WrappedKey {
  String owner();

  boolean opens(Aead master);

  /** The same key, wrapped by another master key and read back. */
  byte[] again(Aead from, Aead to) throws GeneralSecurityException;

  /**
   * Stores it wrapped by another master key.
   *
   * @return false if the row has changed since it was read, and stays as it is
   */
  boolean replace(Connection connection, byte[] again, String master) throws SQLException;

  static List<WrappedKey> all(Connection connection) throws SQLException {
    return where(connection, "true or master_key = ?", "");
  }

  /** Those that an earlier version has wrapped. */
  static List<WrappedKey> unnamed(Connection connection) throws SQLException {
    return where(connection, "master_key is null and ? = ''", "");
  }

  /** Those that are not known to be wrapped by a master key. */
  static List<WrappedKey> notBy(Connection connection, String master) throws SQLException {
    return where(connection, "master_key is distinct from ?", master);
  }

  private static List<WrappedKey> where(Connection connection, String condition, String master)
      throws SQLException {
    var found = new ArrayList<WrappedKey>();
    try (var statement =
        connection.prepareStatement(
            """
            select username, '', keyset from person_keys where keyset is not null and (%1$s)
            union all
            select service, purpose, wrapped from service_key where %1$s
            """
                .formatted(condition))) {
      statement.setString(1, master);
      statement.setString(2, master);
      try (var row = statement.executeQuery()) {
        while (row.next())
          found.add(
              row.getString(2).isEmpty()
                  ? new OfPerson(row.getString(1), row.getBytes(3))
                  : new OfService(row.getString(1), row.getString(2), row.getBytes(3)));
      }
    }
    return found;
  }

  /** A person's. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record OfPerson(String username, byte[] wrapped) implements WrappedKey {
    @Override
    public String owner() {
      return username;
    }

    @Override
    public boolean opens(Aead master) {
      return KeyVault.unwraps(master, username, wrapped);
    }

    @Override
    public byte[] again(Aead from, Aead to) throws GeneralSecurityException {
      return KeyVault.wrap(to, username, KeyVault.parse(from, username, wrapped));
    }

    @Override
    public boolean replace(Connection connection, byte[] again, String master) throws SQLException {
      try (var statement =
          connection.prepareStatement(
              """
              update person_keys set keyset = ?, master_key = ? where username = ? and keyset = ?
              """)) {
        statement.setBytes(1, again);
        statement.setString(2, master);
        statement.setString(3, username);
        statement.setBytes(4, wrapped);
        return statement.executeUpdate() == 1;
      }
    }
  }

  /** A service's own. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record OfService(String service, String purpose, byte[] wrapped) implements WrappedKey {
    @Override
    public String owner() {
      return service;
    }

    @Override
    public boolean opens(Aead master) {
      try {
        master.decrypt(wrapped, ServiceKeys.bound(service, purpose));
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public byte[] again(Aead from, Aead to) throws GeneralSecurityException {
      var bound = ServiceKeys.bound(service, purpose);
      var key = from.decrypt(wrapped, bound);
      var again = to.encrypt(key, bound);
      if (!Arrays.equals(to.decrypt(again, bound), key))
        throw new GeneralSecurityException("The key of %s was not wrapped".formatted(service));
      return again;
    }

    @Override
    public boolean replace(Connection connection, byte[] again, String master) throws SQLException {
      try (var statement =
          connection.prepareStatement(
              """
              update service_key set wrapped = ?, master_key = ?
              where service = ? and purpose = ? and wrapped = ?
              """)) {
        statement.setBytes(1, again);
        statement.setString(2, master);
        statement.setString(3, service);
        statement.setString(4, purpose);
        statement.setBytes(5, wrapped);
        return statement.executeUpdate() == 1;
      }
    }
  }
}
