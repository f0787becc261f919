package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.PdfInspection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A drawing in a document")
class SvgDrawerTest {
  @Test
  @DisplayName("is a figure with an alternative text, in a document that archives keep")
  void has_an_alternative_text() throws IOException {
    var pdf = page("<rect x='0' y='0' width='10' height='10' fill='#1b6a5e'/>", 200);
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
    assertThat(PdfInspection.alternativeTexts(pdf)).containsExactly("What it shows");
  }

  @Test
  @DisplayName("has its shapes and texts where they are, at the size of its view box")
  void draws_what_is_there() throws IOException {
    var drawn =
        image(
            page(
                """
                <rect x='10' y='10' width='40' height='20' fill='#ff0000'/>
                <line x1='0' y1='50' x2='100' y2='50' stroke='#0000ff' stroke-width='4'/>
                <polyline points='0,70 50,70 100,70' stroke='#0000ff' stroke-width='4'
                  stroke-dasharray='10 10'/>
                <circle cx='80' cy='20' r='8' fill='#00ff00' stroke='#00ff00'/>
                <text x='100' y='98' font-size='20' fill='#000000' text-anchor='end'>███</text>
                """,
                200));
    assertThat(colour(drawn, 60, 40)).isEqualTo(0xff0000);
    assertThat(colour(drawn, 120, 40)).isEqualTo(0xffffff);
    assertThat(colour(drawn, 100, 100)).isEqualTo(0x0000ff);
    assertThat(colour(drawn, 10, 140)).isEqualTo(0x0000ff);
    assertThat(colour(drawn, 30, 140)).isEqualTo(0xffffff);
    assertThat(colour(drawn, 160, 40)).isEqualTo(0x00ff00);
    assertThat(colour(drawn, 180, 185)).isEqualTo(0x000000);
  }

  @Test
  @DisplayName("has the rectangles of a path, and no other path")
  void draws_rectangles_of_paths() throws IOException {
    var drawn = image(page("<path d='M10 20h30v10h-30zM60 20h20v1h-20z' fill='#ff0000'/>", 200));
    assertThat(colour(drawn, 22, 42)).isEqualTo(0xff0000);
    assertThat(colour(drawn, 78, 58)).isEqualTo(0xff0000);
    assertThat(colour(drawn, 16, 42)).isEqualTo(0xffffff);
    assertThat(colour(drawn, 100, 40)).isEqualTo(0xffffff);
    assertThat(colour(drawn, 140, 40)).isEqualTo(0xff0000);
    for (var path : List.of("M10 20h30", "M10 20h30v10h-20z", "M10 20h30v10h-30z or more"))
      assertThatThrownBy(() -> page("<path d='%s' fill='#ff0000'/>".formatted(path), 200))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("of anything else is an error")
  void refuses_other_elements() {
    assertThatThrownBy(() -> page("<image href='file:///etc/hostname'/>", 200))
        .hasMessageContaining("image");
  }

  private static byte[] page(String shapes, int width) {
    return TaggedPdf.of(
        """
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head><title>Title</title><meta name="subject" content="Title"/>
          <style>@page { margin: 0 } body { margin: 0; font-family: "Liberation Sans" }</style>
        </head>
        <body><div><svg xmlns="http://www.w3.org/2000/svg" alt="What it shows" viewBox="0 0 100 100"
          width="%1$dpx" height="%1$dpx">%2$s</svg></div></body>
        </html>
        """
            .formatted(width, shapes));
  }

  private static BufferedImage image(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 96);
    }
  }

  private static int colour(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }
}
