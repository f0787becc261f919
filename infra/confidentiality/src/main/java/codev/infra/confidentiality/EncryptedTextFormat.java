package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an encrypted text: {@code s1.<author>.<context>.<ciphertext>}, or with a scope
 * {@code s2.<author>.<context>.<scope>.<ciphertext>}, each in base64url. In a scope the ciphertext
 * is that of the author's key over that of the scope's.
 *
 * @param author whose key opens it
 * @param context what it is
 * @param scope name of the key that opens it besides; null: none does
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record EncryptedTextFormat(
    String author, String context, @Nullable String scope, byte[] ciphertext) {
  private static final String VERSION = "s1";
  private static final String SCOPED_VERSION = "s2";
  private static final Pattern FORM =
      Pattern.compile(
          "%s(\\.[A-Za-z0-9_-]+){3}|%s(\\.[A-Za-z0-9_-]+){4}".formatted(VERSION, SCOPED_VERSION));

  /** First byte of a file's content in a scope; without one it is Tink's ciphertext, with a 1. */
  private static final byte SCOPED_FILE = 2;

  /** What is bound begins with the length of a name where there is no scope. */
  private static final int SCOPED = -1;

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder TO_BYTES = Base64.getUrlDecoder();

  /** Without a scope. */
  EncryptedTextFormat(String author, String context, byte[] ciphertext) {
    this(author, context, null, ciphertext);
  }

  static EncryptedTextFormat parse(String sealed) {
    var parts = sealed.split("\\.", -1);
    if (parts.length == 4 && parts[0].equals(VERSION))
      return new EncryptedTextFormat(text(parts[1]), text(parts[2]), TO_BYTES.decode(parts[3]));
    if (parts.length == 5 && parts[0].equals(SCOPED_VERSION))
      return new EncryptedTextFormat(
          text(parts[1]), text(parts[2]), text(parts[3]), TO_BYTES.decode(parts[4]));
    throw new IllegalArgumentException("Not an encrypted text");
  }

  /** Of a file's content, which says its scope alone. */
  static EncryptedTextFormat ofFile(String author, String context, byte[] file) {
    if (file.length == 0 || file[0] != SCOPED_FILE)
      return new EncryptedTextFormat(author, context, file);
    try {
      var parts = ByteBuffer.wrap(file, 1, file.length - 1);
      var scope = new byte[Math.min(Math.max(parts.getInt(), 0), parts.remaining())];
      parts.get(scope);
      var ciphertext = new byte[parts.remaining()];
      parts.get(ciphertext);
      return new EncryptedTextFormat(author, context, new String(scope, UTF_8), ciphertext);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("Not an encrypted file", e);
    }
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
  static byte[] associatedData(String author, String context, @Nullable String scope) {
    var name = author.getBytes(UTF_8);
    var contextBytes = context.getBytes(UTF_8);
    if (scope == null)
      return ByteBuffer.allocate(4 + name.length + contextBytes.length)
          .putInt(name.length)
          .put(name)
          .put(contextBytes)
          .array();
    var scopeBytes = scope.getBytes(UTF_8);
    return ByteBuffer.allocate(12 + scopeBytes.length + name.length + contextBytes.length)
        .putInt(SCOPED)
        .putInt(scopeBytes.length)
        .put(scopeBytes)
        .putInt(name.length)
        .put(name)
        .put(contextBytes)
        .array();
  }

  String text() {
    return scope == null
        ? String.join(".", VERSION, encoded(author), encoded(context), encoded(ciphertext))
        : String.join(
            ".",
            SCOPED_VERSION,
            encoded(author),
            encoded(context),
            encoded(scope),
            encoded(ciphertext));
  }

  /** A file's content: whose it is and what is known where it is stored. */
  byte[] file() {
    if (scope == null) return ciphertext;
    var name = scope.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + name.length + ciphertext.length)
        .put(SCOPED_FILE)
        .putInt(name.length)
        .put(name)
        .put(ciphertext)
        .array();
  }

  private static String encoded(String part) {
    return encoded(part.getBytes(UTF_8));
  }

  private static String encoded(byte[] part) {
    return TO_TEXT.encodeToString(part);
  }

  private static String text(String part) {
    return new String(TO_BYTES.decode(part), UTF_8);
  }
}
