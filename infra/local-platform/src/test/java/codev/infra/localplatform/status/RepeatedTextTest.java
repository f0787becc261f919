package codev.infra.localplatform.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text that is printed again and again")
class RepeatedTextTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  @DisplayName("is printed once for each change")
  void once_for_each_change() {
    var text = new RepeatedText(new PrintStream(printed, false, UTF_8), false);

    text.print("one\n");
    text.print("one\n");
    text.print("two\n");

    assertThat(printed.toString(UTF_8)).isEqualTo("\none\n\ntwo\n");
  }

  @Test
  @DisplayName("takes the place of the one before on a terminal")
  void in_its_place() {
    var text = new RepeatedText(new PrintStream(printed, false, UTF_8), true);

    text.print("one\n");
    text.print("two\n");

    assertThat(printed.toString(UTF_8)).isEqualTo("\u001b[H\u001b[2Jone\n\u001b[H\u001b[2Jtwo\n");
  }
}
