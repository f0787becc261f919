package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;

import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventRow.Aggregate;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an array of commits as the audit API writes it: no space between its parts, printable ASCII
 * without escapes in its texts, times in UTC, and no more fields than a commit has. It stops before
 * the first commit that is not so, which is read by a JSON parser then: that takes several times as
 * long.
 */
final class CommitScanner {
  private static final int BUFFER = 1 << 18; // bytes
  private static final int LONGEST_COMMIT = BUFFER / 2;
  private static final int MOST_DIGITS = 18;

  /** In the order in which they are expected; any order is read. */
  private static final List<byte[]> FIELDS =
      names(
          "position",
          "aggregate",
          "sequence",
          "eventTypes",
          "at",
          "contentDigest",
          "previousHash",
          "hash");

  private static final List<byte[]> FIELDS_OF_AGGREGATE = names("type", "id");

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER + 1];
  private int at;
  private int end;
  private boolean isExhausted;

  /** Of the buffer's first byte, counted from where the stream was given. */
  private long offset;

  /**
   * @param in at the array's first byte
   */
  CommitScanner(InputStream in) throws IOException {
    this.in = in;
    fill();
    if (!skip('[')) throw new IllegalArgumentException("it is not in UTF-8");
  }

  private static List<byte[]> names(String... names) {
    return Arrays.stream(names).map(name -> ('"' + name + "\":").getBytes(US_ASCII)).toList();
  }

  /** Null at the end of the array, and where a commit is not as the API writes it. */
  @Nullable ChainedCommit next() throws IOException {
    if (end - at < LONGEST_COMMIT) fill();
    var begin = at;
    var commit = buffer[at] == '{' ? commit() : null;
    if (commit != null && (buffer[at] == ']' || (skip(',') && buffer[at] == '{'))) return commit;
    at = begin;
    return null;
  }

  /** Whether the array ends here. */
  boolean isAtEnd() {
    return buffer[at] == ']';
  }

  /** Of what is read next: bytes after the array's first one. */
  long offset() {
    return offset + at;
  }

  /** What follows the last byte is none of JSON's. */
  private void fill() throws IOException {
    if (isExhausted) return;
    System.arraycopy(buffer, at, buffer, 0, end - at);
    offset += at;
    end -= at;
    at = 0;
    var read = in.readNBytes(buffer, end, BUFFER - end);
    end += read;
    isExhausted = end < BUFFER;
    buffer[end] = 0;
  }

  private boolean skip(char expected) {
    if (buffer[at] != expected) return false;
    at++;
    return true;
  }

  private @Nullable ChainedCommit commit() {
    var fields = new Fields();
    int expected = 0;
    do {
      at++; // the brace or the comma
      int field = field(FIELDS, expected);
      if (fields.has(field) || !read(field, fields)) return null;
      expected = field + 1;
    } while (buffer[at] == ',');
    return skip('}') ? fields.commit() : null;
  }

  /** Skips its name and gives its index; negative if it is none of these. */
  private int field(List<byte[]> names, int expected) {
    for (int i = 0; i < names.size(); i++) {
      int index = (expected + i) % names.size();
      var name = names.get(index);
      if (end - at >= name.length
          && Arrays.equals(buffer, at, at + name.length, name, 0, name.length)) {
        at += name.length;
        return index;
      }
    }
    return -1;
  }

  /** Whether it is as it should be. */
  private boolean read(int field, Fields fields) {
    return switch (field) {
      case 0 -> (fields.position = number()) >= 0;
      case 1 -> (fields.aggregate = aggregate()) != null;
      case 2 -> (fields.sequence = number()) >= 0;
      case 3 -> (fields.eventTypes = texts()) != null;
      case 4 -> (fields.at = time()) != null;
      case 5 -> (fields.contentDigest = text()) != null;
      case 6 -> (fields.previousHash = text()) != null;
      case 7 -> (fields.hash = text()) != null;
      default -> false;
    };
  }

  /** What was read of a commit. */
  private static final class Fields {
    private int read; // a bit for each field
    private long position = -1;
    private @Nullable Aggregate aggregate;
    private long sequence = -1;
    private @Nullable List<String> eventTypes;
    private @Nullable Instant at;
    private @Nullable String contentDigest;
    private @Nullable String previousHash;
    private @Nullable String hash;

    /** Whether the field has been asked for before. */
    boolean has(int field) {
      int bit = field < 0 ? 0 : 1 << field;
      var has = (read & bit) != 0;
      read |= bit;
      return has;
    }

    @Nullable ChainedCommit commit() {
      return position < 0
              || aggregate == null
              || sequence < 0
              || eventTypes == null
              || at == null
              || contentDigest == null
              || previousHash == null
              || hash == null
          ? null
          : new ChainedCommit(
              position, aggregate, sequence, eventTypes, at, contentDigest, previousHash, hash);
    }
  }

  private @Nullable Aggregate aggregate() {
    if (buffer[at] != '{') return null;
    String type = null;
    String id = null;
    int expected = 0;
    do {
      at++; // the brace or the comma
      int field = field(FIELDS_OF_AGGREGATE, expected);
      var text = field < 0 ? null : text();
      if (text == null || (field == 0 ? type : id) != null) return null;
      if (field == 0) type = text;
      else id = text;
      expected = field + 1;
    } while (buffer[at] == ',');
    return skip('}') && type != null && id != null ? new Aggregate(type, id) : null;
  }

  private @Nullable List<String> texts() {
    if (buffer[at] != '[') return null;
    var texts = new ArrayList<String>(1);
    do {
      at++; // the bracket or the comma
      var text = text();
      if (text == null) return null;
      texts.add(text);
    } while (buffer[at] == ',');
    return skip(']') ? texts : null;
  }

  private @Nullable String text() {
    int length = skipText();
    return length < 0 ? null : new String(buffer, at - 1 - length, length, ISO_8859_1);
  }

  /** Gives its length; negative if it is no text of printable ASCII. */
  private int skipText() {
    if (!skip('"')) return -1;
    int begin = at;
    while (buffer[at] >= ' ' && buffer[at] != '"' && buffer[at] != '\\') at++;
    int length = at - begin;
    return skip('"') ? length : -1;
  }

  /** Negative if it is none, or has more digits than a position may have. */
  private long number() {
    int begin = at;
    long number = 0;
    while (isDigit(at)) number = number * 10 + buffer[at++] - '0';
    int digits = at - begin;
    var isNumber = digits == 1 || (digits > 1 && buffer[begin] != '0' && digits <= MOST_DIGITS);
    return isNumber && (buffer[at] == ',' || buffer[at] == '}') ? number : -1;
  }

  private boolean isDigit(int index) {
    return buffer[index] >= '0' && buffer[index] <= '9';
  }

  /** As 2027-01-11T12:00:00.123456Z, with one to nine digits of a second's fraction, or none. */
  private @Nullable Instant time() {
    int length = skipText();
    int begin = at - 1 - length;
    return length < 20 || length > 30 || buffer[at - 2] != 'Z' ? null : time(begin, length - 1);
  }

  private @Nullable Instant time(int begin, int length) {
    int year = digits(begin, 4, '-');
    int month = digits(begin + 5, 2, '-');
    int day = digits(begin + 8, 2, 'T');
    int hour = digits(begin + 11, 2, ':');
    int minute = digits(begin + 14, 2, ':');
    int second = digits(begin + 17, 2, length == 19 ? 'Z' : '.');
    int nanos = length == 19 ? 0 : fraction(begin + 20, length - 20);
    if ((year | month | day | hour | minute | second | nanos) < 0) return null;
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Negative unless there are so many digits and what should follow them. */
  private int digits(int begin, int count, char after) {
    int number = 0;
    for (int i = begin; i < begin + count; i++) {
      if (!isDigit(i)) return -1;
      number = number * 10 + buffer[i] - '0';
    }
    return buffer[begin + count] == after ? number : -1;
  }

  /** In nanoseconds. */
  private int fraction(int begin, int count) {
    int nanos = count == 0 ? -1 : digits(begin, count, 'Z');
    for (int i = count; i < 9 && nanos >= 0; i++) nanos *= 10;
    return nanos;
  }
}
