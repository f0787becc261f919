package codev.session.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.problem.MalformedRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;

@DisplayName("A submitted file")
class UploadedFileTest {
  private static final byte[] DOCUMENT = "%PDF-1.7\n%%EOF\n".getBytes(US_ASCII);

  @ParameterizedTest
  @DisplayName("with a damaged header is refused")
  @ValueSource(strings = {"", "attachment; filename=\"", "attachment; filename*=UTF-8''%e"})
  void a_damaged_header_is_refused(String disposition) {
    assertThatThrownBy(() -> UploadedFile.of(disposition, DOCUMENT))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  @DisplayName("with too long a name keeps its end, and no half of a character")
  void a_long_name_keeps_its_end() {
    var name = "\ud83d\ude00".repeat(120) + "a.pdf"; // an odd number of units
    var header =
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();

    var kept = UploadedFile.of(header, DOCUMENT).name();

    assertThat(kept).endsWith("\ud83d\ude00a.pdf").hasSizeLessThanOrEqualTo(200);
    assertThat(kept.codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
