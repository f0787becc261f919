package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le fournisseur d’identité tient l’annuaire à jour par SCIM")
class ScimWriteTest extends ScimFixture {
  private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private final String anne = "anne" + own + "@exemple.fr";
  private final String bruno = "bruno" + own + "@exemple.fr";

  /** As Entra ID adds a user with the mappings that it proposes. */
  private String asEntra(String username) {
    return """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
         "externalId":"objectid-%1$s","userName":"%2$s","active":true,
         "displayName":"Anne Blanc","title":"Analyste",
         "emails":[{"primary":true,"type":"work","value":"%2$s"}],
         "meta":{"resourceType":"User"},
         "name":{"formatted":"Anne Blanc","familyName":"Blanc","givenName":"Anne"},
         "addresses":[{"type":"work","formatted":"Lyon, FR","locality":"Lyon","primary":false}],
         "phoneNumbers":[{"type":"mobile","value":"+33600000000"}],
         "preferredLanguage":"fr","roles":[],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
           {"department":"Finance","employeeNumber":"4711"}}
        """
        .formatted(own, username);
  }

  /** As Okta adds a user. */
  private String asOkta(String username) {
    return """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%2$s",
         "name":{"givenName":"Bruno","familyName":"Roy"},
         "emails":[{"primary":true,"value":"%2$s","type":"work"}],
         "displayName":"Bruno Roy","locale":"en-US","externalId":"00u%1$s","groups":[],
         "password":"1mz050nq","active":true}
        """
        .formatted(own, username);
  }

  private static Map<String, Object> patch(Map<?, ?>... operations) {
    return Map.of("schemas", List.of(PATCH_OP), "Operations", List.of(operations));
  }

  private static Map<String, Object> operation(String op, String path, Object value) {
    return Map.of("op", op, "path", path, "value", value);
  }

  @Test
  @DisplayName("une personne ajoutée par Entra ID entre à l’annuaire, au nom du jeton")
  void as_entra_id_adds_a_person() {
    var added = scim("POST", USERS, asEntra(anne));

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    var id = added.field("/id");
    assertThat(added.response().headers().firstValue("Location"))
        .contains("https://codev.example.org/scim/v2/Users/" + id);
    assertThat(added.response().headers().firstValue("ETag")).isPresent();
    assertThat(added.json().has("password")).isFalse();
    assertThat(read(USERS + "/" + id).json()).isEqualTo(added.json());
    assertThat(found("externalId eq \"objectid-" + own + "\"").path("id").asString()).isEqualTo(id);
    var entry = as("administrator").get("/api/people?query=" + anne).json().path(0);
    assertThat(entry.path("displayName").asString()).isEqualTo("Anne Blanc");
    assertThat(entry.path("email").asString()).isEqualTo(anne);
    assertThat(entry.path("unit").asString()).isEqualTo("Finance");
    assertThat(entry.path("site").asString()).isEqualTo("Lyon");
    assertThat(entry.path("jobFamily").asString()).isEqualTo("Analyste");
    await()
        .untilAsserted(
            () -> assertThat(page("administrator", "/people/" + anne)).contains("Ajout", actor()));
  }

  @Test
  @DisplayName("une personne n’est ajoutée qu’une fois, et aucune autre n’est écrasée")
  void nobody_is_overwritten() throws SQLException {
    assertThat(scim("POST", USERS, asOkta(anne)).status()).isEqualTo(201);
    int events = eventsOf(anne);

    isRefused(scim("POST", USERS, asOkta(anne)), 409, "uniqueness");
    isRefused(scim("POST", USERS, asEntra(anne.toUpperCase(Locale.ROOT))), 409);
    var sameAddress = Map.of("userName", "x" + own, "displayName", "X", "emails", emails(anne));
    isRefused(scim("POST", USERS, sameAddress), 409, "uniqueness");
    var sameId = Map.of("userName", "x" + own, "displayName", "X", "externalId", "00u" + own);
    isRefused(scim("POST", USERS, sameId), 409, "uniqueness");
    var listed = "listed" + own + "@exemple.fr";
    register(listed(listed, "Inscrite par une liste"));
    isRefused(scim("POST", USERS, asOkta(listed)), 409, "uniqueness");

    assertThat(eventsOf(anne)).isEqualTo(events);
    assertThat(found("userName eq \"" + anne + "\"").path("displayName").asString())
        .isEqualTo("Bruno Roy");
  }

  private static List<Map<String, Object>> emails(String address) {
    return List.of(Map.of("value", address, "type", "work", "primary", true));
  }

  @Test
  @DisplayName("ce qu’une liste n’accepterait pas est refusé")
  void what_a_list_would_not_take() {
    isRefused(scim("POST", USERS, "{"), 400, "invalidSyntax");
    isRefused(scim("POST", USERS, "[]"), 400, "invalidSyntax");
    isRefused(scim("POST", USERS, Map.of("displayName", "X")), 400, "invalidValue");
    isRefused(scim("POST", USERS, Map.of("userName", "x" + own)), 400, "invalidValue");
    var person = Map.of("userName", "x y" + own, "displayName", "X");
    isRefused(scim("POST", USERS, person), 400, "invalidValue");
    isRefused(
        scim("POST", USERS, Map.of("userName", "x" + own, "displayName", "X".repeat(201))),
        400,
        "invalidValue");
    isRefused(
        scim(
            "POST",
            USERS,
            Map.of("userName", "x" + own, "displayName", "X", "emails", emails("no address"))),
        400,
        "invalidValue");
    isRefused(
        scim("POST", USERS, Map.of("userName", "x" + own, "displayName", "\0")),
        400,
        "invalidValue");
    isRefused(scim("POST", USERS, "{\"title\":\"" + "x".repeat(64 * 1024) + "\"}"), 413);
    assertThat(find("userName eq \"x" + own + "\"").json().path("totalResults").asInt()).isZero();
  }

  @Test
  @DisplayName("une modification d’Entra ID change la fiche, et la même ne change plus rien")
  void as_entra_id_changes_a_person() throws SQLException {
    must(scim("POST", USERS, asEntra(anne)));
    must(scim("POST", USERS, asOkta(bruno)));
    var path = USERS + "/" + idOf(anne);
    var change =
        patch(
            operation("Replace", "displayName", "Anne Roy"),
            operation("Replace", "emails[type eq \"work\"].value", "roy" + own + "@exemple.fr"),
            operation("Add", ENTERPRISE + ":department", "Achats"),
            operation("Add", ENTERPRISE + ":manager", idOf(bruno)),
            operation("Replace", "name.familyName", "Roy"));

    var changed = scim("PATCH", path, change);

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.field("/displayName")).isEqualTo("Anne Roy");
    assertThat(changed.field("/emails/0/value")).isEqualTo("roy" + own + "@exemple.fr");
    assertThat(changed.json().path(ENTERPRISE).path("department").asString()).isEqualTo("Achats");
    assertThat(changed.json().path(ENTERPRISE).at("/manager/displayName").asString())
        .isEqualTo("Bruno Roy");
    assertThat(changed.field("/title")).as("not mentioned").isEqualTo("Analyste");
    int events = eventsOf(anne);
    var again = scim("PATCH", path, change);
    assertThat(again.json()).isEqualTo(changed.json());
    assertThat(eventsOf(anne)).isEqualTo(events);
  }

  @Test
  @DisplayName("une modification d’Okta remplace ce qu’il connaît, et laisse le reste")
  void as_okta_changes_a_person() throws SQLException {
    register(listed(bruno, "Bruno R."));
    var path = USERS + "/" + idOf(bruno);

    var changed = scim("PUT", path, asOkta(bruno));

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.field("/displayName")).isEqualTo("Bruno Roy");
    assertThat(changed.field("/externalId")).isEqualTo("00u" + own);
    assertThat(changed.field("/addresses/0/locality")).as("of the list").isEqualTo("Lyon");
    int events = eventsOf(bruno);
    assertThat(scim("PUT", path, asOkta(bruno)).json()).isEqualTo(changed.json());
    assertThat(eventsOf(bruno)).isEqualTo(events);
  }

  @Test
  @DisplayName("l’identifiant de connexion ne change pas, et ce qui est à une autre lui reste")
  void what_stays() {
    must(scim("POST", USERS, asEntra(anne)));
    must(scim("POST", USERS, asOkta(bruno)));
    var path = USERS + "/" + idOf(anne);

    isRefused(
        scim("PATCH", path, patch(operation("replace", "userName", "other" + own))),
        400,
        "mutability");
    isRefused(scim("PUT", path, asEntra("other" + anne)), 400, "mutability");
    isRefused(
        scim("PATCH", path, patch(operation("replace", "externalId", "00u" + own))),
        409,
        "uniqueness");
    isRefused(
        scim("PATCH", path, patch(operation("replace", "emails.value", "no address"))),
        400,
        "invalidValue");
    isRefused(
        scim("PATCH", path, patch(operation("replace", ENTERPRISE + ":manager", idOf(anne)))),
        400,
        "invalidValue");
    isRefused(
        scim("PATCH", path, patch(operation("replace", ENTERPRISE + ":manager", tokenId))),
        400,
        "invalidValue");
    isRefused(scim("PATCH", path, patch(Map.of("op", "remove"))), 400, "noTarget");
    var many = IntStream.range(0, 51).mapToObj(_ -> operation("add", "title", "x"));
    isRefused(scim("PATCH", path, patch(many.toArray(Map[]::new))), 400, "invalidValue");
    isRefused(scim("PATCH", USERS + "/" + tokenId, patch()), 404);
  }

  @Test
  @DisplayName("une version dépassée est refusée")
  void an_earlier_version() {
    must(scim("POST", USERS, asEntra(anne)));
    var path = USERS + "/" + idOf(anne);
    var version = read(path).response().headers().firstValue("ETag").orElseThrow();
    var change = patch(operation("replace", "title", "Contrôleuse"));

    assertThat(scim("PATCH", path, change, "If-Match", version).status()).isEqualTo(200);
    isRefused(scim("PATCH", path, change, "If-Match", version), 412);
    isRefused(scim("PUT", path, asEntra(anne), "If-Match", version), 412);
    isRefused(scim("DELETE", path, "", "If-Match", version), 412);
    assertThat(scim("PATCH", path, change, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("une personne désactivée a quitté l’organisation, et revient une fois réactivée")
  void who_is_not_active_has_left() throws SQLException {
    must(scim("POST", USERS, asEntra(anne)));
    var path = USERS + "/" + idOf(anne);
    var leaves = patch(operation("Replace", "active", "False"));

    assertThat(scim("PATCH", path, leaves).json().path("active").booleanValue()).isFalse();
    int events = eventsOf(anne);
    assertThat(scim("PATCH", path, leaves).json().path("active").booleanValue()).isFalse();
    assertThat(scim("DELETE", path, "").status()).isEqualTo(204);
    assertThat(eventsOf(anne)).isEqualTo(events);
    await()
        .untilAsserted(
            () ->
                assertThat(page("administrator", "/people/" + anne))
                    .contains("A quitté l’organisation"));
    isRefused(scim("POST", USERS, asEntra(anne)), 409, "uniqueness");
    var renamed = patch(operation("replace", "displayName", "Anne Absente"));
    assertThat(scim("PATCH", path, renamed).field("/displayName")).isEqualTo("Anne Blanc");

    var back = patch(Map.of("op", "replace", "value", Map.of("active", true)));
    assertThat(scim("PATCH", path, back).json().path("active").booleanValue()).isTrue();
    await()
        .untilAsserted(
            () ->
                assertThat(page("administrator", "/people/" + anne))
                    .doesNotContain("A quitté l’organisation"));
  }

  @Test
  @DisplayName("un départ n’est refusé pour aucune autre valeur, ni une modification pour l’ancien")
  void nothing_keeps_who_leaves() {
    var listed = listed(bruno, "Bruno Roy");
    listed.put("managerUsername", "Un Chef");
    register(listed);
    var path = USERS + "/" + idOf(bruno);

    var renamed = scim("PATCH", path, patch(operation("replace", "displayName", "Bruno Blanc")));
    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(renamed.json().path(ENTERPRISE).at("/manager/value").asString())
        .isEqualTo("un chef");

    var left =
        scim(
            "PATCH",
            path,
            patch(
                operation("replace", "emails.value", "no address"),
                operation("replace", "active", false)));
    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(left.json().path("active").booleanValue()).isFalse();
    assertThat(left.field("/emails/0/value")).isEqualTo(bruno);
  }

  @Test
  @DisplayName("une personne supprimée a quitté l’organisation, et n’est pas effacée")
  void who_is_deleted_has_left() {
    var put = new HashMap<String, Object>();
    put.put("userName", anne);
    put.put("name", Map.of("givenName", "Anne", "familyName", "Blanc"));
    put.put("active", true);
    must(scim("POST", USERS, put));
    var path = USERS + "/" + idOf(anne);

    assertThat(scim("DELETE", path, "").status()).isEqualTo(204);

    assertThat(read(path).json().path("active").booleanValue()).isFalse();
    assertThat(read(path).field("/displayName")).isEqualTo("Anne Blanc");
    put.put("active", "True");
    assertThat(scim("PUT", path, put).json().path("active").booleanValue()).isTrue();
  }

  private static int eventsOf(String username) throws SQLException {
    try (var database =
            DriverManager.getConnection(
                LOG.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
        var query =
            database.prepareStatement("select count(*) from events where aggregate_id = ?")) {
      query.setString(1, "person/" + username);
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
      }
    }
  }
}
