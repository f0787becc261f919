package codev.session.attachment.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Blocks of a GIF image (GIF89a). */
final class GifBlocks {
  /** Signature, then size and flags of the screen. */
  private static final int HEADER = 13;

  private static final int FLAGS = 10;
  private static final int IMAGE = 0x2c;
  private static final int IMAGE_DESCRIPTOR = 9;
  private static final int IMAGE_FLAGS = 8;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;
  private static final int END = 0x3b;

  private GifBlocks() {}

  static byte[] copy(byte[] content) {
    var from = ByteBuffer.wrap(content);
    var to = new ByteArrayOutputStream(content.length);
    var header = BlockReader.bytes(from, HEADER);
    to.writeBytes(header);
    to.writeBytes(BlockReader.bytes(from, colours(header[FLAGS])));
    while (true) {
      int block = from.get() & 0xff;
      switch (block) {
        case END -> {
          to.write(END);
          return to.toByteArray();
        }
        case IMAGE -> {
          var descriptor = BlockReader.bytes(from, IMAGE_DESCRIPTOR);
          to.write(IMAGE);
          to.writeBytes(descriptor);
          to.writeBytes(BlockReader.bytes(from, colours(descriptor[IMAGE_FLAGS])));
          to.write(from.get()); // the first code's width
          to.writeBytes(parts(from));
        }
        case EXTENSION -> copyExtension(from, to);
        default -> throw new DamagedFileException();
      }
    }
  }

  /** Bytes of the colour table that flags announce. */
  private static int colours(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
  }

  /** How a picture is shown and how often, no comment and no data of an application. */
  private static void copyExtension(ByteBuffer from, ByteArrayOutputStream to) {
    int label = from.get() & 0xff;
    var parts = parts(from);
    boolean isKept =
        label == GRAPHIC_CONTROL || (label == APPLICATION && isRepetition(ByteBuffer.wrap(parts)));
    if (!isKept) return;
    to.write(EXTENSION);
    to.write(label);
    to.writeBytes(parts);
  }

  private static boolean isRepetition(ByteBuffer parts) {
    int length = parts.get() & 0xff;
    return length == 11 && BlockReader.text(parts, length).equals("NETSCAPE2.0");
  }

  /** Each begins with its length; the last one is empty. */
  private static byte[] parts(ByteBuffer from) {
    var bytes = new ByteArrayOutputStream();
    while (true) {
      int length = from.get() & 0xff;
      bytes.write(length);
      if (length == 0) return bytes.toByteArray();
      bytes.writeBytes(BlockReader.bytes(from, length));
    }
  }
}
