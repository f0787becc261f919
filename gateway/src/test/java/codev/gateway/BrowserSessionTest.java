package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une personne connectée par son navigateur")
class BrowserSessionTest extends GatewayFixture {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  @DisplayName("la connexion se fait par code, avec PKCE")
  void sign_in_is_by_code_with_pkce() {
    var answer = send(to("/oauth2/authorization/codev"));

    assertThat(Browser.location(answer))
        .startsWith(NEIGHBOURS.identity.issuer() + "/oauth2/authorize")
        .contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=");
  }

  @Test
  @DisplayName("le cookie de session ne se lit pas, ne voyage pas et ne vaut qu'ici")
  void the_session_cookie_is_locked() {
    var answer = send(to("/oauth2/authorization/codev"));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("__Host-codev="))
        .singleElement()
        .asString()
        .contains("Path=/", "Secure", "SameSite=Lax")
        .containsIgnoringCase("HttpOnly")
        .doesNotContain("Domain");
  }

  @Test
  @DisplayName("le service reçoit le jeton de la personne, et rien de ses cookies que sa langue")
  void the_service_gets_the_token_and_no_cookie() {
    var browser = new Browser(this).signedIn();
    browser.cookies.put("lang", "en");

    browser.send(browser.page("/groups"));

    var headers = NEIGHBOURS.asked.remove().headers();
    assertThat(headers.getFirst("Authorization")).startsWith("Bearer ey");
    assertThat(headers.get("Cookie")).isEqualTo(List.of("lang=en"));
  }

  @Test
  @DisplayName("un jeton qui va expirer est renouvelé en chemin")
  void a_token_about_to_expire_is_refreshed() {
    NEIGHBOURS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    int before = NEIGHBOURS.refreshes.get();

    var answer = browser.send(browser.page("/groups"));

    assertThat(answer.body()).isEqualTo("fine");
    assertThat(NEIGHBOURS.refreshes.get()).isGreaterThan(before);
  }

  @Test
  @DisplayName("quand le fournisseur ne renouvelle plus, il faut se reconnecter")
  void a_refused_refresh_ends_the_session() {
    NEIGHBOURS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    NEIGHBOURS.refreshing = false;

    var first = browser.send(to("/api/groups"));
    var second = browser.send(browser.page("/groups"));

    assertThat(first.statusCode()).isEqualTo(401);
    assertThat(second.statusCode()).isEqualTo(302);
    assertThat(NEIGHBOURS.asked).isEmpty();
  }

  @Test
  @DisplayName("une demande sans le jeton de la page est refusée")
  void a_request_without_the_pages_token_is_refused() {
    var browser = new Browser(this).signedIn();

    var answer = browser.send(post(to("/api/groups"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(NEIGHBOURS.asked).isEmpty();
  }

  @Test
  @DisplayName("une demande avec le jeton de la page passe")
  void a_request_with_the_pages_token_passes() {
    var browser = new Browser(this).signedIn();

    browser.send(post(to("/api/groups").header("X-XSRF-TOKEN", browser.csrf()), "{}"));

    assertThat(NEIGHBOURS.asked.remove().body()).isEqualTo("{}");
  }

  @Test
  @DisplayName("un formulaire sans script porte le jeton dans un champ, et arrive entier")
  void a_plain_form_carries_the_token_in_a_field() {
    var browser = new Browser(this).signedIn();
    var form = "text=Bonjour&_csrf=" + browser.csrf();

    browser.send(post(to("/sessions/1/notes").header("Content-Type", FORM), form));

    assertThat(NEIGHBOURS.asked.remove().body()).isEqualTo(form);
  }

  @Test
  @DisplayName("une demande que le navigateur dit venir d'ailleurs est refusée, jeton ou non")
  void a_request_from_another_site_is_refused() {
    var browser = new Browser(this).signedIn();
    var request = to("/api/groups").header("X-XSRF-TOKEN", browser.csrf());

    var answer = browser.send(post(request.header("Sec-Fetch-Site", "same-site"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "un formulaire que le navigateur dit venir de la page même passe sans script ni jeton")
  void a_plain_form_of_the_page_itself_passes() {
    var browser = new Browser(this).signedIn();
    var request = to("/programmes").header("Content-Type", FORM);

    browser.send(post(request.header("Sec-Fetch-Site", "same-origin"), "name=Pairs"));

    assertThat(NEIGHBOURS.asked.remove().body()).isEqualTo("name=Pairs");
  }

  @Test
  @DisplayName("un programme qui montre son propre jeton n'a pas besoin de celui d'une page")
  void a_program_needs_no_page_token() {
    assertThat(send(post(asAlice("/api/groups"), "{}")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("se déconnecter ferme la session ici et chez le fournisseur")
  void signing_out_ends_both_sessions() {
    var browser = new Browser(this).signedIn();

    var answer =
        browser.send(post(to("/logout").header("Content-Type", FORM), "_csrf=" + browser.csrf()));
    var after = browser.send(browser.page("/groups"));

    assertThat(Browser.location(answer))
        .startsWith(NEIGHBOURS.identity.issuer() + "/connect/logout?id_token_hint=");
    assertThat(after.statusCode()).isEqualTo(302);
  }
}
