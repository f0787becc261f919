package codev.group.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Une liste telle qu’un tableur l’enregistre")
class CharsetDetectorTest {
  private static final String LIST = "identifiant;nom\nzoe;Zoé Œuvrard\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  @DisplayName("se lit dans les caractères d’Excel comme dans ceux de tous")
  void in_either_characters(String charset) {
    assertThat(CharsetDetector.text(LIST.getBytes(Charset.forName(charset)))).isEqualTo(LIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  @DisplayName("se lit sans la marque qui la commence")
  void without_its_mark(String charset) {
    assertThat(CharsetDetector.text(("\uFEFF" + LIST).getBytes(Charset.forName(charset))))
        .isEqualTo(LIST);
  }

  @Test
  @DisplayName("vide, reste vide")
  void empty() {
    assertThat(CharsetDetector.text(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  @DisplayName("se sépare par des virgules, des points-virgules ou des tabulations")
  void separators(String separator) {
    var people = PeopleCsvReader.readOnPage(LIST.replace(";", separator));

    assertThat(people)
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.username()).isEqualTo("zoe");
              assertThat(person.displayName()).isEqualTo("Zoé Œuvrard");
            });
  }

  @Test
  @DisplayName("nomme ses colonnes en français ou en anglais, accents et majuscules à volonté")
  void headings() {
    var people =
        PeopleCsvReader.readOnPage(
            "Identifiant,Nom,Unité,Métier,RESPONSABLE\nzoe,Zoé,Achats,Projet,bob");

    assertThat(people.getFirst())
        .isEqualTo(new PersonRequest(null, "zoe", "Zoé", null, "Achats", null, "Projet", "bob"));
  }

  @Test
  @DisplayName("revenue avec ses motifs de refus, se lit à nouveau")
  void refused_lines_come_back() {
    var people =
        PeopleCsvReader.readOnPage("identifiant;nom;responsable\nzoe;Zoé \"la grande\";zoe\n");
    var refused = RejectedRowsCsv.of(people, Map.of(2, "Zoé; elle-même"), ';');

    var again =
        PeopleCsvReader.readOnPage(CharsetDetector.text(refused.getBytes(StandardCharsets.UTF_8)));

    assertThat(refused).startsWith("\uFEFF").contains("\"2\";\"Zoé; elle-même\"");
    assertThat(again).isEqualTo(people);
  }
}
