package codev.infra.confidentiality;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Gives a person another key for what they write from now on. What is in a log cannot be encrypted
 * again, so their keys of before stay beside it and go on decrypting; erasure destroys all of them.
 *
 * @param pause longer than any instance keeps a person's keys in memory: the new one encrypts
 *     nothing before each can decrypt by it
 * @param listener learns of each key that was replaced
 */
record PersonKeyRotation(
    DataSource vault, MasterKeys masterKeys, Duration pause, PersonKeyListener listener) {
  /**
   * Can be repeated where it was interrupted.
   *
   * @throws KeyRotationRefusedException if there is no such person, if they were erased, or if
   *     their key has changed meanwhile
   */
  void rotate(String username) throws InterruptedException {
    // Addresses of e-mails have keys as well, and are the same for the same content.
    if (username.contains(" "))
      throw new KeyRotationRefusedException("%s is not a person".formatted(username));
    var newKeyId = last(change(username, PersonKeyRotation::withNext).keys()).getId();
    Thread.sleep(pause);
    if (!change(username, keys -> encryptingBy(newKeyId, keys)).isStored())
      return; // another process has recorded it
    SecurityLogEntry.of(SecurityEvent.KEY_ROTATED).with("person", username).write();
    listener.changed(username, PersonKeyListener.Change.ROTATED);
  }

  private static KeysetHandle withNext(KeysetHandle keys) throws GeneralSecurityException {
    if (!isLastFirst(keys)) return keys; // an earlier attempt has added it
    return KeysetHandle.newBuilder(keys)
        .addEntry(KeysetHandle.importKey(KeyVault.newKeyset().getPrimary().getKey()))
        .build();
  }

  /**
   * By this key, not by one that was added during the pause, whose own pause is not over. Where a
   * later one encrypts already, it still does.
   */
  private static KeysetHandle encryptingBy(int id, KeysetHandle keys)
      throws GeneralSecurityException {
    for (int i = keys.size() - 1; !keys.getAt(i).isPrimary(); i--) {
      if (keys.getAt(i).getId() != id) continue;
      var changed = KeysetHandle.newBuilder(keys);
      changed.getAt(i).makePrimary();
      return changed.build();
    }
    return keys;
  }

  /** Whether it encrypts by the key that was added last. */
  private static boolean isLastFirst(KeysetHandle keys) {
    return last(keys).isPrimary();
  }

  private static KeysetHandle.Entry last(KeysetHandle keys) {
    return keys.getAt(keys.size() - 1);
  }

  @FunctionalInterface
  private interface KeysetChange {
    KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;
  }

  /**
   * @param keys as they are stored
   * @param isStored false where they were so before
   */
  private record Changed(KeysetHandle keys, boolean isStored) {}

  private Changed change(String username, KeysetChange change) {
    try (var connection = vault.getConnection()) {
      var stored = readKey(connection, username);
      var keys = parse(stored);
      var changed = change.of(keys);
      if (changed.equalsKeyset(keys)) return new Changed(keys, false);
      var wrapping = WrappingKey.of(connection, masterKeys);
      if (!stored.replace(connection, KeyVault.wrap(wrapping.key(), username, changed), wrapping))
        throw new KeyRotationRefusedException(
            "The key of %s has changed meanwhile: repeat this".formatted(username));
      return new Changed(changed, true);
    } catch (SQLException e) {
      throw new IllegalStateException("The key vault cannot be used", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of %s cannot be replaced".formatted(username), e);
    }
  }

  private KeysetHandle parse(WrappedKey.OfPerson stored) {
    try {
      return KeyVault.parse(
          masterKeys.opening(stored.epoch()), stored.username(), stored.wrapped());
    } catch (GeneralSecurityException e) {
      throw KeyVault.damaged(stored.username(), stored.epoch(), e);
    }
  }

  private static WrappedKey.OfPerson readKey(Connection connection, String username)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("select keyset, epoch from person_keys where username = ?")) {
      statement.setString(1, username);
      try (var row = statement.executeQuery()) {
        var stored = row.next() ? row.getBytes(1) : null;
        if (stored == null)
          throw new KeyRotationRefusedException(
              "%s has no key: nothing was written yet, or the person was erased"
                  .formatted(username));
        return new WrappedKey.OfPerson(username, stored, row.getString(2));
      }
    }
  }
}
