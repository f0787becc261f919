package codev.infra.confidentiality;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A service's own keys, one for each purpose, in the key vault: the same for all its instances, for
 * as long as the vault is kept. Each is wrapped as those of people are, and made where it is
 * missing.
 */
public final class ServiceKeys {
  private static final int BYTES = 32;

  private final DataSource vault;
  private final MasterKeys masterKeys;
  private final String service;

  /**
   * @param vault with the tables of {@link codev.infra.database.DatabaseSchema#KEY_VAULT}
   */
  ServiceKeys(DataSource vault, MasterKeys masterKeys, String service) {
    this.vault = vault;
    this.masterKeys = masterKeys;
    this.service = service;
  }

  /** 32 random bytes. */
  public byte[] key(String purpose) {
    try (var connection = vault.getConnection()) {
      var wrapped = find(connection, purpose);
      if (wrapped == null) {
        add(connection, purpose);
        wrapped = find(connection, purpose); // another instance may have been faster
      }
      if (wrapped == null) throw new IllegalStateException("The key vault keeps no key");
      return masterKeys
          .opening(wrapped.epoch())
          .decrypt(wrapped.wrapped(), WrappedKey.OfService.associatedData(service, purpose));
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be used", e);
    } catch (GeneralSecurityException e) {
      throw new KeyDamagedException(
          "The key %s of %s was not wrapped by a key that is here".formatted(purpose, service), e);
    }
  }

  private WrappedKey.@Nullable OfService find(Connection connection, String purpose)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select wrapped, epoch from service_key where service = ? and purpose = ?")) {
      statement.setString(1, service);
      statement.setString(2, purpose);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? new WrappedKey.OfService(service, purpose, row.getBytes(1), row.getString(2))
            : null;
      }
    }
  }

  private void add(Connection connection, String purpose)
      throws SQLException, GeneralSecurityException {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    var wrapping = WrappingKey.of(connection, masterKeys);
    try (var statement =
        connection.prepareStatement(
            """
            insert into service_key (service, purpose, wrapped, master_key, epoch)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """)) {
      statement.setString(1, service);
      statement.setString(2, purpose);
      statement.setBytes(
          3, wrapping.key().encrypt(key, WrappedKey.OfService.associatedData(service, purpose)));
      statement.setString(4, wrapping.masterKey());
      statement.setString(5, wrapping.epoch());
      statement.executeUpdate();
    }
  }
}
