package codev.infra.localplatform.data;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Passwords and keys of this platform: made when first asked for, readable by their owner only. */
public record Secrets(Path folder) {

  /** What the names of files with a last checkpoint end with: they are no secrets. */
  public static final String LAST_SIGNED = ".signed";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A password that lasts as long as the data. */
  public String password(String name) {
    try {
      return Files.readString(
          readOrCreate(
              name + "-password",
              () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The secret with which a demonstration may set the clock of requests. */
  public String demoClockSecret() {
    return password("told-time");
  }

  /**
   * Wraps every person's key; the first service makes it. A launcher would not know whether the key
   * vault is in use.
   */
  public Path masterKey() {
    return folder.resolve("master-key");
  }

  public MasterKeyFile masterKeyFile() {
    return new MasterKeyFile(masterKey(), folder.resolve("master-key.retired"));
  }

  /** A private key in PKCS#8 PEM: the one that signs tokens. */
  public Path tokenKey() {
    return readOrCreate("token-key.pem", () -> privateKey("RSA", 2048));
  }

  /** Signs a service's checkpoints; the service makes it when it first starts. */
  public Path auditKey(String service) {
    return folder.resolve(service + "-audit-key.pem");
  }

  public SigningKeyFile signingKeyFile(String service) {
    return new SigningKeyFile(auditKey(service));
  }

  /** The checkpoint that a service signed last, by which it notices another log in its place. */
  public Path lastSigned(String service) {
    return folder.resolve(service + "-audit-key.pem" + LAST_SIGNED);
  }

  private Path readOrCreate(String name, Supplier<String> content) {
    var file = folder.resolve(name);
    if (Files.exists(file)) return file;
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      // Written beside and moved, so that a killed launcher never leaves half a key.
      var draft =
          Files.createTempFile(
              folder,
              name,
              ".draft",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, content.get());
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CliException("Cannot write the secret " + file + ": " + CliException.reason(e), e);
    }
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String privateKey(String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      var encoded = generator.generateKeyPair().getPrivate().getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
