package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.confidentiality.epoch.EpochKeys;
import codev.infra.database.KeyFile;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The master keys, as one process has them: lines of 32 bytes in base64 (AES-GCM), or a key that
 * never leaves its key management service. Each unwraps; by which one the vault wraps is recorded
 * in the vault ({@link WrappingKey}), so that all processes wrap by the same. With them come the
 * epoch keys that they wrap.
 *
 * @param byId by their names, in the order of the settings
 * @param epochs null where no folder is set for them
 */
record MasterKeys(SequencedMap<String, Aead> byId, @Nullable EpochKeys epochs) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;

  MasterKeys(SequencedMap<String, Aead> byId) {
    this(byId, null);
  }

  /**
   * Reads them from a file. If that is missing it is made, readable for its owner only; of several
   * processes that try at once, one makes it. {@link MasterKeyCheck} decides whether it may be
   * made.
   */
  static MasterKeys readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) create(file);
      return of(Files.readString(file, US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The master key cannot be read from %s (CODEV_MASTER_KEY_FILE)".formatted(file), e);
    }
  }

  static MasterKeys of(String keyLines) {
    var byId = new LinkedHashMap<String, Aead>();
    try {
      AeadConfig.register();
      for (var line : keyLines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList())
        byId.put(id(line), aead(Base64.getDecoder().decode(line)));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      byId.clear();
    }
    if (byId.isEmpty())
      throw new MasterKeyRefusedException(
          "The master key (CODEV_MASTER_KEY_FILE or CODEV_MASTER_KEY) is not one or more lines of"
              + " %d bytes in base64".formatted(BYTES));
    return new MasterKeys(byId);
  }

  /**
   * The key of a key management service, by the client that one of Tink's libraries brings. It
   * signs in as that service's clients do by default.
   *
   * @param uri as Tink writes it, e.g. {@code aws-kms://arn:aws:kms:…}
   */
  static MasterKeys ofService(String uri) {
    try {
      for (var client : ServiceLoader.load(KmsClient.class))
        if (client.doesSupport(uri)) {
          var byId = new LinkedHashMap<String, Aead>();
          byId.put(id(uri), client.withDefaultCredentials().getAead(uri));
          return new MasterKeys(byId);
        }
    } catch (GeneralSecurityException e) {
      throw new MasterKeyRefusedException(
          "The master key %s (CODEV_MASTER_KEY_URI) is not available: %s"
              .formatted(uri, e.getMessage()));
    }
    throw new MasterKeyRefusedException(
        "No client for the master key %s (CODEV_MASTER_KEY_URI): the library of its key management"
                .formatted(uri)
            + " service is not on the class path.");
  }

  MasterKeys and(MasterKeys others) {
    var both = new LinkedHashMap<>(byId);
    both.putAll(others.byId);
    return new MasterKeys(both);
  }

  /** The same, with the epoch keys of a folder. */
  MasterKeys withEpochs(Path folder) {
    return new MasterKeys(byId, new EpochKeys(folder, byId));
  }

  /**
   * What opens a row of the vault.
   *
   * @param epoch the name of the epoch key; null where the row is wrapped by a master key
   */
  Aead opening(@Nullable String epoch) throws GeneralSecurityException {
    if (epoch == null) return all();
    if (epochs == null)
      throw new GeneralSecurityException(
          "No folder of epoch keys is set (CODEV_EPOCH_KEYS_FOLDER)");
    return epochs.key(epoch);
  }

  /** Unwraps by each; wraps by none. */
  Aead all() {
    return new AnyMasterKey(byId.values());
  }

  /** The name of a key, which tells nothing about it: the beginning of a digest of its line. */
  static String id(String line) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Aead aead(byte[] bytes) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key(bytes)).withRandomId().makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  @AccessesPartialKey // it comes from a file, not from Tink
  private static AesGcmKey key(byte[] bytes) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .build();
  }

  private static void create(Path file) throws IOException {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    KeyFile.createOnce(file, Base64.getEncoder().encodeToString(bytes) + "\n");
  }

  private record AnyMasterKey(Collection<Aead> keys) implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
      throw new UnsupportedOperationException("Wraps by none of them");
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
        throws GeneralSecurityException {
      var failures = new GeneralSecurityException("Not encrypted by any of these keys");
      for (var key : keys) {
        try {
          return key.decrypt(ciphertext, associatedData);
        } catch (GeneralSecurityException e) {
          failures.addSuppressed(e);
        }
      }
      throw failures;
    }
  }
}
