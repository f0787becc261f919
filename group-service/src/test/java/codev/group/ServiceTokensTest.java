package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un administrateur donne un jeton à un autre système")
class ServiceTokensTest extends PagesTest {
  private static final String PAGE = "/service-tokens";
  private static final Pattern SECRET = Pattern.compile("value=\"(codev_[A-Za-z0-9_-]{43})\"");

  private final UUID id = UUID.randomUUID();
  private final String name = "jeton-" + id.toString().substring(0, 8);

  @Test
  @DisplayName("affiché une seule fois, gardé sous la forme d’un condensat")
  void is_shown_once() throws SQLException {
    var answer = plainly("administrator", PAGE, form());

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var secret = SECRET.matcher(answer.text());
    assertThat(secret.find()).as(answer.text()).isTrue();
    var again = plainly("administrator", PAGE, form());
    assertThat(again.text()).contains("Ce jeton a déjà été affiché").doesNotContain("codev_");
    assertThat(page("administrator", PAGE)).contains(name, "Jamais").doesNotContain("codev_");
    assertThat(stored()).doesNotContain(secret.group(1)).contains(name);
  }

  @Test
  @DisplayName("de même nom qu’aucun autre, et d’un nom que l’on peut lire comme auteur")
  void has_a_name_of_its_own() {
    plainly("administrator", PAGE, form());

    var taken = plainly("administrator", PAGE, form().replace(id.toString(), other()));
    assertThat(taken.status()).as(taken.text()).isEqualTo(409);
    var unreadable = plainly("administrator", PAGE, form().replace(name, "Entra%20ID"));
    assertThat(unreadable.status()).isEqualTo(400);
    var withoutUse = plainly("administrator", PAGE, form().replace("&scopes=SCIM", ""));
    assertThat(withoutUse.status()).isEqualTo(400);
  }

  private static String other() {
    return UUID.randomUUID().toString();
  }

  @Test
  @DisplayName("révoqué une fois pour toutes, et chaque changement est au journal de sécurité")
  void is_revoked() {
    plainly("administrator", PAGE, form());
    var revocation = PAGE + "/" + id + "/revocation";

    assertThat(plainly("administrator", revocation, "").status()).isEqualTo(303);
    var revoked = plainly("administrator", revocation, "");

    assertThat(revoked.status()).isEqualTo(303);
    assertThat(page("administrator", PAGE)).contains("Révoqué");
    var recorded = revoked.response().headers().firstValue("Location").orElseThrow();
    var after = recorded.substring(recorded.indexOf('?') + 1);
    assertThat(page("auditor", "/security?kind=SERVICE_TOKEN_CREATED&" + after))
        .contains("a créé un jeton de service\u202f: " + name);
    assertThat(page("auditor", "/security?kind=SERVICE_TOKEN_REVOKED&" + after))
        .containsOnlyOnce("a révoqué un jeton de service\u202f: " + name);
  }

  @Test
  @DisplayName("par personne d’autre qu’un administrateur de l’organisation")
  void by_administrators_only() {
    for (var other : List.of("manager", "auditor", "facilitator", "participant")) {
      assertThat(plainly(other, PAGE, form()).status()).as(other).isEqualTo(403);
      assertThat(as(other).get(PAGE).status()).as(other).isEqualTo(403);
    }
    var unknown = PAGE + "/" + UUID.randomUUID() + "/revocation";
    assertThat(plainly("administrator", unknown, "").status()).isEqualTo(404);
    assertThat(page("administrator", "/grants")).contains("href=\"/service-tokens\"");
  }

  @Test
  @DisplayName("signalé si la personne qui l’a créé a quitté l’organisation")
  void of_an_author_who_has_left() {
    var author = "administrator-" + name;
    must(
        as("manager")
            .post("/api/people", List.of(Map.of("username", author, "displayName", author))));
    var organisation = Map.of("kind", "ORGANISATION");
    grant(author, "MANAGER", organisation, Map.of("reason", "Administration"));
    assertThat(page(author, PAGE)).contains("Jetons de service");
    assertThat(plainly(author, PAGE, form()).status()).isEqualTo(200);
    assertThat(row()).contains(author).doesNotContain("A quitté l’organisation");

    must(as("administrator").post("/api/people/" + author + "/departure", Map.of()));

    assertThat(row()).contains(author, "A quitté l’organisation");
  }

  /** What the page says of this token. */
  private String row() {
    var page = page("administrator", PAGE);
    int start = page.indexOf(">" + name + "<");
    return page.substring(start, page.indexOf("</tr>", start));
  }

  private String form() {
    return "id=%s&name=%s&months=12&scopes=SCIM".formatted(id, name);
  }

  /** All of the rows, as a backup has them. */
  private static String stored() throws SQLException {
    try (var database =
            DriverManager.getConnection(
                LOG.url(), TestPostgres.Database.USERNAME, TestPostgres.Database.PASSWORD);
        var query =
            database.prepareStatement("select string_agg(t::text, ' ') from service_token t");
        var rows = query.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
