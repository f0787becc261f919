package codev.infra.confidentiality;

import com.google.crypto.tink.Aead;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The master key by which the vault wraps at a moment. What is wrapped is stored with its name,
 * which the vault refuses once the key is retired.
 */
record WrappingKey(String id, Aead key) {
  /** SQL: the key's name. */
  static final String ID =
      """
      (select id from master_key_check
       where wraps_since is not null order by wraps_since desc, made_at desc limit 1)""";

  /**
   * @param own what this process has
   * @throws MasterKeyRefusedException if it does not have this one
   */
  static WrappingKey of(Connection connection, MasterKeys own) throws SQLException {
    try (var statement = connection.prepareStatement("select " + ID);
        var row = statement.executeQuery()) {
      var id = row.next() ? row.getString(1) : null;
      var key = id == null ? null : own.byId().get(id);
      if (id == null || key == null)
        throw new MasterKeyRefusedException(
            "This instance does not have the master key %s, by which the key vault wraps: start it"
                    .formatted(id)
                + " again with each key (CODEV_MASTER_KEY_FILE).");
      return new WrappingKey(id, key);
    }
  }
}
