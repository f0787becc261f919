package codev.group.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.SpreadsheetCsv;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("La liste des preuves")
class EvidenceCsvTest {
  @Test
  @DisplayName("une ligne par preuve, sous son indicateur, avec le chemin où la lire")
  void one_line_for_each_piece() {
    assertThat(table("Groupe Lumière", Locale.FRENCH).lines())
        .containsExactly(
            "indicator,what,label,group,session,date,person,figure,outOf,source",
            "2,PARTICIPATION,\"Membres présents à la séance, sur les membres attendus\",\"Groupe"
                + " Lumière\",1,2027-01-11,,7,8,/api/groups/1");
  }

  @Test
  @DisplayName("ses intitulés se lisent en anglais, ses clés restent")
  void labels_are_in_the_readers_language() {
    assertThat(table("G", Locale.ENGLISH))
        .contains("2,PARTICIPATION,\"Members present at the session, out of those expected\",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  @DisplayName("un nom n’y devient jamais une formule")
  void a_name_never_becomes_a_formula(String name) {
    assertThat(table(name, Locale.FRENCH)).contains("'" + name).doesNotContain("," + name);
  }

  @Test
  @DisplayName("guillemets, virgules et lignes d’un nom restent dans sa case")
  void quotes_commas_and_lines_stay_in_their_cell() {
    assertThat(table("A \"B\", C\nD", Locale.FRENCH)).contains(",\"A \"\"B\"\", C\nD\",1,");
  }

  @Test
  @DisplayName("s’ouvre dans un tableur français, avec l’adresse entière de ce qu’elle nomme")
  void opens_in_a_french_spreadsheet() {
    var day = LocalDate.parse("2027-01-11");
    var piece =
        new EvidenceItem(
            EvidenceItem.Type.CERTIFICATE, null, null, day, "=1+1", 2.75, null, "/api/bob");
    assertThat(table(piece, SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH).replace("\"", ""))
        .startsWith("\ufeffIndicateur (Qualiopi);Preuve;Groupe;Séance;Date;Personne;Chiffre;Sur;")
        .contains(";2027-01-11;'=1+1;2,75;;https://codev.example.org/api/bob");
  }

  @Test
  @DisplayName("a les séparateurs demandés, dans la langue de qui la lit")
  void has_the_separators_asked_for() {
    var piece =
        new EvidenceItem(
            EvidenceItem.Type.CERTIFICATE, null, null, null, "bob", 2.75, null, "/api/bob");
    assertThat(table(piece, SpreadsheetCsv.Layout.COMMAS, Locale.FRENCH).replace("\"", ""))
        .startsWith("\ufeffIndicateur (Qualiopi),Preuve,Groupe,")
        .contains(",bob,2.75,,https://codev.example.org/api/bob");
  }

  @Test
  @DisplayName("mène au tableau des résultats tel qu’un tableur l’ouvre")
  void leads_to_the_results_as_a_spreadsheet() {
    var piece =
        new EvidenceItem(
            EvidenceItem.Type.SKILLS, null, null, null, null, null, null, "/api/o.csv");
    assertThat(table(piece, SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH))
        .contains("https://codev.example.org/api/o.csv?layout=SPREADSHEET");
    assertThat(table(piece, SpreadsheetCsv.Layout.STANDARD, Locale.FRENCH))
        .contains("/api/o.csv")
        .doesNotContain("layout=");
  }

  @Test
  @DisplayName("dit à qui demander ce que seuls les responsables lisent")
  void says_who_has_what_an_auditor_may_not_read() {
    var certificate =
        new EvidenceItem(
            EvidenceItem.Type.CERTIFICATE, null, null, null, "bob", 2.75, null, "/api/bob");
    var skills =
        new EvidenceItem(
            EvidenceItem.Type.SKILLS, null, null, null, null, null, null, "/api/o.csv");
    var sheet =
        new EvidenceItem(
            EvidenceItem.Type.ATTENDANCE_SHEET, "G", 1, null, null, 2, 4, "/api/sheet");
    var table =
        new EvidenceCsv(Documents.sentences(), Documents.links())
            .of(
                List.of(certificate, skills, sheet),
                SpreadsheetCsv.Layout.SPREADSHEET,
                false,
                Locale.FRENCH);
    assertThat(table.lines().filter(line -> line.contains("À demander au responsable"))).hasSize(2);
    assertThat(table)
        .contains("https://codev.example.org/api/sheet")
        .doesNotContain("/api/bob", "/api/o.csv");
  }

  private static String table(String group, Locale language) {
    var day = LocalDate.parse("2027-01-11");
    var piece =
        new EvidenceItem(
            EvidenceItem.Type.PARTICIPATION, group, 1, day, null, 7, 8, "/api/groups/1");
    return table(piece, SpreadsheetCsv.Layout.STANDARD, language);
  }

  private static String table(EvidenceItem piece, SpreadsheetCsv.Layout layout, Locale language) {
    return new EvidenceCsv(Documents.sentences(), Documents.links())
        .of(List.of(piece), layout, true, language);
  }
}
