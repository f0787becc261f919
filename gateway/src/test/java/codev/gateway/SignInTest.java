package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import codev.gateway.sessions.BrowserSessionStore;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;

@DisplayName("Signing in")
class SignInTest extends GatewayFixture {

  /** With the default limits: 300 groups behind one address, each person with four requests. */
  private static final int STRANGERS = 12_000;

  /** So many requests at a time. */
  private final Semaphore lines = new Semaphore(64);

  @Autowired BrowserSessionStore sessions;

  @Test
  @DisplayName("twelve thousand anonymous requests prevent no sign-in and leave no session")
  void anonymous_clients_keep_nobody_out() {
    int before = sessionCount();
    var answers =
        IntStream.range(0, STRANGERS)
            .mapToObj(
                i ->
                    receive(
                        i % 2 == 0
                            ? to("/groups").header("Accept", "text/html")
                            : to("/oauth2/authorization/codev")))
            .toList();

    assertThat(answers).map(CompletableFuture::join).containsOnly(302);
    assertThat(sessionCount()).isEqualTo(before);

    var browser = new Browser(this).signedIn();
    assertThat(browser.send(browser.page("/groups")).body()).isEqualTo("fine");
    assertThat(sessionCount()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("the cookie of a sign-in under way is encrypted, and deleted when the sign-in ends")
  void what_the_browser_keeps_meanwhile_is_locked() {
    var browser = new Browser(this);
    browser.send(browser.page("/groups?sort=name"));
    var away = browser.send(to("/oauth2/authorization/codev"));

    assertThat(away.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-codev-sign-in=")
        .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax", "Max-Age=600")
        .doesNotContain("Domain", state(away));
    assertThat(browser.cookies).containsOnlyKeys("__Host-codev-page", "__Host-codev-sign-in");

    var back = browser.returned(away);

    assertThat(Browser.location(back)).isEqualTo("/groups?sort=name");
    assertThat(browser.cookies).doesNotContainKeys("__Host-codev-page", "__Host-codev-sign-in");
  }

  @Test
  @DisplayName("a sign-in without a page leads to the home page")
  void without_a_page_the_sign_in_leads_home() {
    var browser = new Browser(this);

    var back = browser.returned(browser.send(to("/oauth2/authorization/codev")));

    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(Browser.location(back)).isEqualTo("/");
  }

  @Test
  @DisplayName(
      "a callback without a sign-in under way, or with the state of another one, is refused")
  void a_return_without_its_beginning_is_refused() {
    var other = new Browser(this).send(to("/oauth2/authorization/codev"));
    var browser = new Browser(this);
    browser.send(to("/oauth2/authorization/codev"));

    assertThat(new Browser(this).returned(other).statusCode()).isEqualTo(401);
    assertThat(browser.returned(other).statusCode()).isEqualTo(401);
    assertThat(browser.cookies).doesNotContainKey("__Host-codev");
  }

  @Test
  @DisplayName("an altered or invented cookie of a sign-in is refused")
  void a_forged_cookie_is_void() {
    var browser = new Browser(this);
    var away = browser.send(to("/oauth2/authorization/codev"));
    browser.cookies.computeIfPresent(
        "__Host-codev-sign-in", (_, value) -> value.substring(0, value.length() - 8) + "AAAAAAAA");
    browser.cookies.put("__Host-codev-page", "https://elsewhere.example");

    assertThat(browser.returned(away).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("an identity token of another sign-in, client or issuer is refused")
  void another_identity_token_is_refused() {
    assertIdentityIsRefused(claims -> claims.claim("nonce", "of-another-sign-in"));
    assertIdentityIsRefused(claims -> claims.claim("nonce", null));
    assertIdentityIsRefused(claims -> claims.audience("another-client"));
    assertIdentityIsRefused(claims -> claims.issuer("https://elsewhere.example"));
  }

  private void assertIdentityIsRefused(UnaryOperator<JWTClaimsSet.Builder> difference) {
    BACKENDS.identityToken = difference;
    var browser = new Browser(this);

    var back = browser.returned(browser.send(to("/oauth2/authorization/codev")));

    assertThat(back.statusCode()).isEqualTo(401);
    assertThat(browser.cookies).doesNotContainKey("__Host-codev");
  }

  private CompletableFuture<Integer> receive(HttpRequest.Builder request) {
    lines.acquireUninterruptibly();
    return client
        .sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode)
        .whenComplete((_, _) -> lines.release());
  }

  private int sessionCount() {
    return sessions.count();
  }

  private static String state(HttpResponse<?> away) {
    return String.valueOf(
        UriComponentsBuilder.fromUriString(Browser.location(away))
            .build()
            .getQueryParams()
            .getFirst("state"));
  }
}
