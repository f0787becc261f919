package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores one key per person in a database of its own that all services share. Each key is wrapped
 * by an epoch key, or by the master key where there are none, and bound to its owner's name, so
 * that neither the database nor a copy of it decrypts anything. An erased person leaves a row
 * without a key.
 */
final class KeyVault {
  private static final Logger LOG = LoggerFactory.getLogger(KeyVault.class);

  /** SQL state: the key that a row names was retired or destroyed meanwhile. */
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  /**
   * The larger the tables, the longer it takes; a connection that is lost must not wait for ever.
   */
  private static final Duration REWRITING_LIMIT = Duration.ofMinutes(10);

  private final DataSource dataSource;
  private final MasterKeys masterKeys;

  /** At the first erasure of a process, too: an earlier process may have ended before it. */
  private final AtomicBoolean isRewriteDue = new AtomicBoolean(true);

  /** Its table is that of {@link codev.infra.database.DatabaseSchema#KEY_VAULT}. */
  KeyVault(DataSource dataSource, MasterKeys masterKeys) {
    this.dataSource = dataSource;
    this.masterKeys = masterKeys;
    try {
      DeterministicAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key vault cannot be opened", e);
    }
  }

  /**
   * A person's key as the vault stores it.
   *
   * @param unlessErased the key that encrypts and decrypts their texts; empty for good once it is
   *     destroyed
   */
  record PersonKey(Optional<DeterministicAead> unlessErased) {}

  /** A person's key; null if there never was one. */
  @Nullable PersonKey find(String username) {
    try (var connection = dataSource.getConnection()) {
      return find(connection, username);
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  /** The keys of these people, without those who never had one or whose key is damaged. */
  Map<String, PersonKey> findAll(Collection<String> usernames) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select username, keyset, epoch from person_keys where username = any(?)")) {
      statement.setArray(1, connection.createArrayOf("text", usernames.toArray()));
      var found = new HashMap<String, PersonKey>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var username = row.getString(1);
          try {
            found.put(username, personKey(username, row.getBytes(2), row.getString(3)));
          } catch (KeyDamagedException damaged) {
            LOG.debug("Left out, and reported where it is asked for by itself", damaged);
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  /**
   * Destroys a person's key: it is in no row afterwards, nor in what is left of an earlier one.
   *
   * @return false where it was destroyed before
   */
  boolean erase(String username) {
    try (var connection = dataSource.getConnection()) {
      var isDestroyed = destroy(connection, username);
      if (isDestroyed) {
        write(SecurityEvent.KEY_DESTROYED, username);
        isRewriteDue.set(true);
      }
      // What cannot be done now is done with the next erasure, or by the next process.
      if (isRewriteDue.getAndSet(false) && !rewrite(connection)) isRewriteDue.set(true);
      return isDestroyed;
    } catch (SQLException e) {
      throw new IllegalStateException("The key of %s was not erased".formatted(username), e);
    }
  }

  /** False where it was destroyed before. */
  private static boolean destroy(Connection connection, String username) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into person_keys (username, erased_at) values (?, now())
            on conflict (username) do update
              set keyset = null, master_key = null, epoch = null, erased_at = now()
              where person_keys.keyset is not null
            """)) {
      statement.setString(1, username);
      return statement.executeUpdate() > 0;
    }
  }

  /**
   * A plain vacuum frees the space of rows as they were and leaves their bytes there; a full one
   * copies the tables without them. They have some hundred bytes for each person.
   *
   * @return false if it could not be done now
   */
  static boolean rewrite(Connection connection) {
    return rewrite(connection, REWRITING_LIMIT);
  }

  /**
   * @param limit after which the connection is given up
   */
  static boolean rewrite(Connection connection, Duration limit) {
    try {
      rewriteWithin(connection, limit);
      return true;
    } catch (SQLException e) {
      LOG.warn("The key vault's tables still have the bytes of keys that were destroyed", e);
      return false;
    }
  }

  private static void rewriteWithin(Connection connection, Duration limit) throws SQLException {
    int usualLimit = connection.getNetworkTimeout();
    try (SettingReset _ = () -> connection.setNetworkTimeout(Runnable::run, usualLimit);
        var statement = connection.createStatement();
        SettingReset _ = () -> statement.execute("reset lock_timeout")) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
      statement.execute("set lock_timeout = '5s'");
      statement.execute("vacuum full person_keys, service_key");
    }
  }

  /** Sets a connection as it was; where that fails too, what had failed before is thrown. */
  private interface SettingReset extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  private @Nullable PersonKey find(Connection connection, String username) throws SQLException {
    try (var statement =
        connection.prepareStatement("select keyset, epoch from person_keys where username = ?")) {
      statement.setString(1, username);
      try (var row = statement.executeQuery()) {
        return row.next() ? personKey(username, row.getBytes(1), row.getString(2)) : null;
      }
    }
  }

  private PersonKey personKey(String username, byte @Nullable [] keyset, @Nullable String epoch) {
    return new PersonKey(
        Optional.ofNullable(keyset).map(wrapped -> unwrap(username, wrapped, epoch)));
  }

  /** A key that is not in the vault yet. */
  NewKey newKey(String username) {
    return newKey(username, wrappingKey());
  }

  private WrappingKey wrappingKey() {
    try (var connection = dataSource.getConnection()) {
      return WrappingKey.of(connection, masterKeys);
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be read", e);
    }
  }

  private static NewKey newKey(String username, WrappingKey wrapping) {
    try {
      var keyset = newKeyset();
      return new NewKey(
          wrap(wrapping.key(), username, keyset),
          wrapping,
          keyset.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeysetHandle newKeyset() throws GeneralSecurityException {
    return KeysetHandle.generateNew(
        PredefinedDeterministicAeadParameters.AES256_SIV, RegistryConfiguration.get());
  }

  /** What has become of a new key. */
  enum AdditionResult {
    ADDED,
    THERE_ALREADY,
    /** The person has another key, or had one and was erased; or what wraps it is retired. */
    REFUSED
  }

  AdditionResult add(String username, NewKey key) {
    try (var connection = dataSource.getConnection()) {
      if (insert(connection, username, key)) return AdditionResult.ADDED;
      return isStored(connection, username, key)
          ? AdditionResult.THERE_ALREADY
          : AdditionResult.REFUSED;
    } catch (SQLException e) {
      if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) return AdditionResult.REFUSED;
      throw new IllegalStateException("The key vault cannot be used", e);
    }
  }

  /**
   * Adds a new key for each of these people who has no row, by one statement.
   *
   * @return the new keys; none if what wraps them was retired meanwhile
   */
  Map<String, PersonKey> addAll(Collection<String> usernames) {
    var wrapping = wrappingKey();
    var newKeys = new LinkedHashMap<String, NewKey>();
    for (var username : usernames) newKeys.put(username, newKey(username, wrapping));
    try (var connection = dataSource.getConnection()) {
      return insertAll(connection, newKeys, wrapping);
    } catch (SQLException e) {
      if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) return Map.of();
      throw new IllegalStateException("The key vault cannot be used", e);
    }
  }

  private static Map<String, PersonKey> insertAll(
      Connection connection, Map<String, NewKey> newKeys, WrappingKey wrapping)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into person_keys (username, keyset, master_key, epoch)
            select made.username, made.keyset, ?, ?
            from unnest(?::text[], ?::bytea[]) as made (username, keyset)
            on conflict do nothing
            returning username
            """)) {
      statement.setString(1, wrapping.masterKey());
      statement.setString(2, wrapping.epoch());
      statement.setArray(3, connection.createArrayOf("text", newKeys.keySet().toArray()));
      statement.setArray(
          4,
          connection.createArrayOf(
              "bytea", newKeys.values().stream().map(key -> key.wrapped).toArray(byte[][]::new)));
      var added = new HashMap<String, PersonKey>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var username = row.getString(1);
          added.put(username, Objects.requireNonNull(newKeys.get(username)).key());
        }
      }
      added.keySet().forEach(username -> write(SecurityEvent.KEY_CREATED, username));
      return added;
    }
  }

  private static boolean insert(Connection connection, String username, NewKey key)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into person_keys (username, keyset, master_key, epoch) values (?, ?, ?, ?)
            on conflict do nothing
            """)) {
      statement.setString(1, username);
      statement.setBytes(2, key.wrapped);
      statement.setString(3, key.wrapping.masterKey());
      statement.setString(4, key.wrapping.epoch());
      if (statement.executeUpdate() == 0) return false;
      write(SecurityEvent.KEY_CREATED, username);
      return true;
    }
  }

  private static boolean isStored(Connection connection, String username, NewKey key)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select 1 from person_keys where username = ? and keyset = ?")) {
      statement.setString(1, username);
      statement.setBytes(2, key.wrapped);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void write(SecurityEvent event, String username) {
    SecurityLogEntry.of(event).with("person", username).write();
  }

  private DeterministicAead unwrap(String username, byte[] keyset, @Nullable String epoch) {
    try {
      return parse(masterKeys.opening(epoch), username, keyset)
          .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    } catch (GeneralSecurityException e) {
      throw damaged(username, epoch, e);
    }
  }

  static KeyDamagedException damaged(
      String username, @Nullable String epoch, GeneralSecurityException cause) {
    var wrapping = epoch == null ? "this master key" : "the epoch key " + epoch;
    return new KeyDamagedException(
        "The key of %s was not wrapped by %s".formatted(username, wrapping), cause);
  }

  /** Whether a person's key was wrapped by this key. */
  static boolean unwraps(Aead master, String username, byte[] keyset) {
    try {
      parse(master, username, keyset);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static KeysetHandle parse(Aead master, String username, byte[] keyset)
      throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(
        keyset, master, username.getBytes(UTF_8), RegistryConfiguration.get());
  }

  /** Read back before it is stored: the only copy of a key is not replaced by one that is not. */
  static byte[] wrap(Aead master, String username, KeysetHandle keyset)
      throws GeneralSecurityException {
    var wrapped =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            keyset, master, username.getBytes(UTF_8), RegistryConfiguration.get());
    if (!parse(master, username, wrapped).equalsKeyset(keyset))
      throw new GeneralSecurityException("The key of %s was not wrapped".formatted(username));
    return wrapped;
  }

  /** A key and what the vault stores of it. */
  static final class NewKey {
    private final byte[] wrapped;
    private final WrappingKey wrapping;
    private final PersonKey key;

    private NewKey(byte[] wrapped, WrappingKey wrapping, DeterministicAead key) {
      this.wrapped = wrapped;
      this.wrapping = wrapping;
      this.key = new PersonKey(Optional.of(key));
    }

    PersonKey key() {
      return key;
    }
  }
}
