package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.PdfInspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A QR code in a document")
class QrCodeTest {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @Test
  @DisplayName("is read again from the printed page, however long it is")
  void is_read_from_the_page() throws IOException {
    for (int length : new int[] {1, 600, 1_800}) {
      var text = text(length);
      assertThat(PdfInspection.codes(page(List.of(text)))).containsExactly(text);
    }
  }

  @Test
  @DisplayName("stands beside others, each of which is read")
  void several_are_read() throws IOException {
    var texts = IntStream.range(1_500, 1_509).mapToObj(QrCodeTest::text).toList();
    assertThat(PdfInspection.codes(page(texts))).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @DisplayName("is a figure with an alternative text, in a document that archives keep")
  void is_accessible() throws IOException {
    var pdf = page(List.of(text(1_800), text(600)));
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
    assertThat(PdfInspection.alternativeTexts(pdf)).containsExactly("What it is", "What it is");
  }

  @Test
  @DisplayName("has so few modules that each is wide enough on 5 cm")
  void has_wide_modules() {
    assertThat(50.0 / QrCode.of(text(1_800)).size()).as("millimetres").isGreaterThan(0.39);
  }

  @Test
  @DisplayName("is not made of a text that is too long")
  void too_long_a_text() {
    assertThatThrownBy(() -> QrCode.of(text(4_297))).isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(int length) {
    return new Random(length)
        .ints(length, 0, DIGITS.length())
        .mapToObj(digit -> DIGITS.substring(digit, digit + 1))
        .collect(Collectors.joining());
  }

  /** Of all documents. */
  private static String style() {
    try {
      return Files.readString(Path.of("src/main/resources/documents/document.css"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] page(List<String> texts) {
    return TaggedPdf.of(
        """
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head><title>Title</title><meta name="subject" content="Title"/>
          <style>%s</style>
        </head>
        <body><div class="codes">%s</div></body>
        </html>
        """
            .formatted(
                style(), texts.stream().map(QrCodeTest::code).collect(Collectors.joining())));
  }

  private static String code(String text) {
    var code = QrCode.of(text);
    return """
        <div class="code"><svg xmlns="http://www.w3.org/2000/svg" alt="What it is"
          viewBox="0 0 %1$d %1$d" width="190px" height="190px"><path d="%2$s" fill="#000000"/></svg>
          <p class="aside">Entry</p></div>
        """
        .formatted(code.size(), code.path());
  }
}
