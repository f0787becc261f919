package codev.infra.eventstore.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A signing key and those before it")
class SigningKeyTest {
  private static final Pattern OPEN =
      Pattern.compile("-----BEGIN PUBLIC KEY-----.*-----END PUBLIC KEY-----\n", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  @DisplayName("are published together, each before it up to the position that the file names")
  void are_published_with_their_bounds() throws IOException {
    var first = SigningKey.readOrCreate(folder.resolve("first.pem"));
    var second = SigningKey.readOrCreate(folder.resolve("second.pem"));
    var third = SigningKey.readOrCreate(folder.resolve("third.pem"));
    var file = folder.resolve("key.pem");
    Files.writeString(
        file,
        Files.readString(folder.resolve("third.pem"))
            + open("second.pem")
            + "Until-Position: 42\n"
            + open("first.pem"));

    var keys = SigningKey.readOrCreate(file).jwks();

    assertThat(keys)
        .extracting(jwk -> jwk.get("kid"))
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(keys)
        .extracting(jwk -> jwk.getOrDefault("until", "open"))
        .containsExactly("open", "open", "42");
  }

  @Test
  @DisplayName("verify what each has signed, and nothing else")
  void verify_what_they_have_signed() {
    var first = SigningKey.readOrCreate(folder.resolve("first.pem"));
    var second = SigningKey.readOrCreate(folder.resolve("second.pem"));
    var text = "codev-message/v1\n".getBytes(UTF_8);

    assertThat(SigningKey.verify(first.x(), text, first.sign(text))).isTrue();
    assertThat(SigningKey.verify(second.x(), text, first.sign(text))).isFalse();
    assertThat(SigningKey.verify(first.x(), text, "no signature")).isFalse();
    assertThat(SigningKey.verify("no key", text, first.sign(text))).isFalse();
    assertThat(Ed25519PublicKey.of("no key")).isEmpty();
  }

  private String open(String file) throws IOException {
    return OPEN.matcher(Files.readString(folder.resolve(file)))
        .results()
        .findFirst()
        .orElseThrow()
        .group();
  }
}
