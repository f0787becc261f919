package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of an encrypted one")
final class EncryptedTextFormatFuzzTest implements FuzzTarget {
  private static final Pattern FORM =
      Pattern.compile("s1(\\.[A-Za-z0-9_-]+){3}|s2(\\.[A-Za-z0-9_-]+){4}");

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "s1.YWxpY2U.c2Vzc2lvbi8x.AAECAwQF", "s1.YQ.Yg.AA", "s2.YQ.Yg.d29yZHMgMQ.AA-_");
  }

  @Override
  public boolean accepts(byte[] input) {
    var text = new String(input, UTF_8);
    assertThat(EncryptedTextFormat.isFormOf(text)).isEqualTo(FORM.matcher(text).matches());
    var authors = authorsWithin("{\"words\":\"" + text + "\"}");
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

  /** As an expression finds them in one text, and in others around it. */
  private static List<String> authorsWithin(String text) {
    for (var longer : List.of(text, text + text, "s1." + text + ".s2", "s" + text + ".YQ.s1"))
      assertThat(EncryptedTextFormat.authorsWithin(longer))
          .as(longer)
          .containsExactlyElementsOf(
              FORM.matcher(longer)
                  .results()
                  .flatMap(found -> author(found.group()).stream())
                  .toList());
    return EncryptedTextFormat.authorsWithin(text).toList();
  }

  private static Optional<String> author(String form) {
    try {
      return Optional.of(EncryptedTextFormat.parse(form).author());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
