package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ending other sessions, from a browser, needs a recent sign-in")
class RecentSignInTest extends SessionEndFixture {
  private static final Duration LONG_AGO = Duration.ofMinutes(11);
  private static final String OTHERS = "/api/me/sessions/end-others";
  private static final String RULE = "\"rule\":\"request.recent-sign-in-needed\"";
  private static final String AGAIN = "/oauth2/authorization/codev?again=%2Fpeople%2Fsign-ins";

  @Test
  @DisplayName("so an earlier one is refused, and leads the page to signing in again")
  void an_earlier_one_is_refused() {
    var here = signedIn(LONG_AGO, "account-50");
    var there = signedIn(LONG_AGO, "account-50");

    for (var path : List.of(OTHERS, "/api/me/sessions/any/end")) {
      var refused = here.send(fromPage(path, here));

      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.body())
          .contains(RULE)
          .contains("Connectez-vous de nouveau, puis recommencez.");
      assertThat(onward(refused)).isEqualTo(AGAIN);
    }
    assertIsIn(there);
    assertThat(BACKENDS.requests).noneMatch(request -> request.path().equals("/api/me/sign-outs"));
  }

  @Test
  @DisplayName("after which the provider asks for the password, and the page is shown again")
  void it_is_repeated() {
    var here = signedIn(LONG_AGO, "account-51");
    var there = signedIn(LONG_AGO, "account-51");

    var away = here.send(to(onward(here.send(fromPage(OTHERS, here)))));
    assertThat(Browser.location(away))
        .startsWith(BACKENDS.identity.issuer() + "/oauth2/authorize")
        .contains("prompt=login", "max_age=0")
        .contains("code_challenge_method=S256", "state=", "nonce=");
    BACKENDS.sincePassword = Duration.ZERO;
    var back = here.returned(away);

    assertThat(Browser.location(back)).isEqualTo("/people/sign-ins?signedInAgain=true");
    assertIsIn(here);
    assertThat(here.cookies).doesNotContainKey("__Host-codev-page");
    assertThat(here.send(fromPage(OTHERS, here)).body()).isEqualTo("{\"ended\":1}");
    assertIsOut(there);
  }

  @Test
  @DisplayName("and one at which the provider asked for nothing, or does not say when, is not one")
  void what_the_provider_says_counts() {
    var here = signedIn(LONG_AGO, "account-52");
    here.returned(here.send(to(AGAIN)));
    assertIsIn(here);
    assertThat(here.send(fromPage(OTHERS, here)).body()).contains(RULE);

    BACKENDS.identityToken = claims -> claims.claim("auth_time", null);
    var silent = signedIn(Duration.ZERO, "account-53");
    assertThat(silent.send(fromPage(OTHERS, silent)).body()).contains(RULE);
  }

  @Test
  @DisplayName("but signing out everywhere does not, nor ending all sessions through the API")
  void an_emergency_is_not_asked() {
    var here = signedIn(LONG_AGO, "account-54");
    var there = signedIn(LONG_AGO, "account-54");
    var form = post(to("/logout/everywhere").header("Content-Type", FORM), "_csrf=" + here.csrf());
    assertThat(here.send(form).statusCode()).isEqualTo(200);
    assertIsOut(here);
    assertIsOut(there);

    var again = signedIn(LONG_AGO, "account-54");
    var answer = again.send(fromPage("/api/me/sessions/end", again));
    assertThat(answer.body()).isEqualTo("{\"ended\":1}");
  }

  @Test
  @DisplayName("of an administrator, too; who is none is refused as before")
  void an_administrator_is_asked() {
    var theirs = signedIn(Duration.ZERO, "account-55");
    accountOf = "account-55";
    var path = "/api/people/alice/sessions/end";
    var participant = signedIn(LONG_AGO, "account-56");
    assertThat(participant.send(fromPage(path, participant)).body())
        .contains("\"rule\":\"request.forbidden\"");

    BACKENDS.identityToken = claims -> claims.claim("roles", List.of("administrator"));
    var zoe = signedIn(LONG_AGO, "account-57");
    assertThat(zoe.send(fromPage(path, zoe)).body()).contains(RULE);
    assertIsIn(theirs);

    var recently = signedIn(Duration.ZERO, "account-57");
    assertThat(recently.send(fromPage(path, recently)).body()).isEqualTo("{\"ended\":1}");
    assertIsOut(theirs);
  }

  @Test
  @DisplayName("is not asked of a program, whose access token counts for as long as it is accepted")
  void a_program_is_not_asked() {
    var issued = Instant.now().minus(Duration.ofHours(1));
    var token = BACKENDS.identity.token("alice", claims -> claims.issueTime(Date.from(issued)));
    var request = to(OTHERS).header("Authorization", "Bearer " + token);

    assertThat(send(post(request, "")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("of the same account: who signs in as another is that one, on the home page")
  void another_account_is_another() {
    var here = signedIn(LONG_AGO, "account-58");
    var there = signedIn(LONG_AGO, "account-58");
    var away = here.send(to(AGAIN));
    BACKENDS.sincePassword = Duration.ZERO;
    BACKENDS.name = "bob";
    BACKENDS.subject = "account-59";

    var back = here.returned(away);

    assertThat(Browser.location(back)).isEqualTo("/");
    assertIsIn(here);
    assertThat(here.send(fromPage(OTHERS, here)).body()).isEqualTo("{\"ended\":0}");
    assertIsIn(there);
    assertThat(there.send(fromPage(OTHERS, there)).body()).contains(RULE);
  }

  @ParameterizedTest
  @DisplayName("and leads to no other site, and to no address that a program may take for one")
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/people",
        "javascript:alert(1)",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2Fevil.example",
        "/%5cevil.example",
        "%2F%2Fevil.example",
        "/%252Fevil.example",
        "/people//evil.example",
        "/people/../evil",
        "/people/%2e%2e/evil",
        "/people/%0d%0aSet-Cookie:x",
        "/people/\r\nSet-Cookie:x",
        "/people/ sign-ins",
        "/people/sign-ins?to=//evil.example",
        "/people/sign-ins#x",
        "/people;x",
        "people/sign-ins"
      })
  void leads_nowhere_else(String page) {
    var browser = signedIn(LONG_AGO, "account-60");

    var answer = browser.send(to(start(page)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Browser.location(answer)).isEmpty();
    assertThat(browser.cookies).doesNotContainKeys("__Host-codev-page", "__Host-codev-sign-in");
  }

  @ParameterizedTest
  @DisplayName("leads back to pages of this site, whatever a person is called")
  @ValueSource(strings = {"/people/sign-ins", "/people/jean.luc@exemple.fr", "/people/ren%C3%A9e"})
  void leads_back(String page) {
    var browser = signedIn(LONG_AGO, "account-61");

    var back = browser.returned(browser.send(to(start(page))));

    assertThat(Browser.location(back)).isEqualTo(page + "?signedInAgain=true");
  }

  @Test
  @DisplayName("of the page that asks only the path counts; where that is none, it leads home")
  void the_path_counts() {
    var here = signedIn(LONG_AGO, "account-62");
    var query = "https://evil.example/people/alice?sessionsEnded=true#x";
    assertThat(onward(here.send(fromPage(OTHERS, here, query))))
        .isEqualTo("/oauth2/authorization/codev?again=%2Fpeople%2Falice");
    for (var none : List.of("https://evil.example//evil.example", "::", "mailto:x@example.org"))
      assertThat(onward(here.send(fromPage(OTHERS, here, none))))
          .as(none)
          .isEqualTo("/oauth2/authorization/codev?again=");

    var back = here.returned(here.send(to("/oauth2/authorization/codev?again=")));
    assertThat(Browser.location(back)).isEqualTo("/");
  }

  @Test
  @DisplayName("is refused to a script without leading it anywhere, and to another site as before")
  void others_are_not_led() {
    var here = signedIn(LONG_AGO, "account-63");

    var script = here.send(post(to(OTHERS).header("X-XSRF-TOKEN", here.csrf()), ""));
    assertThat(script.body()).contains(RULE);
    assertThat(onward(script)).isEmpty();

    var forged = here.send(post(to(OTHERS).header("HX-Request", "true"), ""));
    assertThat(forged.body()).contains("\"rule\":\"request.not-from-page\"");
    assertThat(onward(forged)).isEmpty();
  }

  @Test
  @DisplayName("and its refusal is in the security log, and recorded, once a minute")
  void is_logged() {
    var here = signedIn(LONG_AGO, "account-64");
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      for (int i = 0; i < 3; i++) here.send(fromPage(OTHERS, here));

      assertThat(log.lines("event=access-refused"))
          .containsExactly("event=access-refused policy=RECENT_SIGN_IN person=alice");
    }
    assertThat(BACKENDS.refusals)
        .map(TestBackends.ReceivedRequest::body)
        .containsExactly("{\"policy\":\"RECENT_SIGN_IN\"}");
  }

  private Browser signedIn(Duration since, String account) {
    BACKENDS.sincePassword = since;
    return new Browser(this).signedInAs("alice", account);
  }

  private HttpRequest.Builder fromPage(String path, Browser browser) {
    return fromPage(path, browser, "http://localhost:" + port + "/people/sign-ins?lang=en");
  }

  private HttpRequest.Builder fromPage(String path, Browser browser, String page) {
    return post(
        to(path)
            .header("X-XSRF-TOKEN", browser.csrf())
            .header("HX-Request", "true")
            .header("HX-Current-URL", page),
        "");
  }

  private static String start(String page) {
    return "/oauth2/authorization/codev?again=" + URLEncoder.encode(page, UTF_8);
  }

  private static String onward(HttpResponse<?> answer) {
    return answer.headers().firstValue("HX-Redirect").orElse("");
  }
}
