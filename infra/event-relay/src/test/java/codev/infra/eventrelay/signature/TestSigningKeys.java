package codev.infra.eventrelay.signature;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Keys of publishing services. */
public final class TestSigningKeys {
  /** The first key of RFC 8032, section 7.1: its signatures can be computed elsewhere. */
  public static final SigningKey KNOWN = known();

  /** Another one, of which nobody else knows. */
  public static final SigningKey OTHER = inFolder(folder -> folder.resolve("other.pem"));

  private TestSigningKeys() {}

  /** A file with the public parts of keys, as their service publishes them. */
  public static Path jwks(SigningKey... keys) {
    return inFolder(folder -> write(folder.resolve("keys.json"), json(keys)), file -> file);
  }

  /** Publishes other keys in place of those in a file. */
  public static void publish(Path file, SigningKey... keys) {
    var _ = write(file, json(keys));
  }

  static String json(SigningKey... keys) {
    var all = Stream.of(keys).flatMap(key -> key.jwks().stream()).toList();
    return JsonMapper.shared().writeValueAsString(Map.of("keys", all));
  }

  /**
   * Settings of a service that accepts signed messages only.
   *
   * @param files the keys of the publisher, by the listener's name
   */
  public static MessageTrustProperties required(Map<String, Path> files) {
    var keys = new HashMap<String, String>();
    files.forEach((listener, file) -> keys.put(listener, file.toString()));
    return new MessageTrustProperties(
        SignaturePolicy.REQUIRED,
        keys,
        Duration.ofMinutes(5),
        Duration.ZERO,
        Duration.ZERO,
        1_000_000,
        100);
  }

  /** Settings of a service that also accepts what is not signed. */
  public static MessageTrustProperties accepted(Map<String, Path> files) {
    var required = required(files);
    return new MessageTrustProperties(
        SignaturePolicy.ACCEPTED,
        required.keys(),
        required.refresh(),
        required.retry(),
        required.patience(),
        required.longestJump(),
        required.remembered());
  }

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

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningKey inFolder(Function<Path, Path> file) {
    return inFolder(file, SigningKey::readOrCreate);
  }

  private static <T> T inFolder(Function<Path, Path> file, Function<Path, T> read) {
    return read.apply(file.apply(TemporaryFolders.create("keys")));
  }
}
