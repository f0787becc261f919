package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.SpreadsheetCsv.Layout;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A table for a spreadsheet")
class SpreadsheetCsvTest {
  private static final List<String> HEADINGS = List.of("Personne", "Heures");

  @Test
  @DisplayName("has semicolons and decimal commas in French, and says that it is UTF-8")
  void opens_in_french() {
    var french = new SpreadsheetCsv(Locale.FRANCE);
    assertThat(french.of(HEADINGS, Stream.of(List.of("Zoé", french.decimal("2.75")))))
        .startsWith("\ufeffPersonne;Heures\r\n")
        .contains("Zoé;2,75");
  }

  @Test
  @DisplayName("has commas and decimal points in English")
  void opens_in_english() {
    var english = new SpreadsheetCsv(Locale.UK);
    assertThat(english.of(HEADINGS, Stream.of(List.of("Zoé", english.decimal("2.75")))))
        .startsWith("\ufeffPersonne,Heures\r\n")
        .contains("Zoé,2.75");
  }

  @Test
  @DisplayName("has the separators that were asked for, whatever the language")
  void has_the_separators_asked_for() {
    assertThat(table(Layout.COMMAS, Locale.FRENCH)).contains("Zoé,2.75");
    assertThat(table(Layout.SEMICOLONS, Locale.ENGLISH)).contains("Zoé;2,75");
    assertThat(table(Layout.SPREADSHEET, Locale.FRENCH)).contains("Zoé;2,75");
    assertThat(SpreadsheetCsv.in(Layout.STANDARD, Locale.FRENCH)).isNull();
  }

  private static String table(Layout layout, Locale language) {
    var spreadsheet = Objects.requireNonNull(SpreadsheetCsv.in(layout, language));
    return spreadsheet.of(Stream.of(HEADINGS, List.of("Zoé", spreadsheet.decimal("2.75"))));
  }

  @Test
  @DisplayName("is RFC 4180 for programs, without a mark of its encoding")
  void is_standard_for_programs() {
    assertThat(SpreadsheetCsv.standard(Stream.of(HEADINGS, List.of("Zoé", "2.75"))))
        .startsWith("Personne,Heures\r\n")
        .contains("Zoé,2.75");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a\"b", "a\nb", "a\r\nb"})
  @DisplayName("keeps separators, quotes and lines of a text within its cell")
  void keeps_a_text_in_its_cell(String text) {
    assertThat(new SpreadsheetCsv(Locale.FRENCH).of(Stream.of(List.of("x", text, "y"))))
        .contains("x;\"" + text.replace("\"", "\"\"") + "\";y");
  }
}
