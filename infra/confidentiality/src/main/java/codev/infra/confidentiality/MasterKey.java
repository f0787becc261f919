package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The key that wraps people's keys: AES-GCM with 32 bytes, in base64, one key a line. The first
 * line wraps; all lines unwrap, so that a new key can be put above an old one.
 *
 * @param wrapping the first line alone
 * @param all wraps with the first line and unwraps with each
 */
record MasterKey(Aead wrapping, Aead all) {
  private static final int BYTES = 32;

  /**
   * Reads it from a file. If that is missing it is made, readable for its owner only; of several
   * processes that try at once, one makes it. {@link MasterKeyCheck} decides whether it may be
   * made.
   */
  static MasterKey inOrNew(Path file) {
    try {
      if (!Files.exists(file)) create(file);
      return of(Files.readString(file, US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("The master key cannot be read from " + file, e);
    }
  }

  static MasterKey of(String lines) {
    var keys = lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    try {
      AeadConfig.register();
      return new MasterKey(aead(keys.subList(0, Math.min(1, keys.size()))), aead(keys));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new MasterKeyRefusedException(
          "The master key is not one or more lines of %d bytes in base64".formatted(BYTES));
    }
  }

  private static Aead aead(List<String> lines) throws GeneralSecurityException {
    var keys = KeysetHandle.newBuilder();
    for (var line : lines)
      keys.addEntry(KeysetHandle.importKey(key(Base64.getDecoder().decode(line))).withRandomId());
    if (!lines.isEmpty()) keys.getAt(0).makePrimary();
    return keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
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
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var draft =
        Files.createTempFile(
            folder,
            "master",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, Base64.getEncoder().encodeToString(bytes) + "\n");
      // Unlike a move, a link never replaces what another process has just made.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      // The other one's key is as good.
    } finally {
      Files.delete(draft);
    }
  }
}
