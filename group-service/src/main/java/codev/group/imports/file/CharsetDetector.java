package codev.group.imports.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Detects the character set of a CSV file, which spreadsheets do not declare. */
public final class CharsetDetector {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private CharsetDetector() {}

  /**
   * By its byte order mark if it has one; else as UTF-8 if it is, for nothing else looks like it;
   * else as Excel writes on a Windows of western Europe.
   */
  public static String text(byte[] file) {
    var text = decoded(file);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String decoded(byte[] file) {
    if (begins(file, 0xFF, 0xFE)) return new String(file, UTF_16LE);
    if (begins(file, 0xFE, 0xFF)) return new String(file, UTF_16BE);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(file, WINDOWS);
    }
  }

  private static boolean begins(byte[] file, int first, int second) {
    return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
  }
}
