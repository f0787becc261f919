package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le journal de sécurité des séances")
class SecurityLogTest extends SessionServiceFixture {
  private static final String API = "/api/audit/sessions/security-log";
  private static final String PAGE = "/audit/sessions/security";

  @Test
  @DisplayName(
      "a un refus une fois par personne, règle et jour, et chaque export, dans le registre")
  void has_refusals_and_exports() {
    var stranger = "stranger" + group;
    for (int i = 0; i < 3; i++) assertThat(as(stranger).get(path("")).status()).isEqualTo(404);
    assertThat(as(stranger).get("/api/audit/sessions/checkpoint").status()).isEqualTo(403);
    must(as(stranger).get("/api/sessions/me/export"));

    await()
        .untilAsserted(
            () ->
                assertThat(kinds(stranger))
                    .containsExactly("EXPORT", "ACCESS_REFUSED", "ACCESS_REFUSED"));
    assertThat(must(as("auditor").get(PAGE + "?person=" + stranger)).text())
        .contains(
            "Accès refusé à " + stranger + "\u202f: une séance",
            "Accès refusé à " + stranger + "\u202f: réservé aux auditeurs de l’organisation",
            stranger + " a exporté ses données personnelles",
            "366 jours au plus",
            "href=\"/security\"")
        .doesNotContain("??");
    assertThat(kinds(stranger, "&kind=EXPORT")).containsExactly("EXPORT");
    assertThat(as("auditor").get("/api/audit/sessions/commits?aggregate=security").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("est dans l’export de la personne, dans sa langue, et de personne d’autre")
  void is_in_the_export_of_the_person() {
    var stranger = "stranger" + UUID.randomUUID();
    assertThat(as(stranger).get(path("")).status()).isEqualTo(404);
    must(as(stranger).get("/api/sessions/me/export"));

    await()
        .untilAsserted(
            () -> {
              var export = must(as(stranger).get("/api/sessions/me/export")).body();
              assertThat(export.path("facts")).isEmpty();
              var security = export.path("security");
              assertThat(texts(security, "what"))
                  .startsWith("security.access-refused", "security.data-exported");
              assertThat(texts(security, "sentence")).startsWith("Accès refusé", "Export");
              assertThat(security.valueStream())
                  .allSatisfy(
                      fact ->
                          assertThat(fact.at("/content/person").asString()).isEqualTo(stranger));
            });
    assertThat(must(as("carla").get("/api/sessions/me/export")).text()).doesNotContain(stranger);
  }

  @Test
  @DisplayName("a qui a consulté les textes de quelle séance, par nom")
  void has_opened_words() {
    var person = "zoe-" + group;
    hear(
        "group.person-registered.v1",
        Map.of("username", person, "displayName", "Zoé " + group, "at", "2026-11-24T09:00:00Z"));
    must(as("alice").post(path("/topics"), topic(UUID.randomUUID())));
    await()
        .until(
            () ->
                as("anne")
                    .post(path("/substitute"), Map.of("username", person, "reason", "Malade"))
                    .succeeded());
    as(person).await(path(""), s -> s.path("facilitator").asString().equals(person));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        must(as("auditor")
                                .get(PAGE + "?kind=WORDS_OPENED&person=Zo%C3%A9%20" + group))
                            .text())
                    .contains(
                        "Zoé " + group + " a consulté les textes d’une séance",
                        "/sessions/" + session + "/readers")
                    .doesNotContain(">" + person));
    var line = must(as("auditor").get(API + "?username=" + person)).body().path(0);
    assertThat(line.path("session").asString()).isEqualTo(session.toString());
    assertThat(line.path("personName").asString()).isEqualTo("Zoé " + group);
    assertThat(as("auditor").get(PAGE + "?person=Nobody%20At%20All").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("n'est que pour les auditeurs de l'organisation")
  void only_for_auditors_of_the_organisation() {
    for (var who : List.of("manager", "anne", "alice"))
      for (var path : List.of(API, PAGE))
        assertThat(as(who).get(path).status()).as(who + path).isEqualTo(403);
    assertThat(must(as("auditor").get("/audit/sessions")).text()).contains("href=\"/security\"");
  }

  private List<String> kinds(String person) {
    return kinds(person, "");
  }

  private List<String> kinds(String person, String more) {
    var found = must(as("auditor").get(API + "?username=" + person + more)).body();
    return found.valueStream().map(line -> line.path("kind").asString()).toList();
  }
}
