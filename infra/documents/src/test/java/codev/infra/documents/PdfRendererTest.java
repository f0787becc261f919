package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.seal.DocumentSeal;
import codev.infra.testkit.PdfInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("A document rendered from a template")
class PdfRendererTest {
  private static final String NAMES = "Ève Łukasiewicz-Šťastný, Ægir Þórðarson, Ίρις";

  private final PdfRenderer renderer =
      new PdfRenderer(new StaticMessageSource(), DocumentSeal.none());

  @Test
  @DisplayName("conforms to PDF/UA-1, over several pages too")
  void is_accessible() throws IOException {
    var pdf = render(List.of(NAMES), "value", Collections.nCopies(60, "Alice"));
    Files.write(Path.of("target", "sample.pdf"), pdf);
    assertThat(PdfInspection.pages(pdf)).hasSizeGreaterThan(1);
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
  }

  @Test
  @DisplayName("conforms to PDF/A-2a, so that archives keep it")
  void can_be_archived() throws IOException {
    var pdf = render(List.of(NAMES), "value", Collections.nCopies(60, "Alice"));
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
  }

  @Test
  @DisplayName("has every European name, with embedded characters")
  void every_european_name_is_written_with_fonts_that_travel_along() throws IOException {
    var pdf = render(List.of(NAMES), "value", List.of());
    assertThat(PdfInspection.text(pdf)).contains(NAMES);
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
  }

  @Test
  @DisplayName("repeats the column headings on each page, and the title at its foot")
  void headings_and_title_are_on_every_page() throws IOException {
    var pages = PdfInspection.pages(render(List.of(), "value", Collections.nCopies(60, "Alice")));
    assertThat(pages).hasSizeGreaterThan(2);
    for (int page = 1; page < pages.size(); page++)
      assertThat(pages.get(page - 1))
          .contains("Personne", "Matin", "Titre")
          .contains("%d / %d".formatted(page, pages.size()));
  }

  @Test
  @DisplayName("has each row of a table once, over however many pages it goes")
  void every_row_of_a_long_table_is_there_once() throws IOException {
    var rows = IntStream.range(100, 300).mapToObj(number -> "Alice" + number).toList();
    var pdf = render(List.of(), "value", rows);
    assertThat(PdfInspection.pages(pdf)).hasSizeGreaterThan(4);
    var text = PdfInspection.text(pdf);
    assertThat(rows).allSatisfy(row -> assertThat(text).containsOnlyOnce(row));
  }

  @Test
  @DisplayName("a field that is too long wraps and loses nothing")
  void a_long_field_is_not_cut() throws IOException {
    var text = "Société coopérative de formation et d’accompagnement ".repeat(6) + "fin";
    assertThat(PdfInspection.text(render(List.of(), text, List.of()))).contains(text);
  }

  @Test
  @DisplayName("declares its language and title")
  void readers_know_its_language_and_title() throws IOException {
    var pdf = render(List.of("Bonjour"), "value", List.of());
    assertThat(PdfInspection.language(pdf)).isEqualTo("fr");
    assertThat(PdfInspection.title(pdf)).isEqualTo("Titre");
  }

  @Test
  @DisplayName("the box for a signature is not split between two pages")
  void a_signature_is_kept_in_one_piece() throws IOException {
    for (int lines = 20; lines < 34; lines++) {
      var pages =
          PdfInspection.pages(render(Collections.nCopies(lines, "Ligne"), "value", List.of()));
      assertThat(pages.getLast()).contains("Cachet");
    }
  }

  @Test
  @DisplayName("markup in a value stays text")
  void markup_in_a_value_is_text() throws IOException {
    var name = "<b>&amp;</b> <img src=\"file:///etc/hostname\"/>";
    assertThat(PdfInspection.text(render(List.of(name), "value", List.of()))).contains(name);
  }

  private byte[] render(List<String> lines, String field, List<String> rows) {
    var model = Map.<String, Object>of("lines", lines, "field", field, "rows", rows);
    return renderer.render("sample", "Titre", model, Locale.FRENCH);
  }
}
