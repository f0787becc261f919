package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.PdfDocument.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

@DisplayName("Le papier")
class PdfDocumentTest {
  @Test
  @DisplayName("tout nom d’Europe s’y écrit, avec des caractères qui voyagent avec lui")
  void every_european_name_is_written_with_fonts_that_travel_along() throws IOException {
    var pdf = printed(paper -> paper.text("Ève Łukasiewicz-Šťastný, Ægir Þórðarson, Ίρις"));
    try (var pages = new PdfReader(pdf)) {
      assertThat(text(pages, 1)).contains("Ève Łukasiewicz-Šťastný, Ægir Þórðarson, Ίρις");
      var fonts = pages.getPageN(1).getAsDict(PdfName.RESOURCES).getAsDict(PdfName.FONT);
      assertThat(fonts.getKeys())
          .isNotEmpty()
          .allSatisfy(
              font ->
                  assertThat(fonts.getAsDict((PdfName) font).getAsName(PdfName.SUBTYPE))
                      .isEqualTo(PdfName.TYPE0));
    }
  }

  @Test
  @DisplayName("les têtes de colonnes reviennent sur chaque page, et le titre à son pied")
  void headings_and_title_are_on_every_page() throws IOException {
    var lines = new ArrayList<List<String>>();
    lines.add(List.of("Personne", "Matin"));
    for (int i = 0; i < 60; i++) lines.add(List.of("Alice", ""));
    try (var pages = new PdfReader(printed(paper -> paper.grid(lines)))) {
      assertThat(pages.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= pages.getNumberOfPages(); page++)
        assertThat(text(pages, page)).contains("Personne", "Matin", "Titre " + page);
    }
  }

  @Test
  @DisplayName("un champ trop long passe à la ligne, il ne perd rien")
  void a_long_field_is_not_cut() throws IOException {
    var long_ = "Société coopérative de formation et d’accompagnement ".repeat(6) + "fin";
    var pdf = printed(paper -> paper.fields(List.of(new Field("Organisme", long_))));
    try (var pages = new PdfReader(pdf)) {
      assertThat(text(pages, 1)).contains("Organisme", "fin");
    }
  }

  @Test
  @DisplayName("ses lecteurs savent sa langue et son titre")
  void readers_know_its_language_and_title() throws IOException {
    try (var pages = new PdfReader(printed(paper -> paper.text("Bonjour")))) {
      assertThat(pages.getCatalog().get(PdfName.LANG)).hasToString("fr");
      assertThat(pages.getInfo()).containsEntry("Title", "Titre");
    }
  }

  @Test
  @DisplayName("le cadre à signer ne se coupe pas entre deux pages")
  void a_signature_is_kept_in_one_piece() throws IOException {
    var pdf =
        printed(
            paper -> {
              for (int i = 0; i < 34; i++) paper.text("Ligne");
              paper.signature("Cachet");
            });
    try (var pages = new PdfReader(pdf)) {
      assertThat(pages.getNumberOfPages()).isEqualTo(2);
      assertThat(text(pages, 1)).doesNotContain("Cachet");
      assertThat(text(pages, 2)).contains("Cachet");
    }
  }

  private static byte[] printed(Consumer<PdfDocument> words) {
    try (var paper = new PdfDocument("Titre", Locale.FRENCH)) {
      words.accept(paper);
      return paper.finished();
    }
  }

  private static String text(PdfReader pages, int page) throws IOException {
    return new PdfTextExtractor(pages).getTextFromPage(page).replaceAll("\\s+", " ");
  }
}
