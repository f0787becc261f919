package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
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

  /** First byte of a file's content in a scope; without one it is Tink's ciphertext, with a 1. */
  private static final byte SCOPED_FILE = 2;

  /** What is bound begins with the length of a name where there is no scope. */
  private static final int SCOPED = -1;

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder TO_BYTES = Base64.getUrlDecoder();

  /** By character. */
  private static final boolean[] IS_OF_BASE64 = new boolean[128];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        .chars()
        .forEach(character -> IS_OF_BASE64[character] = true);
  }

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

  /** A version and its parts, none of them empty, each of base64url's characters. */
  static boolean isFormOf(String text) {
    return endOfForm(text, 0) == text.length();
  }

  /** Of all encrypted texts inside a longer text; what only looks like one has none. */
  static Stream<String> authorsWithin(String text) {
    return textsWithin(text).map(EncryptedTextFormat::author);
  }

  /** All encrypted texts inside a longer text, without what only looks like one. */
  static Stream<String> textsWithin(String text) {
    var texts = Stream.<String>builder();
    int end = 0; // of the one before
    int dot = text.indexOf('.');
    while (dot >= 0) {
      int start = dot - VERSION.length();
      int formEnd = start < end ? -1 : endOfForm(text, start);
      if (formEnd >= 0) {
        var form = text.substring(start, formEnd);
        if (isDecodable(form)) texts.add(form);
        end = formEnd;
      }
      dot = text.indexOf('.', Math.max(dot + 1, end));
    }
    return texts.build();
  }

  /** Where a form ends that begins here; -1: none does. */
  private static int endOfForm(String text, int start) {
    int end = start + VERSION.length();
    for (int part = parts(text, start); part > 0; part--) {
      if (end == text.length() || text.charAt(end) != '.') return -1;
      int first = end + 1;
      end = first;
      while (end < text.length() && isOfBase64(text.charAt(end))) end++;
      if (end == first) return -1;
    }
    return end == start + VERSION.length() ? -1 : end;
  }

  /** How many follow the version that begins here; 0: none begins here. */
  private static int parts(String text, int start) {
    if (text.startsWith(VERSION, start)) return 3;
    return text.startsWith(SCOPED_VERSION, start) ? 4 : 0;
  }

  private static boolean isOfBase64(char character) {
    return character < IS_OF_BASE64.length && IS_OF_BASE64[character];
  }

  private static String author(String form) {
    int first = VERSION.length() + 1;
    return text(form.substring(first, form.indexOf('.', first)));
  }

  /** A part has one character more than groups of four where it was cut. */
  private static boolean isDecodable(String form) {
    int from = VERSION.length() + 1;
    int dot = form.indexOf('.', from);
    while (dot >= 0) {
      if ((dot - from) % 4 == 1) return false;
      from = dot + 1;
      dot = form.indexOf('.', from);
    }
    return (form.length() - from) % 4 != 1;
  }

  boolean isBoundTo(String owner, String place) {
    return author.equals(owner) && context.equals(place);
  }

  void requireBoundTo(String owner, String place) {
    if (!isBoundTo(owner, place))
      throw new IllegalArgumentException(
          "%s of %s is not what was stored there".formatted(place, owner));
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
