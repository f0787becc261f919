package codev.session.attachment.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Chunks of a WebP image (RFC 9649). */
final class WebpChunks {
  private static final int HEADER = 12;
  private static final String EXTENDED = "VP8X";

  /** In the flags of the extended header: that there is Exif, XMP. */
  private static final int METADATA = 0x08 | 0x04;

  private static final Set<String> PICTURE_CHUNKS = Set.of("VP8 ", "VP8L", "ANMF");
  private static final Set<String> KEPT_CHUNKS =
      Set.of(EXTENDED, "VP8 ", "VP8L", "ANIM", "ANMF", "ALPH", "ICCP");

  private WebpChunks() {}

  static byte[] copy(byte[] content) {
    var from = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int size = from.getInt(4);
    if (size < 4 || size > content.length - 8) throw new DamagedFileException();
    from.limit(size + 8).position(8);
    if (!BlockReader.text(from, 4).equals("WEBP")) throw new DamagedFileException();
    var chunks = new ByteArrayOutputStream(content.length);
    boolean hasPicture = false;
    while (from.remaining() >= 8) {
      var type = BlockReader.text(from, 4);
      int length = from.getInt();
      var data = BlockReader.bytes(from, length);
      if (length % 2 == 1 && from.hasRemaining()) from.get();
      if (type.equals(EXTENDED) && length > 0) data[0] &= ~METADATA;
      hasPicture |= PICTURE_CHUNKS.contains(type);
      if (KEPT_CHUNKS.contains(type)) write(type, data, chunks);
    }
    if (!hasPicture) throw new DamagedFileException();
    return ByteBuffer.allocate(HEADER + chunks.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(content, 0, 4)
        .putInt(4 + chunks.size())
        .put(content, 8, 4)
        .put(chunks.toByteArray())
        .array();
  }

  private static void write(String type, byte[] data, ByteArrayOutputStream to) {
    var head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4; i++) head.put((byte) type.charAt(i));
    to.writeBytes(head.putInt(data.length).array());
    to.writeBytes(data);
    if (data.length % 2 == 1) to.write(0);
  }
}
