package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of an encrypted one")
final class EncryptedTextFormatFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("s1.YWxpY2U.c2Vzc2lvbi8x.AAECAwQF", "s1.YQ.Yg.AA");
  }

  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    var _ = EncryptedTextFormat.isFormOf(text);
    var authors = EncryptedTextFormat.authorsWithin("{\"words\":\"" + text + "\"}").toList();
    EncryptedTextFormat parts;
    try {
      parts = EncryptedTextFormat.parse(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
    var again = EncryptedTextFormat.parse(parts.text());
    assertThat(again.author()).isEqualTo(parts.author());
    assertThat(again.context()).isEqualTo(parts.context());
    assertThat(again.ciphertext()).isEqualTo(parts.ciphertext());
    if (EncryptedTextFormat.isFormOf(text)) assertThat(authors).contains(parts.author());
    return true;
  }
}
