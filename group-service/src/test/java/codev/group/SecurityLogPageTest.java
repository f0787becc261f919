package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.PersonCommand.EndSignInSessions;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le journal de sécurité")
class SecurityLogPageTest extends PagesTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID grant = UUID.randomUUID();
  private final String mine = "manager" + programme;
  private final String sponsor = "sponsor" + programme;
  private long written;

  @Autowired private CommandSender commands;

  @BeforeEach
  void a_grant() {
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(Map.of("username", sponsor, "displayName", "Zoé Blanc " + programme))));
    must(
        as(mine)
            .post(
                "/api/programmes",
                GroupFixture.programme(programme, Map.of("name", "Programme " + programme))));
    must(
        as(mine)
            .post(
                "/api/grants",
                Map.of(
                    "id",
                    grant,
                    "username",
                    sponsor,
                    "role",
                    "SPONSOR",
                    "scope",
                    Map.of("kind", "PROGRAMME", "id", programme),
                    "reason",
                    "Direction")));
    written =
        must(as(mine).post("/api/grants/" + grant + "/revocation", Map.of("reason", "A changé")))
            .position();
  }

  @Test
  @DisplayName("dit en phrases qui a donné et retiré quel droit, par noms et sans motif")
  void says_who_gave_what() {
    var page = page("auditor", "/security?person=" + sponsor + "&after=" + written);
    assertThat(page)
        .contains(
            mine + " a accordé un droit à Zoé Blanc " + programme + "\u202f: Commanditaire",
            mine + " a retiré un droit à Zoé Blanc " + programme,
            "(Programme " + programme + ")")
        .doesNotContain("??", grant.toString(), "Direction", "A changé");
    assertThat(page.indexOf("a retiré un droit")).isLessThan(page.indexOf("a accordé un droit"));
    assertThat(page("auditor", "/security?person=" + sponsor + "&kind=GRANT_REVOKED"))
        .contains("a retiré un droit à Zoé")
        .doesNotContain("a accordé un droit à Zoé");
  }

  @Test
  @DisplayName("dit du droit reçu avec un programme qu’il vient de sa création, et de personne")
  void says_what_came_with_the_programme() {
    assertThat(page("auditor", "/security?person=" + mine + "&kind=GRANT_GIVEN&after=" + written))
        .containsOnlyOnce(
            mine
                + " a reçu un droit en créant un programme\u202f: Responsable"
                + " (Programme "
                + programme)
        .doesNotContain("a accordé un droit à " + mine);
    var read =
        must(
            as("auditor")
                .get("/api/security-log?kind=GRANT_GIVEN&username=" + mine + "&after=" + written));
    assertThat(read.json()).anyMatch(line -> line.path("person").asString().equals(mine));
    assertThat(read.json())
        .filteredOn(line -> line.path("person").asString().equals(mine))
        .allMatch(line -> line.path("by").isNull());
    assertThat(as(mine).get("/api/groups/me/export?after=" + written).text())
        .contains("\"sentence\":\"Droit d’accès accordé\"");
  }

  @Test
  @DisplayName("a les connexions, les refus une fois par jour, et les exports de la personne")
  void has_sign_ins_refusals_and_exports() {
    var signIn = Map.of("id", UUID.randomUUID());
    must(as(mine).post("/api/me/sign-ins", signIn));
    must(as(mine).post("/api/me/sign-ins", signIn));
    assertThat(as(mine).post("/api/me/sign-ins", Map.of()).status()).isEqualTo(400);
    for (int i = 0; i < 2; i++) {
      assertThat(as(mine).get("/security").status()).isEqualTo(403);
      assertThat(as(mine).get("/api/audit/groups/checkpoint").status()).isEqualTo(403);
    }
    must(as(mine).get("/api/programmes/" + programme + "/evidence.csv"));
    for (int i = 0; i < 2; i++)
      must(as(mine).post("/api/me/refusals", Map.of("policy", "CROSS_SITE_REQUEST")));
    must(as(mine).post("/api/me/refusals", Map.of("policy", "RECENT_SIGN_IN")));
    assertThat(as(mine).post("/api/me/refusals", Map.of("policy", "OTHER")).status())
        .isEqualTo(400);
    var last = must(as(mine).post("/api/me/sign-ins", Map.of("id", UUID.randomUUID())));

    var page = page("auditor", "/security?person=" + mine + "&after=" + last.position());
    assertThat(page)
        .containsOnlyOnce("Accès refusé à " + mine + "\u202f: réservé aux auditeurs")
        .containsOnlyOnce("Accès refusé à " + mine + "\u202f: une demande venue d’un autre site")
        .contains("\u202f: une opération qui demande une connexion récente.")
        .contains(
            "réservé aux auditeurs de l’organisation",
            mine + " a exporté l’index des preuves (Programme " + programme + ")");
    assertThat(page.split("Connexion\u202f: " + mine, -1)).hasSize(3);
  }

  @Test
  @DisplayName("est dans l’export de la personne, sans ce qui est inscrit d’autres")
  void is_in_the_export_of_the_person() {
    assertThat(as(mine).get("/security").status()).isEqualTo(403);
    must(as("other" + programme).post("/api/me/sign-ins", Map.of("id", UUID.randomUUID())));
    var last = must(as(mine).post("/api/me/sign-ins", Map.of("id", UUID.randomUUID())));

    var export = must(as(mine).get("/api/groups/me/export?after=" + last.position()));
    assertThat(
            export
                .json()
                .path("security")
                .valueStream()
                .map(fact -> fact.path("what").asString() + " " + fact.path("sentence").asString()))
        .contains("security.access-refused Accès refusé", "security.signed-in Connexion");
    assertThat(export.json().path("security").toString()).doesNotContain("other" + programme);
  }

  @Test
  @DisplayName("a chaque document d’un programme que la personne enregistre, une ligne chacun")
  void has_each_document() {
    must(as(mine).get("/api/programmes/" + programme + "/dossier.pdf"));
    must(as(mine).get("/programmes/" + programme + "/groups.csv"));
    var last = must(as(mine).post("/api/me/sign-ins", Map.of("id", UUID.randomUUID())));

    var of = " (Programme " + programme + ")";
    assertThat(page("auditor", "/security?person=" + mine + "&after=" + last.position()))
        .containsOnlyOnce(mine + " a exporté le dossier de protection des données" + of)
        .containsOnlyOnce(mine + " a exporté la liste des groupes" + of);
  }

  @Test
  @DisplayName("a les déconnexions, et qui a fermé toutes les connexions de qui")
  void has_sign_outs_and_ended_sessions() {
    var person = "manager-out" + programme;
    var now = Instant.now();
    var signOut = Map.of("id", UUID.randomUUID());
    must(as(person).post("/api/me/sign-outs", signOut));
    must(as(person).post("/api/me/sign-outs", signOut));
    must(as(person).post("/api/me/session-ends", Map.of("at", now.minusSeconds(120).toString())));
    var path = "/api/identities/" + person + "/session-ends";
    var end = Map.of("at", now.minusSeconds(60).toString());
    assertThat(as(person).post(path, end).status()).isEqualTo(403);
    var late = Map.of("at", now.minus(Duration.ofMinutes(16)).toString());
    assertThat(as(person).post("/api/me/session-ends", late).text())
        .contains("\"at\"", "remonter à plus de 15 minutes");
    must(as("administrator").post(path, end));
    var last = must(as("administrator").post(path, end));

    var page = page("auditor", "/security?person=" + person + "&after=" + last.position());
    assertThat(page)
        .containsOnlyOnce("Déconnexion\u202f: " + person)
        .containsOnlyOnce(
            "Connexions fermées\u202f: " + person + ". Fermeture demandée par " + person + ".")
        .containsOnlyOnce(
            "Connexions fermées\u202f: " + person + ". Fermeture demandée par administrator.");
  }

  @Test
  @DisplayName("dit d’un compte qui a perdu un rôle pourquoi ses connexions ont été fermées")
  void says_that_an_account_lost_something() {
    var person = "manager-lost" + programme;
    var before = Instant.now().minus(Duration.ofHours(1));
    var end =
        commands.send(
            new EndSignInSessions(
                new Username(person),
                before,
                before,
                SessionsEnded.IDENTITY_PROVIDER,
                CLOCK.instant()));

    assertThat(page("auditor", "/security?person=" + person + "&after=" + end.position()))
        .contains(
            "Connexions fermées\u202f: " + person + ". Le compte a été désactivé ou supprimé",
            "ou y a perdu un rôle.")
        .doesNotContain("Fermeture demandée", "provider:");
    assertThat(as(person).get("/api/groups/me/export?after=" + end.position()).text())
        .contains("\"sentence\":\"Toutes les connexions fermées\"");
  }

  @Test
  @DisplayName("se lit période par période, d'un an au plus, et le dit")
  void period_by_period() {
    var today = LocalDate.now(CLOCK.withZone(ZoneId.of("Europe/Paris")));
    assertThat(page("auditor", "/security?after=" + written))
        .contains("Jours précédents", "366 jours au plus", "les 7 derniers jours", "300 connexions")
        .doesNotContain("Jours suivants");
    var before = today.minusDays(7);
    assertThat(page("auditor", "/security?from=" + before + "&to=" + before))
        .contains(
            "Aucun événement à ces dates",
            "from=" + before.minusDays(1),
            "Jours suivants",
            "from=" + before.plusDays(1));
    assertThat(as("auditor").get("/api/security-log?from=" + today.minusDays(366)).status())
        .isEqualTo(400);
    assertThat(as("auditor").get("/api/security-log?from=" + today.minusDays(365)).status())
        .isEqualTo(200);
    assertThat(as("auditor").get("/security?to=-999999999-01-01").status()).isEqualTo(400);
    assertThat(as("auditor").get("/security?from=%s&to=%s".formatted(today, before)).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("se lit page par page, du plus récent au plus ancien, sans rien répéter")
  void page_by_page() {
    var many = "manager-often" + programme;
    long last = 0;
    for (int i = 0; i < 55; i++)
      last = must(as(many).post("/api/me/sign-ins", Map.of("id", UUID.randomUUID()))).position();
    var first = page("auditor", "/security?kind=SIGN_IN&person=" + many + "&after=" + last);
    assertThat(first.split("Connexion\u202f: " + many, -1)).hasSize(51);
    var next = Pattern.compile("cursor=([^\"&]+)").matcher(first);
    assertThat(next.find()).isTrue();
    var second =
        page("auditor", "/security?kind=SIGN_IN&person=" + many + "&cursor=" + next.group(1));
    assertThat(second.split("Connexion\u202f: " + many, -1)).hasSize(6);
    assertThat(second).doesNotContain("cursor=").contains("Les plus récents");
  }

  @Test
  @DisplayName("a les comptes associés, refusés, libérés et attribués, en phrases")
  void has_accounts() {
    var person = "ida-" + programme;
    var entry = "new-" + programme;
    must(as("manager").post("/api/people", GroupFixture.people(List.of(entry))));
    assertThat(me(person, "account-" + person).status()).isEqualTo(200);
    assertThat(me(person, "other-" + person).status()).isEqualTo(403);
    var identity = "/api/identities/" + person;
    must(
        as("administrator")
            .post(
                identity + "/assignment",
                Map.of("issuer", PROVIDER.issuer(), "subject", "other-" + person, "to", entry)));
    var released =
        must(as("administrator").post(identity + "/release", Map.of("reason", "Compte recréé")));

    assertThat(page("auditor", "/security?person=" + person + "&after=" + released.position()))
        .contains(
            "Un compte du fournisseur d’identité a été relié à " + person,
            "Un autre compte a tenté de se connecter avec l’identifiant qui appartient à " + person,
            "administrator a libéré l’identifiant qui appartenait à " + person)
        .doesNotContain("account-", "other-", "Compte recréé", "??");
    assertThat(page("auditor", "/security?kind=SUBJECT_ASSIGNED&person=" + entry))
        .contains("administrator a relié à ", "un compte qui avait été refusé");
    var english = as("auditor");
    assertThat(
            english
                .send(english.request("/security?person=" + person).header("Accept-Language", "en"))
                .text())
        .contains(
            "An identity provider account was linked to " + person,
            "Another account tried to sign in with the username that belongs to " + person,
            "administrator released the username that belonged to " + person);
  }

  @Test
  @DisplayName("dit qui a modifié l'adresse de qui, sans les adresses")
  void has_changed_addresses() {
    var person = "ines-" + programme;
    long last = 0;
    for (var address : List.of("avant@exemple.fr", "apres@exemple.fr"))
      last =
          must(as(mine)
                  .post(
                      "/api/people",
                      List.of(
                          Map.of("username", person, "displayName", "Inès Roy", "email", address))))
              .position();

    assertThat(
            page(
                "auditor",
                "/security?kind=EMAIL_ADDRESS_CHANGED&person=" + person + "&after=" + last))
        .containsOnlyOnce(
            "Adresse électronique modifiée dans l’annuaire\u202f: Inès Roy. Modification faite par "
                + mine)
        .doesNotContain("??", "exemple.fr");
    var found = must(as("auditor").get("/api/security-log?username=" + person));
    assertThat(found.field("/0/kind")).isEqualTo("EMAIL_ADDRESS_CHANGED");
    assertThat(found.field("/0/by")).isEqualTo(mine);
    assertThat(found.text()).doesNotContain("exemple.fr");
  }

  private Answer me(String name, String subject) {
    return new Caller(service(), token(name, claims -> claims.subject(subject))).get("/api/me");
  }

  @Test
  @DisplayName("se lit aussi par programme, page par page, le plus récent d'abord")
  void as_json() {
    var first =
        must(
            as("auditor")
                .get("/api/security-log?size=1&username=" + sponsor + "&after=" + written));
    assertThat(first.field("/0/kind")).isEqualTo("GRANT_REVOKED");
    assertThat(first.field("/0/personName")).startsWith("Zoé Blanc");
    assertThat(first.field("/0/scope/kind")).isEqualTo("PROGRAMME");
    assertThat(first.text()).doesNotContain("GRANT_GIVEN");
  }

  @Test
  @DisplayName("n'est qu'à qui audite l'organisation, et se trouve depuis les journaux d'audit")
  void only_for_auditors_of_the_organisation() {
    for (var who : List.of(mine, "administrator", "alice"))
      for (var path : List.of("/security", "/api/security-log"))
        assertThat(as(who).get(path).status()).as(who + path).isEqualTo(403);
    assertThat(as("auditor").get("/audit/groups").text()).contains("href=\"/security\"");
    var english = as("auditor");
    assertThat(english.send(english.request("/security").header("Accept-Language", "en")).text())
        .contains("Security log", "Most recent first")
        .doesNotContain("??");
  }
}
