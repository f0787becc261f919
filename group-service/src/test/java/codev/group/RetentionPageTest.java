package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.evidence.Documents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page qui dit ce qui est conservé, et jusqu’à quand")
class RetentionPageTest extends PagesTest {
  private static final String THREE_YEARS = "dataClass=WORDS&months=36&basis=LEGITIMATE_INTEREST";

  private final UUID programme = UUID.randomUUID();
  private final String mine = "manager-mine" + programme;
  private final String other = "manager-other" + programme;
  private final String at = "/programmes/" + programme + "/retention";

  @BeforeEach
  void a_programme_with_two_managers() {
    must(as(mine).post("/api/people", GroupFixture.people(List.of(mine, other))));
    must(as(mine).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    grant(other, "MANAGER", programme);
  }

  @Test
  @DisplayName("dit qu’aucune durée n’est fixée, et ce qui ne peut pas encore être effacé")
  void without_a_period() {
    assertThat(page(mine, at))
        .contains("Textes et fichiers des séances", "Aucune durée fixée")
        .contains("Journal de sécurité", "il ne peut pas encore être effacé")
        .contains("chacun d’eux 365 jours")
        .contains("Identité et coordonnées", "jusqu’à l’effacement des données de la personne")
        .contains("et si elle n’est dans aucun programme");
    assertThat(page(mine, "/programmes/" + programme)).contains(at);
    assertThat(as(mine).get("/api" + at).field("/data/0/state")).isEqualTo("NONE");
  }

  @Test
  @DisplayName("une durée y est demandée, et s’applique avec l’accord d’un autre responsable")
  void a_period_is_asked_for() throws IOException, InterruptedException {
    assertThat(onward(submit(mine, at, THREE_YEARS))).startsWith("/approvals");
    var again = Map.of("dataClass", "WORDS", "months", 36, "basis", "LEGITIMATE_INTEREST");
    assertThat(as(mine).post("/api" + at, again).status()).isEqualTo(202);
    assertThat(page(mine, at)).doesNotContain("36 mois");
    assertThat(page(other, "/approvals"))
        .contains("Conserver les textes et les fichiers des séances 36 mois après la fin")
        .contains("Intérêt légitime");

    var requests =
        as(other)
            .get("/api/approvals")
            .json()
            .valueStream()
            .filter(one -> one.path("action").toString().contains(programme.toString()))
            .toList();
    assertThat(requests).as("asked twice it is one request").hasSize(1);
    var request = requests.getFirst();
    assertThat(request.at("/action/kind").asString()).isEqualTo("RETENTION_OF_WORDS");
    assertThat(request.at("/action/retention/months").asInt()).isEqualTo(36);
    var id = request.path("id").asString();
    var granted = Map.of("decision", "GRANTED");
    assertThat(as(mine).post("/api/approvals/" + id, granted).status()).isEqualTo(403);
    must(as(other).post("/api/approvals/" + id, granted));

    await().until(() -> page(mine, at).contains("36 mois après la fin du programme"));
    assertThat(page(mine, at)).contains("30 septembre 2030", "Intérêt légitime");
    var kept = as(mine).get("/api" + at);
    assertThat(kept.field("/data/0/dataClass")).isEqualTo("WORDS");
    assertThat(kept.field("/data/0/state")).isEqualTo("SCHEDULED");
    assertThat(kept.field("/data/0/lastDay")).isEqualTo("2030-09-30");
    assertThat(kept.json().at("/data/0/months").asInt()).isEqualTo(36);
    assertThat(kept.field("/data/1/state")).isEqualTo("NONE");
    assertThat(as(mine).post("/api" + at, again).status()).as("the same already").isEqualTo(200);
    assertThat(dossier()).contains("soit jusqu’au 30 septembre 2030", "intérêt légitime");
  }

  @Test
  @DisplayName("une durée s’y fixe pour l’identité, qui s’efface personne par personne")
  void identity_has_a_period() throws IOException, InterruptedException {
    var twoYears = Map.of("dataClass", "IDENTITY", "months", 24, "basis", "LEGAL_OBLIGATION");
    var asked = as(mine).post("/api" + at, twoYears);
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(page(other, "/approvals"))
        .contains("Conserver l’identité et les coordonnées 24 mois après la fin du programme");
    var id = asked.field("/id");
    must(as(other).post("/api/approvals/" + id, Map.of("decision", "GRANTED")));
    var people = List.of("lea" + programme, "max" + programme);
    must(as(mine).post("/api/people", GroupFixture.people(people)));
    must(as(mine).post("/api/programmes/" + programme + "/participants", Map.of("people", people)));

    await().until(() -> page(mine, at).contains("24 mois après la fin du programme"));
    assertThat(page(mine, at))
        .contains("30 septembre 2029", "au plus tôt le", "Obligation légale")
        .contains("dont l’identité est conservée\u202f: 2. Effacement annoncé\u202f: 0.");
    assertThat(page("administrator", "/retention")).contains("du dernier d’entre eux");
    var kept = as(mine).get("/api" + at);
    assertThat(kept.field("/data/2/dataClass")).isEqualTo("IDENTITY");
    assertThat(kept.field("/data/2/state")).isEqualTo("SCHEDULED");
    assertThat(kept.field("/data/2/lastDay")).isEqualTo("2029-09-30");
    assertThat(dossier()).contains("soit au moins jusqu’au 30 septembre 2029");
  }

  private String dossier() throws IOException, InterruptedException {
    var path = "/api/programmes/" + programme + "/dossier.pdf";
    try (var client = HttpClient.newHttpClient()) {
      var request = as(mine).request(path).header("Accept-Language", "fr").build();
      return Documents.text(client.send(request, BodyHandlers.ofByteArray()).body());
    }
  }

  @Test
  @DisplayName("une durée hors limites est refusée avec ses limites")
  void out_of_bounds() {
    var refused = submit(mine, at, THREE_YEARS.replace("36", "6"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("de 12 à 120 mois");
    var months = Map.of("dataClass", "WORDS", "months", 6, "basis", "LEGITIMATE_INTEREST");
    assertThat(as(mine).post("/api" + at, months).field("/rule"))
        .isEqualTo("group.retention.out-of-bounds");
    assertThat(submit(mine, at, "dataClass=WORDS&basis=CONSENT").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("un auditeur la lit, les autres non")
  void who_reads_it() {
    assertThat(page("auditor", at)).doesNotContain("name=\"months\"");
    assertThat(submit("auditor", at, THREE_YEARS).status()).isEqualTo(403);
    assertThat(as("manager-stranger" + programme).get(at).status()).isEqualTo(404);
    assertThat(page("administrator", "/retention")).contains("name=\"months\"");
    assertThat(page("auditor", "/retention")).doesNotContain("name=\"months\"");
    assertThat(as(mine).get("/retention").status()).isEqualTo(403);
    assertThat(as(mine).get("/api/retention").status()).isEqualTo(403);
    assertThat(as("auditor").get("/api/retention").status()).isEqualTo(200);
    assertThat(submit(mine, "/retention", THREE_YEARS).status()).isEqualTo(403);
  }
}
