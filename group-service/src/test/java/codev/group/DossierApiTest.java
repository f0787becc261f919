package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.evidence.Documents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le dossier de protection des données d’un programme, demandé à la plateforme")
class DossierApiTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final List<String> members = List.of("p1" + group, "p2" + group, "p3" + group);
  private long position;

  @BeforeEach
  void a_programme_with_a_group() {
    var manager = as("manager");
    manager.post("/api/people", GroupFixture.people(members));
    must(
        manager.post(
            "/api/programmes", GroupFixture.programme(programme, Map.of("privacyThreshold", 7))));
    var formed =
        manager.post(
            "/api/programmes/" + programme + "/groups",
            GroupFixture.group(group, "G", "facilitator", members));
    position = must(formed).position();
  }

  @Test
  @DisplayName("le responsable, l’administrateur et l’auditeur l’ont")
  void managers_administrators_and_auditors_have_it() {
    for (var who : List.of("manager", "administrator", "auditor")) {
      var answer = as(who).get(path());
      assertThat(answer.status()).as(who).isEqualTo(200);
      assertThat(answer.text()).startsWith("%PDF-");
      assertThat(answer.response().headers().firstValue("Content-Type"))
          .contains("application/pdf");
    }
  }

  @Test
  @DisplayName("les membres et l’animateur ne l’ont pas, les autres n’en savent rien")
  void others_do_not_have_it() {
    grant("sponsor" + group, "SPONSOR", programme);
    for (var who : List.of(members.getFirst(), "facilitator", "sponsor" + group))
      assertThat(as(who).get(path()).status()).as(who).isEqualTo(403);
    for (var who : List.of("stranger" + group, "manager" + group, "auditor" + group))
      assertThat(as(who).get(path()).status()).as(who).isEqualTo(404);
  }

  @Test
  @DisplayName("il a le seuil du programme, ses groupes et les réglages en service")
  void it_has_the_values_of_the_programme_and_the_settings()
      throws IOException, InterruptedException {
    var answer = pdf("fr");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"protection-des-donnees.pdf\"");
    assertThat(Documents.text(answer.body()))
        .contains("7 personnes ; le minimum possible est 3.", "Un groupe, 3 membres.")
        .contains("listes de plus de 500 lignes", "7 jours après l’accord")
        .contains("127.0.0.1 ; l’expéditeur est", "GCM) dans un fichier.");
  }

  @Test
  @DisplayName("il se lit dans la langue de la demande")
  void it_is_in_the_language_of_the_request() throws IOException, InterruptedException {
    var answer = pdf("en");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"data-protection.pdf\"");
    assertThat(Documents.text(answer.body()))
        .contains("7 people. The lowest possible threshold is 3.", "One group, 3 members,");
  }

  @Test
  @DisplayName("la page du programme, celle de ses preuves et celle de ses droits y mènent")
  void pages_lead_to_it() {
    for (var page : List.of("", "/evidence", "/grants"))
      for (var who : List.of("manager", "auditor"))
        assertThat(as(who).get("/programmes/" + programme + page).text())
            .as(who + page)
            .contains("href=\"" + path() + "\"");
  }

  private HttpResponse<byte[]> pdf(String language) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          as("manager")
              .request(path() + "?after=" + position)
              .header("Accept-Language", language)
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  private String path() {
    return "/api/programmes/" + programme + "/dossier.pdf";
  }
}
