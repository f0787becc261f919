package codev.session.attachment.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Segments of a JPEG image (ITU-T T.81, JFIF, Exif). */
final class JpegSegments {
  private static final int MARKER_PREFIX = 0xff;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int FIRST_RESTART = 0xd0;
  private static final int LAST_RESTART = 0xd7;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int EXIF = 0xe1;
  private static final int LAST_APPLICATION = 0xef;
  private static final int COMMENT = 0xfe;

  /** Of Exif: how the camera was held. */
  private static final int ORIENTATION = 0x0112;

  private static final int UPRIGHT = 1;
  private static final int MOST_TURNED = 8;

  private JpegSegments() {}

  static byte[] copy(byte[] content) {
    var from = ByteBuffer.wrap(content);
    var to = new ByteArrayOutputStream(content.length);
    to.writeBytes(BlockReader.bytes(from, 2)); // start of image
    while (true) {
      int marker = marker(from);
      switch (marker) {
        case END_OF_IMAGE -> {
          write(to, marker);
          return to.toByteArray();
        }
        case START_OF_SCAN -> {
          write(to, marker);
          to.writeBytes(segment(from));
          scan(from, to);
        }
        default -> copySegment(marker, segment(from), to);
      }
    }
  }

  private static int marker(ByteBuffer from) {
    if ((from.get() & 0xff) != MARKER_PREFIX) throw new DamagedFileException();
    int marker;
    do marker = from.get() & 0xff;
    while (marker == MARKER_PREFIX); // fill bytes
    if (marker == 0) throw new DamagedFileException();
    return marker;
  }

  /** With its two bytes of length. */
  private static byte[] segment(ByteBuffer from) {
    int length = from.getShort(from.position()) & 0xffff;
    if (length < 2) throw new DamagedFileException();
    return BlockReader.bytes(from, length);
  }

  private static void copySegment(int marker, byte[] segment, ByteArrayOutputStream to) {
    if (marker == EXIF && isOf(segment, "Exif\0\0")) {
      int orientation = orientation(segment);
      if (orientation > UPRIGHT && orientation <= MOST_TURNED) writeOrientation(orientation, to);
    } else if (isKept(marker, segment)) {
      write(to, marker);
      to.writeBytes(segment);
    }
  }

  /** Of the applications' segments, those that say how colours are meant. */
  private static boolean isKept(int marker, byte[] segment) {
    if (marker == COMMENT) return false;
    return marker < FIRST_APPLICATION
        || marker > LAST_APPLICATION
        || isOf(segment, "JFIF\0")
        || isOf(segment, "ICC_PROFILE\0")
        || isOf(segment, "Adobe");
  }

  private static boolean isOf(byte[] segment, String name) {
    if (segment.length < 2 + name.length()) return false;
    for (int i = 0; i < name.length(); i++) if (segment[2 + i] != name.charAt(i)) return false;
    return true;
  }

  /** The compressed picture, until the next marker that does not belong to it. */
  private static void scan(ByteBuffer from, ByteArrayOutputStream to) {
    while (true) {
      int read = from.get() & 0xff;
      if (read == MARKER_PREFIX) {
        int next = from.get(from.position()) & 0xff;
        boolean isOfPicture = next == 0 || (next >= FIRST_RESTART && next <= LAST_RESTART);
        if (!isOfPicture) {
          from.position(from.position() - 1);
          return;
        }
      }
      to.write(read);
    }
  }

  /** 1 where Exif says nothing of it, or cannot be read. */
  private static int orientation(byte[] segment) {
    var tiff = ByteBuffer.wrap(segment, 8, segment.length - 8).slice();
    if (tiff.remaining() < 8) return UPRIGHT;
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) return UPRIGHT;
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0, offset = directory + 2;
        i < entries && offset + 12 <= tiff.limit();
        i++, offset += 12)
      if ((tiff.getShort(offset) & 0xffff) == ORIENTATION)
        return tiff.getShort(offset + 8) & 0xffff;
    return UPRIGHT;
  }

  /** An Exif segment with nothing else. */
  private static void writeOrientation(int orientation, ByteArrayOutputStream to) {
    write(to, EXIF);
    to.writeBytes(
        ByteBuffer.allocate(34)
            .putShort((short) 34)
            .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
            .putInt(8) // where the directory is
            .putShort((short) 1) // entry
            .putShort((short) ORIENTATION)
            .putShort((short) 3) // a short
            .putInt(1)
            .putShort((short) orientation)
            .array());
  }

  private static void write(ByteArrayOutputStream to, int marker) {
    to.write(MARKER_PREFIX);
    to.write(marker);
  }
}
