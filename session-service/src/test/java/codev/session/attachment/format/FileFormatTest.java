package codev.session.attachment.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.contribution.Attachment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("File formats")
class FileFormatTest {
  private static final String SECRET = "48.8584 N, 2.2945 E";
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vv9UAA=");

  @Test
  @DisplayName("a file is what its content is")
  void by_content() throws IOException {
    assertThat(typeOf(image("png"))).isEqualTo(Attachment.Type.PNG);
    assertThat(typeOf(image("jpg"))).isEqualTo(Attachment.Type.JPEG);
    assertThat(typeOf(image("gif"))).isEqualTo(Attachment.Type.GIF);
    assertThat(typeOf(WEBP)).isEqualTo(Attachment.Type.WEBP);
    assertThat(typeOf("%PDF-1.7\n1 0 obj\n%%EOF\n".getBytes(UTF_8))).isEqualTo(Attachment.Type.PDF);
  }

  @Test
  @DisplayName("a page, a drawing that is a program, a text, an archive, nothing: none is accepted")
  void nothing_else() {
    for (var other :
        new String[] {
          "<html><script>alert(1)</script></html>",
          "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
          "Bonjour",
          "PK\u0003\u0004",
          "MZ",
          "GIF89a<script>alert(1)</script>",
          "\u0089PNG\r\n\u001a\n<html>",
          "\u00ff\u00d8\u00ff<html>",
          "RIFF \0\0\0WEBPhtml",
          "%PDF-1.7 without an end",
          ""
        }) assertThat(FileFormat.recognise(other.getBytes(ISO_8859_1))).as(other).isEmpty();
  }

  @Test
  @DisplayName("a file that ends too soon is refused, wherever it does")
  void cut_off() throws IOException {
    for (var whole : new byte[][] {image("png"), image("jpg"), image("gif"), WEBP})
      for (int length = 0; length < whole.length - 1; length++)
        assertThat(FileFormat.recognise(java.util.Arrays.copyOf(whole, length)))
            .as("%s of %s", length, whole.length)
            .isEmpty();
  }

  @Test
  @DisplayName(
      "what is not of the picture is left out: texts, place, what follows; the picture stays")
  void without_metadata() throws IOException {
    var png = insert(image("png"), 33, chunk("tEXt", "Comment\0" + SECRET));
    var exif = exif(6);
    var jpeg = insert(insert(image("jpg"), 2, exif), 2, segment(0xfe, SECRET.getBytes(UTF_8)));
    var gif = insert(image("gif"), afterGifHeader(image("gif")), gifComment());
    var webp = webpWithExif();
    for (var each : new byte[][] {png, jpeg, gif, webp}) {
      var with = insert(each, each.length, SECRET.getBytes(UTF_8));
      assertThat(new String(with, ISO_8859_1)).contains(SECRET);
      var stored = FileFormat.recognise(with).orElseThrow().content();
      assertThat(new String(stored, ISO_8859_1)).doesNotContain(SECRET, "48.8584");
      if (FileFormat.recognise(stored).orElseThrow().type() != Attachment.Type.WEBP)
        assertThat(ImageIO.read(new ByteArrayInputStream(stored)).getWidth()).isEqualTo(40);
      assertThat(FileFormat.recognise(stored).orElseThrow().content()).isEqualTo(stored);
    }
  }

  @Test
  @DisplayName("how the camera was held is kept, and nothing else of Exif")
  void the_orientation_is_kept() throws IOException {
    var stored = FileFormat.recognise(insert(image("jpg"), 2, exif(6))).orElseThrow().content();
    assertThat(new String(stored, ISO_8859_1)).contains("Exif\0\0").doesNotContain(SECRET);
    assertThat(FileFormat.recognise(insert(image("jpg"), 2, exif(1))).orElseThrow().content())
        .isEqualTo(FileFormat.recognise(image("jpg")).orElseThrow().content());
    var at = new String(stored, ISO_8859_1).indexOf("MM\0*");
    assertThat(ByteBuffer.wrap(stored).getShort(at + 18)).isEqualTo((short) 6);
  }

  private static Attachment.Type typeOf(byte[] content) {
    return FileFormat.recognise(content).orElseThrow().type();
  }

  private static byte[] image(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] insert(byte[] into, int at, byte[] what) {
    return ByteBuffer.allocate(into.length + what.length)
        .put(into, 0, at)
        .put(what)
        .put(into, at, into.length - at)
        .array();
  }

  private static byte[] chunk(String type, String data) {
    var typed = (type + data).getBytes(UTF_8);
    var crc = new CRC32();
    crc.update(typed);
    return ByteBuffer.allocate(typed.length + 8)
        .putInt(typed.length - 4)
        .put(typed)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  /** With an orientation, and a text where positions stand. */
  private static byte[] exif(int orientation) {
    var secret = SECRET.getBytes(UTF_8);
    return segment(
        0xe1,
        ByteBuffer.allocate(6 + 8 + 2 + 12 + secret.length)
            .put("Exif\0\0".getBytes(UTF_8))
            .put("MM\0*".getBytes(UTF_8))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .put(secret)
            .array());
  }

  private static int afterGifHeader(byte[] gif) {
    return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
  }

  private static byte[] gifComment() {
    var secret = SECRET.getBytes(UTF_8);
    return ByteBuffer.allocate(secret.length + 4)
        .put((byte) 0x21)
        .put((byte) 0xfe)
        .put((byte) secret.length)
        .put(secret)
        .put((byte) 0)
        .array();
  }

  private static byte[] webpWithExif() {
    var secret = (SECRET + (SECRET.length() % 2 == 1 ? " " : "")).getBytes(UTF_8);
    var exif =
        ByteBuffer.allocate(8 + secret.length)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .put("EXIF".getBytes(UTF_8))
            .putInt(secret.length)
            .put(secret)
            .array();
    var webp = insert(WEBP, WEBP.length, exif);
    ByteBuffer.wrap(webp).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
    return webp;
  }
}
