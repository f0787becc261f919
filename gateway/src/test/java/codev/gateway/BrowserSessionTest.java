package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A person signed in with a browser")
class BrowserSessionTest extends GatewayFixture {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  @DisplayName("signs in with a code and PKCE")
  void sign_in_is_by_code_with_pkce() {
    var answer = send(to("/oauth2/authorization/codev"));

    assertThat(Browser.location(answer))
        .startsWith(BACKENDS.identity.issuer() + "/oauth2/authorize")
        .contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=");
  }

  @Test
  @DisplayName("has a session cookie that scripts cannot read and that is for this host only")
  void the_session_cookie_is_locked() {
    var browser = new Browser(this);
    var answer = browser.returned(browser.send(to("/oauth2/authorization/codev")));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("__Host-codev="))
        .singleElement()
        .asString()
        .contains("Path=/", "Secure", "SameSite=Lax")
        .containsIgnoringCase("HttpOnly")
        .doesNotContain("Domain");
  }

  @Test
  @DisplayName("has a session and a token of 256 random bits each")
  void what_admits_is_not_guessed() {
    var cookies = new Browser(this).signedIn().cookies;

    for (var name : List.of("__Host-codev", "__Host-codev-csrf"))
      assertThat(Base64.getUrlDecoder().decode(Objects.requireNonNull(cookies.get(name))))
          .as(name)
          .hasSize(32);
  }

  @Test
  @DisplayName(
      "is known to the service by an access token; no cookie but the language is passed on")
  void the_service_gets_the_token_and_no_cookie() {
    var browser = new Browser(this).signedIn();
    browser.cookies.put("__Host-codev-lang", "en");
    browser.cookies.put("lang", "fr");

    browser.send(browser.page("/groups"));

    var headers = BACKENDS.requests.remove().headers();
    assertThat(headers.getFirst("Authorization")).startsWith("Bearer ey");
    assertThat(headers.get("Cookie")).isEqualTo(List.of("__Host-codev-lang=en"));
  }

  @Test
  @DisplayName("a token that is about to expire is refreshed on the way")
  void a_token_about_to_expire_is_refreshed() {
    BACKENDS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    int before = BACKENDS.refreshes.get();

    var answer = browser.send(browser.page("/groups"));

    assertThat(answer.body()).isEqualTo("fine");
    assertThat(BACKENDS.refreshes.get()).isGreaterThan(before);
  }

  @Test
  @DisplayName("concurrent requests refresh the token once: a refresh token is for one use")
  void requests_at_the_same_time_share_a_refresh() {
    BACKENDS.tokenValidity = 30;
    BACKENDS.rotating = true;
    var browser = new Browser(this).signedIn();

    var answers =
        IntStream.range(0, 20)
            .mapToObj(_ -> browser.withCookies(browser.page("/groups")).build())
            .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();

    assertThat(answers)
        .as("a service may be slow, but nobody is signed out")
        .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(200, 504));
    assertThat(browser.send(browser.page("/groups")).statusCode()).isNotEqualTo(302);
  }

  @Test
  @DisplayName("during an outage of the provider the session waits and does not end")
  void an_error_of_the_provider_does_not_end_the_session() {
    BACKENDS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    BACKENDS.failing = true;

    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(503);
    BACKENDS.failing = false;

    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("once the provider refuses to refresh the token, the person has to sign in again")
  void a_refused_refresh_ends_the_session() {
    BACKENDS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    BACKENDS.refreshing = false;

    var first = browser.send(to("/api/groups"));
    var second = browser.send(browser.page("/groups"));

    assertThat(first.statusCode()).isEqualTo(401);
    assertThat(second.statusCode()).isEqualTo(302);
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("a request without the token of its page is refused")
  void a_request_without_the_pages_token_is_refused() {
    var browser = new Browser(this).signedIn();

    var answer = browser.send(post(to("/api/groups"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("a request with the token of its page passes")
  void a_request_with_the_pages_token_passes() {
    var browser = new Browser(this).signedIn();

    browser.send(post(to("/api/groups").header("X-XSRF-TOKEN", browser.csrf()), "{}"));

    assertThat(BACKENDS.requests.remove().body()).isEqualTo("{}");
  }

  @Test
  @DisplayName("a form without a script carries the token in a field, and arrives complete")
  void a_plain_form_carries_the_token_in_a_field() {
    var browser = new Browser(this).signedIn();
    var form = "text=Bonjour&_csrf=" + browser.csrf();

    browser.send(post(to("/sessions/1/notes").header("Content-Type", FORM), form));

    assertThat(BACKENDS.requests.remove().body()).isEqualTo(form);
  }

  @Test
  @DisplayName("a request that the browser marks as cross-site is refused, with or without a token")
  void a_request_from_another_site_is_refused() {
    var browser = new Browser(this).signedIn();
    var request = to("/api/groups").header("X-XSRF-TOKEN", browser.csrf());

    var answer = browser.send(post(request.header("Sec-Fetch-Site", "same-site"), "{}"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("a form that the browser marks as same-origin passes without script or token")
  void a_plain_form_of_the_page_itself_passes() {
    var browser = new Browser(this).signedIn();
    var request = to("/programmes").header("Content-Type", FORM);

    browser.send(post(request.header("Sec-Fetch-Site", "same-origin"), "name=Pairs"));

    assertThat(BACKENDS.requests.remove().body()).isEqualTo("name=Pairs");
  }

  @ParameterizedTest
  @DisplayName("an authorization header without a value does not disable the check of a cookie")
  @ValueSource(strings = {"x", "Basic eDp5", "Bearer", "Bearer x", "bearer x.y.z"})
  void an_idle_authorization_switches_nothing_off(String authorization) {
    var browser = new Browser(this).signedIn();

    var answer = browser.send(post(to("/api/groups").header("Authorization", authorization), "{}"));

    assertThat(answer.statusCode()).isIn(401, 403);
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName(
      "a token that another site has set as a cookie is refused: it is bound to the session")
  void a_planted_token_is_void() {
    var browser = new Browser(this).signedIn();
    var other = new Browser(this).signedIn();
    for (var planted : List.of("evil", other.csrf())) {
      browser.cookies.put("__Host-codev-csrf", planted);

      var answer = browser.send(post(to("/api/groups").header("X-XSRF-TOKEN", planted), "{}"));

      assertThat(answer.statusCode()).as(planted).isEqualTo(403);
    }
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("the page's token is a cookie for this host only, which its page can read")
  void the_token_cookie_is_of_this_host_only() {
    var browser = new Browser(this).signedIn();
    browser.cookies.remove("__Host-codev-csrf");

    var answer = browser.send(browser.page("/groups"));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-codev-csrf=")
        .contains("Path=/", "Secure", "SameSite=Lax")
        .doesNotContain("Domain", "HttpOnly");
  }

  @Test
  @DisplayName("a program with its own access token needs no token of a page")
  void a_program_needs_no_page_token() {
    assertThat(send(post(asAlice("/api/groups"), "{}")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("signing out ends the session here and at the provider")
  void signing_out_ends_both_sessions() {
    var browser = new Browser(this).signedIn();

    var answer =
        browser.send(post(to("/logout").header("Content-Type", FORM), "_csrf=" + browser.csrf()));
    var after = browser.send(browser.page("/groups"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("url=" + BACKENDS.identity.issuer() + "/connect/logout?id_token_hint=")
        .contains("Déconnexion effectuée");
    assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
    assertThat(after.statusCode()).isEqualTo(302);
  }
}
