package codev.infra.confidentiality.epoch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epoch keys (AES-GCM), one a file in a folder that all instances share. A file is named after
 * the moment at which its key was made, and has the name of a master key and the epoch key, wrapped
 * by it and bound to the file's name. Keys that were read stay in memory until they are destroyed.
 */
public final class EpochKeys {
  private static final Logger LOG = LoggerFactory.getLogger(EpochKeys.class);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{6}Z)-[0-9a-f]{12}");
  private static final int RANDOM_BYTES = 6;

  private final Path folder;
  private final Map<String, Aead> masterKeys;
  private final Map<String, Aead> inMemory = new ConcurrentHashMap<>();

  /**
   * @param folder made with the first key, if it is not there
   * @param masterKeys those that this process has, by their names
   */
  public EpochKeys(Path folder, Map<String, Aead> masterKeys) {
    this.folder = folder;
    this.masterKeys = masterKeys;
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Epoch keys cannot be used", e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** The names of those that are there, the oldest first. */
  public List<String> ids() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The epoch keys in %s cannot be listed".formatted(folder), e);
    }
  }

  /** When a key was made, by its name. */
  public static Instant madeAt(String id) {
    var matcher = ID.matcher(id);
    if (!matcher.matches())
      throw new IllegalArgumentException("Not the name of an epoch key: " + id);
    return LocalDateTime.parse(matcher.group(1), MOMENT).toInstant(ZoneOffset.UTC);
  }

  /**
   * A key that is there.
   *
   * @throws GeneralSecurityException if there is no such key, or if no master key of this process
   *     unwraps it
   */
  public Aead key(String id) throws GeneralSecurityException {
    var known = inMemory.get(id);
    if (known != null) return known;
    var key = aead(unwrap(id, read(id)));
    inMemory.put(id, key);
    return key;
  }

  /** The name of the master key by which a key is wrapped. */
  public String masterKey(String id) throws GeneralSecurityException {
    return read(id).masterKey();
  }

  /**
   * Makes a key. It is on the disk then.
   *
   * @return its name
   */
  public String make(String masterKey, Instant now) throws GeneralSecurityException {
    var random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    var id = MOMENT.withZone(ZoneOffset.UTC).format(now) + "-" + HexFormat.of().formatHex(random);
    var keyset =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    write(id, wrap(id, masterKey, keyset));
    inMemory.put(id, aead(keyset));
    return id;
  }

  /**
   * Wraps a key by a master key, unless it is.
   *
   * @return whether it was wrapped by another one
   */
  public boolean wrapAgain(String id, String masterKey) throws GeneralSecurityException {
    var stored = read(id);
    if (stored.masterKey().equals(masterKey)) return false;
    write(id, wrap(id, masterKey, unwrap(id, stored)));
    return true;
  }

  /** Deletes the file of a key, and what an interrupted attempt to write it has left. */
  public void destroy(String id) {
    inMemory.remove(id);
    try (var files = Files.list(folder)) {
      for (var file : files.filter(file -> file.getFileName().toString().startsWith(id)).toList())
        Files.deleteIfExists(file);
      flush(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException("The epoch key %s cannot be deleted".formatted(id), e);
    }
  }

  /**
   * Deletes what was destroyed from the copies of the folder, as far as they are there now: a copy
   * on a disk that is away loses it once it is back. The file beside the folder lists the copies, a
   * path a line; what makes a copy adds it.
   */
  public void destroyInCopies(Collection<String> destroyed) {
    try {
      for (var copy : copies()) destroyIn(copy, destroyed);
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      LOG.warn("The copies of the epoch keys that {} lists cannot be looked for", copyList(), e);
    }
  }

  private List<Path> copies() throws IOException {
    if (!Files.exists(copyList())) return List.of();
    return Files.readAllLines(copyList()).stream()
        .filter(line -> !line.isBlank())
        .map(Path::of)
        .filter(Files::isDirectory)
        .toList();
  }

  /** Beside the folder, in which nothing but keys is. */
  private Path copyList() {
    return Path.of(folder + ".copies");
  }

  private static void destroyIn(Path copy, Collection<String> destroyed) {
    try (var files = Files.list(copy)) {
      var deleted =
          files.filter(file -> destroyed.contains(String.valueOf(file.getFileName()))).toList();
      for (var file : deleted) Files.deleteIfExists(file);
      if (!deleted.isEmpty()) flush(copy, StandardOpenOption.READ);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Epoch keys that were destroyed are still in {}: delete that folder", copy, e);
    }
  }

  /** Removes from memory what another process has destroyed, not what cannot be read now. */
  public void forget(Collection<String> destroyed) {
    inMemory.keySet().removeAll(destroyed);
  }

  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  private record WrappedEpochKey(String masterKey, byte[] keyset) {}

  private WrappedEpochKey read(String id) throws GeneralSecurityException {
    try {
      var parts = Files.readString(folder.resolve(id), US_ASCII).strip().split(" ", 2);
      if (parts.length == 2)
        return new WrappedEpochKey(parts[0], Base64.getDecoder().decode(parts[1]));
    } catch (NoSuchFileException e) {
      throw new GeneralSecurityException("There is no epoch key %s in %s".formatted(id, folder), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new GeneralSecurityException(
          "The epoch key %s cannot be read from %s".formatted(id, folder), e);
    }
    throw new GeneralSecurityException("The epoch key %s is not complete".formatted(id));
  }

  private KeysetHandle unwrap(String id, WrappedEpochKey stored) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(
        stored.keyset(),
        master(id, stored.masterKey()),
        id.getBytes(US_ASCII),
        RegistryConfiguration.get());
  }

  /** Read back before it is written: the only copy is not replaced by one that is not. */
  private WrappedEpochKey wrap(String id, String masterKey, KeysetHandle keyset)
      throws GeneralSecurityException {
    var wrapped =
        new WrappedEpochKey(
            masterKey,
            TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keyset, master(id, masterKey), id.getBytes(US_ASCII), RegistryConfiguration.get()));
    if (!unwrap(id, wrapped).equalsKeyset(keyset))
      throw new GeneralSecurityException("The epoch key %s was not wrapped".formatted(id));
    return wrapped;
  }

  private Aead master(String id, String masterKey) throws GeneralSecurityException {
    var master = masterKeys.get(masterKey);
    if (master == null)
      throw new GeneralSecurityException(
          "The epoch key %s is wrapped by the master key %s, which is not here"
              .formatted(id, masterKey));
    return master;
  }

  private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
    return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** Written beside and moved: what is named after a key is complete. */
  private void write(String id, WrappedEpochKey key) {
    try {
      if (!Files.isDirectory(folder))
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var draft =
          Files.createTempFile(
              folder,
              id,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          draft, key.masterKey() + " " + Base64.getEncoder().encodeToString(key.keyset()) + "\n");
      flush(draft, StandardOpenOption.WRITE);
      Files.move(draft, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      flush(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The epoch key %s cannot be written to %s".formatted(id, folder), e);
    }
  }

  /** What is encrypted with a key must not be on the disk before the key is. */
  private static void flush(Path path, OpenOption open) throws IOException {
    try (var channel = FileChannel.open(path, open)) {
      channel.force(true);
    }
  }
}
