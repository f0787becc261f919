package codev.infra.documents.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.Stream;

/** A key that the organisation has got from elsewhere, in a PKCS #12 file. */
final class SealKeystore {
  private SealKeystore() {}

  /**
   * @throws SealRefusedException if the file cannot be read, or has not one key
   */
  static SealKey read(Path file, String password) {
    try (var content = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(content, password.toCharArray());
      var keys = new ArrayList<PrivateKeyEntry>();
      var protection = new PasswordProtection(password.toCharArray());
      for (var alias : Collections.list(store.aliases()))
        if (store.entryInstanceOf(alias, PrivateKeyEntry.class)
            && store.getEntry(alias, protection) instanceof PrivateKeyEntry key) keys.add(key);
      if (keys.size() != 1)
        throw new SealRefusedException(
            "The keystore of the seal, %s, has %d keys: it needs one".formatted(file, keys.size()));
      var key = keys.getFirst();
      return new SealKey(
          key.getPrivateKey(),
          Stream.of(key.getCertificateChain()).map(X509Certificate.class::cast).toList());
    } catch (IOException | GeneralSecurityException e) {
      throw new SealRefusedException(
          "The keystore of the seal, %s, cannot be read: %s".formatted(file, e));
    }
  }
}
