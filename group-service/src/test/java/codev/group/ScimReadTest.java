package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le fournisseur d’identité lit l’annuaire par SCIM")
class ScimReadTest extends ScimFixture {
  private final String anne = "anne" + own;
  private final String bruno = "bruno" + own;

  @BeforeEach
  void two_people() {
    register(listed(bruno, "Bruno Roy"));
    var person = listed(anne, "Anne Blanc");
    person.put("managerUsername", bruno);
    register(person);
  }

  @Test
  @DisplayName("chaque personne a les attributs de l’annuaire, et une version")
  void a_person_has_the_attributes_of_the_directory() {
    var found = found("userName eq \"" + anne.toUpperCase(Locale.ROOT) + "\"");

    assertThat(found.path("userName").asString()).isEqualTo(anne);
    assertThat(found.path("displayName").asString()).isEqualTo("Anne Blanc");
    assertThat(found.at("/name/formatted").asString()).isEqualTo("Anne Blanc");
    assertThat(found.path("active").booleanValue()).isTrue();
    assertThat(found.at("/emails/0/value").asString()).isEqualTo(anne + "@exemple.fr");
    assertThat(found.at("/emails/0/type").asString()).isEqualTo("work");
    assertThat(found.path("title").asString()).isEqualTo("Analyste");
    assertThat(found.at("/addresses/0/locality").asString()).isEqualTo("Lyon");
    assertThat(found.path(ENTERPRISE).path("department").asString()).isEqualTo("Finance");
    assertThat(found.path(ENTERPRISE).at("/manager/value").asString()).isEqualTo(idOf(bruno));
    assertThat(found.path(ENTERPRISE).at("/manager/displayName").asString()).isEqualTo("Bruno Roy");
    assertThat(found.at("/meta/resourceType").asString()).isEqualTo("User");
    assertThat(found.has("externalId")).isFalse();

    var id = found.path("id").asString();
    assertThat(found.at("/meta/location").asString())
        .isEqualTo("https://codev.example.org/scim/v2/Users/" + id);
    var alone = read(USERS + "/" + id);
    assertThat(alone.json()).isEqualTo(found);
    assertThat(alone.response().headers().firstValue("Content-Type"))
        .contains("application/scim+json");
    assertThat(alone.response().headers().firstValue("ETag"))
        .contains(found.at("/meta/version").asString());
  }

  @Test
  @DisplayName("elle se trouve par son adresse, et l’inconnue n’existe pas")
  void is_found_by_their_address() {
    for (var attribute : List.of("emails", "emails.value", "emails[type eq \"work\"].value"))
      assertThat(found(attribute + " eq \"" + anne + "@EXEMPLE.FR\"").path("userName").asString())
          .isEqualTo(anne);
    assertThat(find("userName eq \"nobody" + own + "\"").json().path("totalResults").asInt())
        .isZero();
    assertThat(find("externalId eq \"" + own + "\"").json().path("totalResults").asInt()).isZero();
    isRefused(read(USERS + "/" + tokenId), 404);
    isRefused(find("displayName co \"Anne\""), 400, "invalidFilter");
  }

  @Test
  @DisplayName("la liste se lit page par page, en pages bornées")
  void is_read_page_by_page() {
    var first = read(USERS + "?startIndex=1&count=1").json();
    assertThat(first.path("itemsPerPage").asInt()).isEqualTo(1);
    int total = first.path("totalResults").asInt();
    assertThat(total).isGreaterThanOrEqualTo(2);
    var second = read(USERS + "?startIndex=2&count=1").json();
    assertThat(second.path("startIndex").asInt()).isEqualTo(2);
    assertThat(second.at("/Resources/0/id")).isNotEqualTo(first.at("/Resources/0/id"));

    assertThat(read(USERS + "?count=0").json().path("Resources").size()).isZero();
    assertThat(read(USERS + "?count=-1&startIndex=-5").json().path("startIndex").asInt()).isOne();
    assertThat(read(USERS + "?count=100000").json().path("itemsPerPage").asInt())
        .isEqualTo(Math.min(total, 100));
    var beyond = read(USERS + "?startIndex=" + (total + 1)).json();
    assertThat(beyond.path("Resources").size()).isZero();
    assertThat(beyond.path("totalResults").asInt()).isEqualTo(total);
    isRefused(read(USERS + "?count=many"), 400, "invalidValue");
  }

  @Test
  @DisplayName("une version déjà connue n’est pas envoyée de nouveau")
  void is_not_sent_twice() {
    var path = USERS + "/" + idOf(anne);
    var version = read(path).response().headers().firstValue("ETag").orElseThrow();
    var caller = new Caller(service(), token());
    var again = caller.send(caller.request(path).header("If-None-Match", version));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  @DisplayName("il apprend ce qui est pris en charge, et que le reste n’existe pas")
  void learns_what_is_supported() {
    var configuration = read("/scim/v2/ServiceProviderConfig").json();
    assertThat(configuration.at("/patch/supported").booleanValue()).isTrue();
    assertThat(configuration.at("/bulk/supported").booleanValue()).isFalse();
    assertThat(configuration.at("/filter/maxResults").asInt()).isEqualTo(100);
    assertThat(configuration.at("/etag/supported").booleanValue()).isTrue();
    assertThat(configuration.at("/meta/location").asString())
        .isEqualTo("https://codev.example.org/scim/v2/ServiceProviderConfig");
    assertThat(read("/scim/v2/ResourceTypes").json().at("/Resources/0/endpoint").asString())
        .isEqualTo("/Users");
    assertThat(read("/scim/v2/ResourceTypes/User").field("/name")).isEqualTo("User");
    var schemas = read("/scim/v2/Schemas").json();
    assertThat(schemas.path("totalResults").asInt()).isEqualTo(2);
    assertThat(read("/scim/v2/Schemas/" + ENTERPRISE).field("/name")).isEqualTo("EnterpriseUser");
    isRefused(read("/scim/v2/Schemas/urn:other"), 404);
    isRefused(read("/scim/v2/Groups"), 404);
    isRefused(scim("POST", "/scim/v2/Bulk", Map.of()), 404);
  }

  @Test
  @DisplayName("avec un jeton de service seulement, ni expiré ni révoqué, et pour cet usage")
  void with_a_service_token_only() throws SQLException {
    assertThat(read(USERS).status()).isEqualTo(200);
    for (var person : List.of("administrator", "manager", "auditor"))
      isRefused(as(person).get(USERS), 401);
    isRefused(new Caller(service(), "codev_" + own).get(USERS), 401);
    assertThat(new Caller(service(), token()).html("/groups").status()).isEqualTo(401);
    assertThat(page("administrator", "/service-tokens")).contains(tokenName);

    change("scopes = '{}'");
    isRefused(read(USERS), 403);
    change("scopes = '{SCIM}', expires_at = clock_timestamp()");
    isRefused(read(USERS), 401);
    change("expires_at = clock_timestamp() + interval '1 day'");
    assertThat(read(USERS).status()).isEqualTo(200);
    plainly("administrator", "/service-tokens/" + tokenId + "/revocation", "");
    var refused = read(USERS);
    isRefused(refused, 401);
    assertThat(refused.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  @DisplayName("un jeton créé, révoqué ou refusé a une ligne dans le flux du journal de sécurité")
  void is_in_the_security_stream() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      assertThat(read(USERS).status()).isEqualTo(200);
      plainly("administrator", "/service-tokens/" + tokenId + "/revocation", "");
      for (int i = 0; i < 3; i++) assertThat(read(USERS).status()).isEqualTo(401);

      assertThat(log.lines("token=" + tokenId))
          .containsExactly(
              "event=service-token-created by=administrator token=%s name=%s"
                  .formatted(tokenId, tokenName),
              "event=service-token-revoked by=administrator token=%s name=%s"
                  .formatted(tokenId, tokenName),
              "event=token-refused reason=revoked token=" + tokenId);
    }
  }

  private void change(String set) throws SQLException {
    try (var database =
            DriverManager.getConnection(
                LOG.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
        var update =
            database.prepareStatement("update service_token set " + set + " where id = ?")) {
      update.setObject(1, tokenId);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
