package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of an encrypted text: {@code s1.<author>.<context>.<ciphertext>}, each in base64url.
 *
 * @param author whose key opens it
 * @param context what it is
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record EncryptedTextFormat(String author, String context, byte[] ciphertext) {
  private static final String VERSION = "s1";
  private static final Pattern FORM = Pattern.compile(VERSION + "(\\.[A-Za-z0-9_-]+){3}");
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder TO_BYTES = Base64.getUrlDecoder();

  static EncryptedTextFormat parse(String sealed) {
    var parts = sealed.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals(VERSION))
      throw new IllegalArgumentException("Not an encrypted text");
    return new EncryptedTextFormat(text(parts[1]), text(parts[2]), TO_BYTES.decode(parts[3]));
  }

  static boolean isFormOf(String text) {
    return FORM.matcher(text).matches();
  }

  /** Of all encrypted texts inside a longer text; what only looks like one has none. */
  static Stream<String> authorsWithin(String text) {
    return FORM.matcher(text).results().flatMap(found -> author(found.group()).stream());
  }

  private static Optional<String> author(String found) {
    try {
      return Optional.of(parse(found).author());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** What the ciphertext is bound to: nobody can pass it off as another's, or as something else. */
  static byte[] bound(String author, String context) {
    var name = author.getBytes(UTF_8);
    var contextBytes = context.getBytes(UTF_8);
    return ByteBuffer.allocate(4 + name.length + contextBytes.length)
        .putInt(name.length)
        .put(name)
        .put(contextBytes)
        .array();
  }

  String text() {
    return String.join(
        ".",
        VERSION,
        TO_TEXT.encodeToString(author.getBytes(UTF_8)),
        TO_TEXT.encodeToString(context.getBytes(UTF_8)),
        TO_TEXT.encodeToString(ciphertext));
  }

  private static String text(String part) {
    return new String(TO_BYTES.decode(part), UTF_8);
  }
}
