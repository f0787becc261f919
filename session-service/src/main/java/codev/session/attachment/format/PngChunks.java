package codev.session.attachment.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/** Chunks of a PNG image (PNG specification, third edition). */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final String FIRST = "IHDR";
  private static final String LAST = "IEND";

  /** Of length, type and checksum. */
  private static final int AROUND_DATA = 12;

  /** What the picture, its colours and its animation need. */
  private static final Set<String> KEPT_CHUNKS =
      Set.of(
          FIRST, "PLTE", "IDAT", LAST, "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

  private PngChunks() {}

  static byte[] copy(byte[] content) {
    var from = ByteBuffer.wrap(content);
    var to = new ByteArrayOutputStream(content.length);
    to.writeBytes(BlockReader.bytes(from, SIGNATURE));
    for (boolean isFirst = true; ; isFirst = false) {
      int length = from.getInt(from.position());
      if (length < 0 || length > content.length) throw new DamagedFileException();
      var chunk = BlockReader.bytes(from, length + AROUND_DATA);
      var type = new String(chunk, Integer.BYTES, Integer.BYTES, ISO_8859_1);
      if (isFirst != type.equals(FIRST)) throw new DamagedFileException();
      if (KEPT_CHUNKS.contains(type)) to.writeBytes(chunk);
      if (type.equals(LAST)) return to.toByteArray();
    }
  }
}
