package codev.group.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.directory.PersonRequest;
import codev.group.imports.file.CharsetDetector;
import codev.infra.web.problem.MalformedRequestException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    var people = PeopleCsvReader.readOnPage(LIST.replace(";", separator)).people();

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
                "Identifiant,Nom,Unité,Métier,RESPONSABLE\nzoe,Zoé,Achats,Projet,bob")
            .people();

    assertThat(people.getFirst())
        .isEqualTo(new PersonRequest(null, "zoe", "Zoé", null, "Achats", null, "Projet", "bob"));
  }

  @Test
  @DisplayName("comme les RH l'exportent : ordre, prénom et nom, colonnes en plus dites")
  void as_human_resources_export_it() {
    var uploaded =
        PeopleCsvReader.readOnPage(
            """
            Matricule;NOM DE FAMILLE;Prénom;Adresse e-mail;Login;SITE;Direction;Téléphone
            0815;Œuvrard;Zoé;zoe@example.org;zoe;Lyon;Achats;0600000000
            """);

    assertThat(uploaded.people().getFirst())
        .isEqualTo(
            new PersonRequest(
                null, "zoe", "Zoé Œuvrard", "zoe@example.org", "Achats", "Lyon", null, null));
    assertThat(uploaded.ignored()).containsExactly("Matricule", "Téléphone");
  }

  @Test
  @DisplayName("avec des lignes vides, garde le numéro de chaque ligne et oublie celles de la fin")
  void empty_lines_keep_their_numbers() {
    var people =
        PeopleCsvReader.readOnPage(
                "identifiant;nom;site\r\n;;\r\nzoe;Zoé;\r\n\r\nbob;Bob;\r\n;;\r\n;;\r\n")
            .people();

    assertThat(people)
        .extracting(person -> person == null ? null : person.username())
        .containsExactly(null, "zoe", null, "bob");
  }

  @Test
  @DisplayName("sous un titre, se lit à partir de ses en-têtes, chaque ligne à son numéro")
  void a_title_above_the_headings() {
    var text = "Effectifs, au 30 novembre;;\n\nIdentifiant;Nom;Site\nzoe;Zoé;Lyon\n";

    var people = PeopleCsvReader.readOnPage(ListHeadings.first(text)).people();

    assertThat(people)
        .extracting(person -> person == null ? null : person.username())
        .as("lines 2, 3 and 4")
        .containsExactly(null, null, "zoe");
    assertThat(ListHeadings.first("\nNom complet\nZoé\n")).isEqualTo("Nom complet\n\nZoé");
    assertThat(ListHeadings.first(LIST)).isEqualTo(LIST);
    assertThat(ListHeadings.first("")).isEmpty();
  }

  @Test
  @DisplayName("une ligne qui cite des en-têtes n’en est pas une pour autant")
  void a_line_of_words_like_headings_is_none() {
    var text = "Numéro;Agent;Équipe\n12;Zoé;Direction\n";

    assertThat(ListHeadings.first(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("sans colonne d'identifiant, est refusée en le disant")
  void without_a_column_of_user_names() {
    assertThatThrownBy(() -> PeopleCsvReader.readOnPage("nom;site\nZoé;Lyon\n"))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("no-username");
  }

  @Test
  @DisplayName("revenue avec ses motifs de refus, se lit à nouveau")
  void refused_lines_come_back() {
    var people =
        PeopleCsvReader.readOnPage("identifiant;nom;responsable\nzoe;Zoé \"la grande\";zoe\n")
            .people();
    var refused = RejectedRowsCsv.of(people, Map.of(2, "Zoé; elle-même"), Locale.FRENCH);

    var again =
        PeopleCsvReader.readOnPage(CharsetDetector.text(refused.getBytes(StandardCharsets.UTF_8)))
            .people();

    assertThat(refused).startsWith("\uFEFF").contains("2;\"Zoé; elle-même\"");
    assertThat(again).isEqualTo(people);
  }

  @Test
  @DisplayName("un motif de refus qui commence par un nom n’y est pas une formule")
  void a_reason_is_no_formula() {
    var people = PeopleCsvReader.readOnPage("identifiant;nom\nzoe;=1+1\n").people();
    var refused = RejectedRowsCsv.of(people, Map.of(2, "=1+1 existe déjà"), Locale.FRENCH);

    assertThat(refused).contains("'=1+1 existe déjà").doesNotContain(";=1+1");
  }
}
