package codev.session.attachment.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any content in the place of an image or a document")
final class FileFormatFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() throws IOException {
    return List.of(
        image("png"),
        image("jpg"),
        image("gif"),
        Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vv9UAA="),
        "%PDF-1.7\n%%EOF\n".getBytes(US_ASCII));
  }

  private static byte[] image(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  /** What was rewritten once is not rewritten otherwise. */
  @Override
  public boolean accepts(byte[] input) {
    var recognised = FileFormat.recognise(input);
    recognised.ifPresent(
        one -> {
          var again = FileFormat.recognise(one.content()).orElseThrow();
          assertThat(again.type()).isEqualTo(one.type());
          assertThat(again.content()).isEqualTo(one.content());
        });
    return recognised.isPresent();
  }
}
