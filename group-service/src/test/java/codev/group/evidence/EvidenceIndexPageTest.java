package codev.group.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page qui mène aux preuves")
class EvidenceIndexPageTest {
  private static final LocalDate JANUARY_11 = LocalDate.parse("2027-01-11");
  private static final EvidenceItem CERTIFICATE =
      new EvidenceItem(
          EvidenceItem.Type.CERTIFICATE,
          null,
          null,
          JANUARY_11,
          "Léa <Dupont>",
          2.75,
          null,
          "/api/lea");
  private static final EvidenceItem ROTATION =
      new EvidenceItem(
          EvidenceItem.Type.ROTATION, "Groupe Lumière", null, null, null, 7, 8, "/api/groups/1");
  private static final EvidenceItem SKILLS =
      new EvidenceItem(
          EvidenceItem.Type.SKILLS, null, null, null, null, null, null, "/api/outcomes.csv");

  private final EvidenceIndexPage page =
      new EvidenceIndexPage(
          Documents.sentences(),
          Documents.settings(),
          Documents.links(),
          Clock.fixed(Instant.parse("2027-10-01T08:00:00Z"), ZoneOffset.UTC));

  @Test
  @DisplayName("a un lien vers chaque fichier qui est à côté d’elle")
  void links_to_the_files() {
    assertThat(page(Locale.FRENCH, Map.of("/api/lea", "certificat-dupont-lea-2027.pdf")))
        .contains("<h2 id=\"indicator-11\">Indicateur 11</h2>")
        .contains("<td>11 janvier 2027</td>", "<td>Léa &lt;Dupont&gt;</td>", ">2,75</td>")
        .contains("<a href=\"certificat-dupont-lea-2027.pdf\">certificat-dupont-lea-2027.pdf</a>");
  }

  @Test
  @DisplayName("a un lien vers la preuve d’un document, s’il y en a une")
  void links_to_the_proof_of_a_document() {
    var certificate =
        new EvidenceItem(
            EvidenceItem.Type.CERTIFICATE,
            null,
            null,
            JANUARY_11,
            "Léa",
            2.75,
            null,
            "/api/people/lea/certificate.pdf");
    var files =
        Map.of(
            "/api/people/lea/certificate.pdf", "certificat-lea-2027.pdf",
            "/api/people/lea/certificate.proof", "fichiers-de-preuve/certificat-lea-2027.json");
    assertThat(
            page.of(
                "Managers 2027", List.of(certificate), files, true, List.of(), "", Locale.FRENCH))
        .contains("<a href=\"certificat-lea-2027.pdf\">")
        .contains("<a href=\"fichiers-de-preuve/certificat-lea-2027.json\">");
    assertThat(ROTATION.proof()).isNull();
  }

  @Test
  @DisplayName("dit à qui demander un certificat qui n’y est pas")
  void says_who_has_a_certificate() {
    assertThat(page(Locale.FRENCH, Map.of()))
        .contains("<td>À demander au responsable du programme</td>")
        .doesNotContain("/api/lea");
  }

  @Test
  @DisplayName("mène en ligne à ce qu’un autre service a, et nulle part où le chiffre suffit")
  void links_to_what_is_elsewhere() {
    assertThat(page(Locale.FRENCH, Map.of()))
        .contains("<a href=\"https://codev.example.org/api/outcomes.csv?layout=SPREADSHEET\">")
        .contains(">Tableau des résultats, en ligne</a>")
        .contains(">7 sur 8</td>")
        .doesNotContain("/api/groups/1");
  }

  @Test
  @DisplayName("ne mène nulle part qui ne peut lire les résultats")
  void leads_nobody_to_what_they_may_not_read() {
    assertThat(page(Locale.FRENCH, Map.of(), false))
        .contains("<td>À demander au responsable du programme</td>")
        .doesNotContain("codev.example.org", "Tableau des résultats, en ligne");
  }

  @Test
  @DisplayName("a les chiffres du bilan pédagogique et financier, avec leur fichier")
  void has_the_annual_return() {
    assertThat(page(Locale.FRENCH, Map.of()))
        .contains("<th scope=\"row\">2027</th>", ">5 h 45</td>", "<a href=\"bpf.csv\">bpf.csv</a>");
  }

  @Test
  @DisplayName("se lit en anglais")
  void reads_in_english() {
    assertThat(page(Locale.ENGLISH, Map.of()))
        .contains("lang=\"en-GB\"", "Evidence for the programme “Managers 2027”")
        .contains("As of 1 October 2027.", ">7 of 8</td>", "Available from the programme manager");
  }

  private String page(Locale language, Map<String, String> files) {
    return page(language, files, true);
  }

  private String page(Locale language, Map<String, String> files, boolean mayReadOutcomes) {
    var year = new YearOfTraining(2027, 2, Duration.ofMinutes(345), 0);
    return page.of(
        "Managers 2027",
        List.of(ROTATION, CERTIFICATE, SKILLS),
        files,
        mayReadOutcomes,
        List.of(year),
        "bpf.csv",
        language);
  }
}
