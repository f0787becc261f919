package codev.infra.localplatform.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.process.CliException;
import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any file in the place of the key of tokens")
final class TokenKeyFuzzTest implements FuzzTarget {
  private final Path folder;

  TokenKeyFuzzTest() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    TemporaryFolders.deleteAtEnd(folder);
  }

  @Override
  public List<byte[]> examples() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var key = generator.generateKeyPair().getPrivate().getEncoded();
    return FuzzTarget.texts(
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key)));
  }

  @Override
  public boolean accepts(byte[] input) throws IOException {
    var file = Files.write(folder.resolve("key.pem"), input);
    try {
      assertThat(TokenKey.read(file).id()).matches("[0-9a-f]{16}");
      return true;
    } catch (CliException _) {
      return false;
    }
  }
}
