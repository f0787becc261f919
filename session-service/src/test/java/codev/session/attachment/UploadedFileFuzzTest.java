package codev.session.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import codev.infra.web.problem.MalformedRequestException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any header in the place of a file's name")
final class UploadedFileFuzzTest implements FuzzTarget {
  private static final byte[] DOCUMENT = "%PDF-1.7\n%%EOF\n".getBytes(US_ASCII);

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "attachment; filename=\"plan.pdf\"",
        "form-data; name=a; filename*=UTF-8''plan%20%C3%A9.pdf",
        "attachment; filename=\"=?UTF-8?Q?plan_=C3=A9?=\"; size=7");
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      var name = UploadedFile.of(new String(input, ISO_8859_1), DOCUMENT).name();
      assertThat(name).hasSizeBetween(1, 204).doesNotContainPattern("[/\\\\\\p{Cntrl}]");
      return true;
    } catch (MalformedRequestException _) {
      return false;
    }
  }
}
