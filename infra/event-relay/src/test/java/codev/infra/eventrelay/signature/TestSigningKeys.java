package codev.infra.eventrelay.signature;

import codev.infra.eventstore.audit.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Keys of publishing services. */
public final class TestSigningKeys {
  /** The first key of RFC 8032, section 7.1: its signatures can be computed elsewhere. */
  public static final SigningKey KNOWN = known();

  /** Another one, of which nobody else knows. */
  public static final SigningKey OTHER = inFolder(folder -> folder.resolve("other.pem"));

  private TestSigningKeys() {}

  private static SigningKey known() {
    return inFolder(
        folder ->
            write(
                folder.resolve("known.pem"),
                """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----
                """));
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningKey inFolder(Function<Path, Path> file) {
    try {
      return SigningKey.inOrNew(file.apply(Files.createTempDirectory("keys")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
