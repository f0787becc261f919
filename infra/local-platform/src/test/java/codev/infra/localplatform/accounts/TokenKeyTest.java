package codev.infra.localplatform.accounts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file with the key of tokens")
class TokenKeyTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is refused with a line for the operator where there is no Base64 in it")
  void is_base64() throws Exception {
    var file = Files.writeString(folder.resolve("key.pem"), "no key?");
    assertThatThrownBy(() -> TokenKey.read(file))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("Cannot read the key of tokens: ");
  }

  @Test
  @DisplayName("is refused where the key has no primes, by which the public key is known")
  void has_primes() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var key = (RSAPrivateKey) generator.generateKeyPair().getPrivate();
    var without =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new RSAPrivateKeySpec(key.getModulus(), key.getPrivateExponent()));
    var file = folder.resolve("key.pem");
    Files.writeString(file, Base64.getEncoder().encodeToString(without.getEncoded()));
    assertThatThrownBy(() -> TokenKey.read(file))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("Cannot read the key of tokens: ");
  }
}
