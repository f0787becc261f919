package codev.infra.projections.authenticity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document as bytes, the same before it is stored and after it was read: fields in
 * the order of their names, numbers by their value, each text with its length.
 */
final class FieldEncoding {
  /** Up to here a floating-point number without a fraction is that whole number. */
  private static final double LARGEST_EXACT = 1L << 53;

  private static final char REPLACEMENT = '\uFFFD';

  /** Halves of characters, which no store gives back as they were. */
  private static final Pattern BROKEN = Pattern.compile("[\\p{Cs}\\x{FFFD}]+");

  /** As much as most documents have. */
  private static final int USUAL_SIZE = 1024;

  private byte[] bytes = new byte[USUAL_SIZE];
  private int size;

  private FieldEncoding() {}

  static byte[] encode(String view, Map<String, ?> fields) {
    var encoding = new FieldEncoding();
    encoding.add(view);
    encoding.add(fields);
    return Arrays.copyOf(encoding.bytes, encoding.size);
  }

  private void add(@Nullable Object value) {
    if (value == null) add('n', "");
    else
      switch (value) {
        case Boolean isSet -> add('b', isSet.toString());
        case Number number -> add('i', text(number));
        case Map<?, ?> map -> addFields(map);
        case Collection<?> list -> {
          add('l', String.valueOf(list.size()));
          list.forEach(this::add);
        }
        case byte[] raw -> add('r', raw);
        case Binary binary -> add('r', binary.getData());
        default -> add('s', value.toString());
      }
  }

  private void addFields(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((name, value) -> sorted.put(readable(String.valueOf(name)), value));
    add('m', String.valueOf(sorted.size()));
    sorted.forEach(
        (name, value) -> {
          add('s', name.getBytes(UTF_8));
          add(value);
        });
  }

  private static String text(Number number) {
    if (!(number instanceof Double) && !(number instanceof Float)) return number.toString();
    var real = number.doubleValue();
    return real == Math.rint(real) && Math.abs(real) < LARGEST_EXACT
        ? Long.toString((long) real)
        : Double.toString(real);
  }

  private void add(char kind, String text) {
    add(kind, readable(text).getBytes(UTF_8));
  }

  /** Of each text of each document that is read: a stream costs more than the code. */
  private static String readable(String text) {
    for (int i = 0; i < text.length(); i++)
      if (mayBeBroken(text.charAt(i))) return BROKEN.matcher(text).replaceAll("?");
    return text;
  }

  private static boolean mayBeBroken(char unit) {
    return Character.isSurrogate(unit) || unit == REPLACEMENT;
  }

  private void add(char kind, byte[] content) {
    var length = Integer.toString(content.length);
    int end = size + length.length() + content.length + 2;
    if (end > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    bytes[size++] = (byte) kind;
    for (int i = 0; i < length.length(); i++) bytes[size++] = (byte) length.charAt(i);
    bytes[size++] = ':';
    System.arraycopy(content, 0, bytes, size, content.length);
    size = end;
  }
}
