package codev.session.attachment.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Reads the parts of a block. */
final class BlockReader {
  private BlockReader() {}

  /** The next bytes as text, e.g. the name of a block. */
  static String text(ByteBuffer from, int length) {
    return new String(bytes(from, length), ISO_8859_1);
  }

  static byte[] bytes(ByteBuffer from, int length) {
    if (length < 0 || length > from.remaining()) throw new DamagedFileException();
    var bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
