package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.confidentiality.KeyVault.AdditionResult;
import codev.infra.confidentiality.KeyVault.NewKey;
import codev.infra.confidentiality.KeyVault.PersonKey;
import codev.infra.confidentiality.retention.KeyScope;
import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.confidentiality.retention.RetentionScope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.DeterministicAead;
import java.security.GeneralSecurityException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts with the vault's keys (AES-SIV), which are cached in memory for some seconds. */
final class KeyVaultTextEncryption implements TextEncryption, FileEncryption {
  private static final Logger LOG = LoggerFactory.getLogger(KeyVaultTextEncryption.class);

  /** More people than write within some seconds. */
  private static final int MOST_KEYS = 10_000;

  /** Of encrypted and decrypted words together: all that a few hundred live sessions show. */
  private static final long MOST_CHARACTERS = 4_000_000;

  /** Bytes that Tink adds to a text: its version, the key's number, and what authenticates it. */
  private static final int SHORTEST_CIPHERTEXT = 21;

  private final KeyVault vault;
  private final PersonKeyListener listener;
  private final Cache<String, PersonKey> keys;

  /** That were looked for among others, in vain: they are looked for again one by one only. */
  private final Cache<String, Boolean> absentKeys;

  /** Of people whose first command is being decided: all their texts have the same. */
  private final Cache<String, NewKey> newKeys;

  /**
   * Of people whose new key is in the vault and is to be announced: with the next texts that are
   * stored, where the first command failed after its key was stored.
   */
  private final Set<String> unannounced = ConcurrentHashMap.newKeySet();

  /**
   * Cache of decrypted texts: those of a session are decrypted for everybody in it. Read only while
   * the key is available.
   */
  private final Cache<String, DecryptedText> decrypted;

  /**
   * Over a vault.
   *
   * @param cacheTime how long a key is kept, hence how long erased words may still be decrypted
   *     here
   */
  KeyVaultTextEncryption(KeyVault vault, Duration cacheTime, PersonKeyListener listener) {
    this.vault = vault;
    this.listener = listener;
    keys = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(cacheTime).build();
    absentKeys = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(cacheTime).build();
    newKeys = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(cacheTime).build();
    decrypted =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String encrypted, DecryptedText text) -> encrypted.length() + text.length())
            .expireAfterWrite(cacheTime)
            .build();
  }

  /** What was decrypted, and which keys have to be there still. */
  private record DecryptedText(
      String author, String context, @Nullable String scope, String words) {
    static DecryptedText of(EncryptedTextFormat parts, byte[] content) {
      return new DecryptedText(
          parts.author(), parts.context(), parts.scope(), new String(content, UTF_8));
    }

    int length() {
      return context.length() + words.length();
    }

    boolean isBoundTo(String owner, String place) {
      return author.equals(owner) && context.equals(place);
    }
  }

  @Override
  public AuthorEncryption of(String author) {
    return new VaultAuthorEncryption(author);
  }

  @Override
  public String encrypt(String author, String context, String words) {
    return encrypt(author, null, context, words);
  }

  @Override
  public String encrypt(String author, @Nullable KeyScope scope, String context, String words) {
    return encryptAndKeep(author, scope, context, words, one -> one.storeKey().run());
  }

  @Override
  public String encryptData(String owner, String context, String data) {
    return encryptAndKeep(owner, null, context, data, VaultAuthorEncryption::storeNewKey);
  }

  /**
   * With a key that is in the vault: made anew where what wraps it was retired meanwhile.
   *
   * @param store stores the key, if it is new
   */
  private String encryptAndKeep(
      String author,
      @Nullable KeyScope scope,
      String context,
      String words,
      Consumer<VaultAuthorEncryption> store) {
    try {
      return encryptAndKeepOnce(author, scope, context, words, store);
    } catch (OtherKeyException _) {
      return encryptAndKeepOnce(author, scope, context, words, store);
    }
  }

  private String encryptAndKeepOnce(
      String author,
      @Nullable KeyScope scope,
      String context,
      String words,
      Consumer<VaultAuthorEncryption> store) {
    var authorEncryption = new VaultAuthorEncryption(author);
    var encrypted = authorEncryption.encrypt(scope, context, words);
    store.accept(authorEncryption);
    return encrypted;
  }

  @Override
  public void createKeys(Collection<String> owners) {
    loadKeys(owners);
    var without = notInMemory(owners);
    if (!without.isEmpty()) keys.putAll(vault.addAll(without));
  }

  @Override
  public void loadKeys(Collection<String> owners) {
    var unknown = notInMemory(owners).stream().filter(owner -> !isAbsent(owner)).toList();
    if (unknown.isEmpty()) return;
    var found = vault.findAll(unknown);
    keys.putAll(found);
    for (var owner : unknown) if (!found.containsKey(owner)) absentKeys.put(owner, true);
  }

  private boolean isAbsent(String owner) {
    return absentKeys.getIfPresent(owner) != null;
  }

  /** In one query, where neither is in memory; a damaged key is refused where it is used. */
  private void loadBoth(String author, String scope) {
    if (keys.getIfPresent(author) == null && keys.getIfPresent(scope) == null)
      loadKeys(List.of(author, scope));
  }

  private List<String> notInMemory(Collection<String> owners) {
    return owners.stream().distinct().filter(owner -> keys.getIfPresent(owner) == null).toList();
  }

  private static byte[] encrypted(DeterministicAead key, byte[] content, byte[] associatedData) {
    try {
      return key.encryptDeterministically(content, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A text or file could not be encrypted", e);
    }
  }

  private final class VaultAuthorEncryption implements AuthorEncryption {
    private final String author;
    private @Nullable NewKey unkept;
    private boolean hasEncrypted;

    VaultAuthorEncryption(String author) {
      this.author = author;
    }

    @Override
    public String encrypt(String context, String words) {
      return encrypt(null, context, words);
    }

    @Override
    public String encrypt(@Nullable KeyScope scope, String context, String words) {
      return sealed(scope, context, words.getBytes(UTF_8)).text();
    }

    @Override
    public String encryptInScopeAlone(KeyScope scope, String context, String data) {
      var name = scope.keyName();
      var place = author + "/" + context;
      var associatedData = EncryptedTextFormat.associatedData(name, place, null);
      var ciphertext = encrypted(keyOf(scope), data.getBytes(UTF_8), associatedData);
      return new EncryptedTextFormat(name, place, ciphertext).text();
    }

    @Override
    public byte[] encryptFile(@Nullable KeyScope scope, String context, byte[] content) {
      return sealed(scope, context, content).file();
    }

    private EncryptedTextFormat sealed(@Nullable KeyScope scope, String context, byte[] content) {
      if (scope != null && unkept == null) loadBoth(author, scope.keyName());
      var key = key().unlessErased().orElseThrow(() -> new PersonErasedException(author));
      var name = scope == null ? null : scope.keyName();
      var associatedData = EncryptedTextFormat.associatedData(author, context, name);
      var inner = scope == null ? content : encrypted(keyOf(scope), content, associatedData);
      hasEncrypted = true;
      return new EncryptedTextFormat(author, context, name, encrypted(key, inner, associatedData));
    }

    private PersonKey key() {
      var newKey = unkept;
      if (newKey == null) {
        var known = findKey(author);
        if (known != null) return known;
        newKey = newKeys.get(author, vault::newKey);
        unkept = newKey;
      }
      return newKey.key();
    }

    @Override
    public Runnable storeKey() {
      if (storeNewKey() && isPersons(author)) unannounced.add(author);
      return this::announce;
    }

    /** Whether it is in the vault by this. */
    private boolean storeNewKey() {
      var newKey = unkept;
      if (newKey == null) return false;
      var addition = vault.add(author, newKey);
      if (addition == AdditionResult.REFUSED) {
        newKeys.invalidate(author);
        throw new OtherKeyException(author);
      }
      keys.put(author, newKey.key());
      unkept = null;
      return addition == AdditionResult.ADDED;
    }

    /** A command without texts announces nothing, and no key that was destroyed is. */
    private void announce() {
      if (!hasEncrypted || !unannounced.contains(author) || !isKeyInVault()) return;
      if (unannounced.remove(author)) listener.changed(author, PersonKeyListener.Change.CREATED);
    }

    /** False also where it cannot be read: the command is stored, and the next one announces. */
    private boolean isKeyInVault() {
      try {
        var stored = vault.find(author);
        return stored != null && stored.unlessErased().isPresent();
      } catch (IllegalStateException e) {
        LOG.warn("The new key of {} is announced later", author, e);
        return false;
      }
    }
  }

  /** Made at once if there is none: it is no person's, and a refused command may leave it. */
  private DeterministicAead keyOf(KeyScope scope) {
    var name = scope.keyName();
    if (findKey(name) == null) createKeys(List.of(name));
    var key = findKey(name);
    if (key == null) throw new OtherKeyException(name);
    return key.unlessErased().orElseThrow(() -> new RetentionEndedException(scope));
  }

  /**
   * What another process has made meanwhile is found by the next attempt; where what wraps the key
   * was retired, a key is made by the next one.
   */
  private static final class OtherKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    OtherKeyException(String author) {
      super(
          "Another process has made the key of %s".formatted(author),
          new SQLTransientException("The key is to be read again"));
    }
  }

  @Override
  public Optional<String> decrypt(String encrypted) {
    var known = decrypted.getIfPresent(encrypted);
    if (known != null) return wordsOf(known);
    return decrypt(encrypted, EncryptedTextFormat.parse(encrypted));
  }

  @Override
  public Optional<String> decryptData(String owner, String context, String encrypted) {
    var known = decrypted.getIfPresent(encrypted);
    if (known != null && known.isBoundTo(owner, context)) return wordsOf(known);
    var parts = EncryptedTextFormat.parse(encrypted);
    parts.requireBoundTo(owner, context);
    return decrypt(encrypted, parts);
  }

  private Optional<String> wordsOf(DecryptedText text) {
    return keysOf(text.author(), text.scope()).map(_ -> text.words());
  }

  private Optional<String> decrypt(String encrypted, EncryptedTextFormat parts) {
    return keysOf(parts.author(), parts.scope())
        .map(keys -> decrypted.get(encrypted, _ -> DecryptedText.of(parts, decrypted(keys, parts))))
        .map(DecryptedText::words);
  }

  /** The outer one first; empty if any was destroyed. */
  private Optional<List<DeterministicAead>> keysOf(String author, @Nullable String scope) {
    if (scope != null) loadBoth(author, scope);
    var outer = findKeyToDecrypt(author);
    if (scope == null) return outer.map(key -> List.of(key));
    var inner = findKeyToDecrypt(scope);
    return outer.flatMap(first -> inner.map(second -> List.of(first, second)));
  }

  private Optional<DeterministicAead> findKeyToDecrypt(String owner) {
    var key = findKey(owner);
    if (key != null) return key.unlessErased();
    LOG.warn("There is no key of {}, which is to decrypt", owner);
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> decryptFile(String author, String context, byte[] encrypted) {
    var parts = EncryptedTextFormat.ofFile(author, context, encrypted);
    return keysOf(author, parts.scope()).map(keys -> decrypted(keys, parts));
  }

  @Override
  public Optional<String> decryptOrLog(String encrypted) {
    try {
      return decrypt(encrypted);
    } catch (IllegalArgumentException | KeyDamagedException unreadable) {
      LOG.error("Words are shown as unreadable", unreadable);
      return Optional.empty();
    }
  }

  @Override
  public Origin originOf(String encrypted) {
    try {
      var parts = EncryptedTextFormat.parse(encrypted);
      var scope = parts.scope();
      if (isUnlikeAny(parts)) return Origin.UNKNOWN;
      if (findKey(parts.author()) == null || (scope != null && findKey(scope) == null))
        return Origin.ELSEWHERE;
      return decrypt(encrypted, parts).isPresent() ? Origin.THIS_VAULT : Origin.UNKNOWN;
    } catch (IllegalArgumentException _) {
      return Origin.ELSEWHERE;
    } catch (KeyDamagedException _) {
      return Origin.UNKNOWN;
    }
  }

  /**
   * Such as a user name that looks like an encrypted text: Tink's begin with 1 and a key's number.
   */
  private static boolean isUnlikeAny(EncryptedTextFormat parts) {
    var scope = parts.scope();
    return parts.ciphertext().length < SHORTEST_CIPHERTEXT
        || parts.ciphertext()[0] != 1
        || parts.author().indexOf('\0') >= 0
        || (scope != null && scope.indexOf('\0') >= 0);
  }

  private @Nullable PersonKey findKey(String author) {
    var inMemory = keys.getIfPresent(author);
    if (inMemory != null) return inMemory;
    var found = vault.find(author);
    if (found != null) keys.put(author, found);
    return found;
  }

  private static byte[] decrypted(List<DeterministicAead> keys, EncryptedTextFormat parts) {
    var associatedData =
        EncryptedTextFormat.associatedData(parts.author(), parts.context(), parts.scope());
    var content = parts.ciphertext();
    try {
      for (var key : keys) content = key.decryptDeterministically(content, associatedData);
      return content;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "Not encrypted with the key of %s in the context %s"
              .formatted(parts.author(), parts.context()),
          e);
    }
  }

  /** What a key of nobody encrypts is everybody's: no request for erasure destroys it. */
  @Override
  public void erase(String author) {
    if (!isPersons(author)) {
      LOG.error("The key {} is no person's and is not destroyed", author);
      return;
    }
    var isDestroyed = destroyKey(author);
    unannounced.remove(author);
    if (isDestroyed) listener.changed(author, PersonKeyListener.Change.DESTROYED);
  }

  private static boolean isPersons(String key) {
    return !key.contains(" ");
  }

  @Override
  public void destroy(RetentionScope scope) {
    var _ = destroyKey(scope.keyName()); // not announced: the end of the period is the record
  }

  @Override
  public boolean isDestroyed(RetentionScope scope) {
    var key = findKey(scope.keyName());
    return key != null && key.unlessErased().isEmpty();
  }

  /** False where it was destroyed before. */
  private boolean destroyKey(String owner) {
    var isDestroyed = vault.erase(owner);
    keys.invalidate(owner);
    decrypted.invalidateAll();
    return isDestroyed;
  }
}
