package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.DeterministicAead;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts with the vault's keys (AES-SIV), which are cached in memory for some seconds. */
final class KeyVaultTextEncryption implements TextEncryption {
  private static final Logger LOG = LoggerFactory.getLogger(KeyVaultTextEncryption.class);

  /** More people than write within some seconds. */
  private static final int MOST_KEYS = 10_000;

  /** Of sealed and opened words together: all that a few hundred live sessions show. */
  private static final long MOST_CHARACTERS = 4_000_000;

  private final KeyVault vault;
  private final Cache<String, PersonKey> keys;

  /**
   * Cache of decrypted texts: those of a session are decrypted for everybody in it. Read only while
   * the key is available.
   */
  private final Cache<String, String> opened;

  /**
   * Over a vault.
   *
   * @param memory how long a key is kept, hence how long erased words may still be opened here
   */
  KeyVaultTextEncryption(KeyVault vault, Duration memory) {
    this.vault = vault;
    keys = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(memory).build();
    opened =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String sealed, String words) -> sealed.length() + words.length())
            .expireAfterWrite(memory)
            .build();
  }

  @Override
  public String seal(String author, String context, String words) {
    var key =
        keys.get(author, vault::findOrMake)
            .unlessErased()
            .orElseThrow(() -> new PersonErasedException(author));
    try {
      var ciphertext =
          key.encryptDeterministically(
              words.getBytes(UTF_8), EncryptedTextFormat.bound(author, context));
      return new EncryptedTextFormat(author, context, ciphertext).text();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A text could not be encrypted", e);
    }
  }

  @Override
  public Optional<String> open(String sealed) {
    var parts = EncryptedTextFormat.parse(sealed);
    var key = known(parts.author());
    if (key == null) {
      LOG.warn("There is no key of {}, whose words are to be opened", parts.author());
      return Optional.empty();
    }
    return key.unlessErased().map(known -> opened.get(sealed, _ -> opened(known, parts)));
  }

  @Override
  public Optional<String> show(String sealed) {
    try {
      return open(sealed);
    } catch (IllegalArgumentException | KeyDamagedException unreadable) {
      LOG.error("Words are shown as unreadable", unreadable);
      return Optional.empty();
    }
  }

  private @Nullable PersonKey known(String author) {
    var inMemory = keys.getIfPresent(author);
    if (inMemory != null) return inMemory;
    var found = vault.find(author);
    if (found != null) keys.put(author, found);
    return found;
  }

  private static String opened(DeterministicAead key, EncryptedTextFormat parts) {
    try {
      return new String(
          key.decryptDeterministically(
              parts.ciphertext(), EncryptedTextFormat.bound(parts.author(), parts.context())),
          UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Not encrypted with the key of %s in the context %s"
              .formatted(parts.author(), parts.context()),
          e);
    }
  }

  @Override
  public void erase(String author) {
    vault.erase(author);
    keys.invalidate(author);
    opened.invalidateAll();
  }
}
