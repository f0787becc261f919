package codev.gateway.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP file that is sent while it is written: each step gives the bytes that it adds, and none is
 * kept.
 */
final class PersonalDataZip {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(written, UTF_8);
  private boolean isEnded;

  /** As it is: images and documents do not get smaller. */
  byte[] file(String name, byte[] content) {
    zip.setLevel(Deflater.NO_COMPRESSION);
    return entry(name, content);
  }

  byte[] text(String name, String content) {
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    return entry(name, content.getBytes(UTF_8));
  }

  private byte[] entry(String name, byte[] content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
      return taken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing can be added afterwards. */
  byte[] end() {
    try {
      zip.close();
      isEnded = true;
      return taken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it can be opened. */
  boolean isEnded() {
    return isEnded;
  }

  private byte[] taken() throws IOException {
    zip.flush();
    var bytes = written.toByteArray();
    written.reset();
    return bytes;
  }
}
