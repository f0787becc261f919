package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a session")
class SessionEndTest extends SessionEndFixture {

  private static final String SESSIONS_ENDED =
      "Bearer error=\"invalid_token\", error_description=\"sessions-ended\"";

  @Test
  @DisplayName("signing out ends the streams opened in this browser, too")
  void signing_out_ends_the_streams() throws Exception {
    var browser = new Browser(this).signedIn();
    var stream = open(browser);

    browser.send(post(to("/logout").header("Content-Type", FORM), "_csrf=" + browser.csrf()));

    assertEnds(stream);
    assertIsOut(browser);
  }

  @Test
  @DisplayName("signing out leaves the person's other browsers signed in")
  void signing_out_leaves_other_browsers() {
    var here = new Browser(this).signedIn();
    var there = new Browser(this).signedIn();

    here.send(post(to("/logout").header("Content-Type", FORM), "_csrf=" + here.csrf()));

    assertIsOut(here);
    assertIsIn(there);
  }

  @Test
  @DisplayName("signing out everywhere ends the sessions and streams of all browsers")
  void signing_out_everywhere_ends_them_all() throws Exception {
    var here = new Browser(this).signedIn();
    var there = new Browser(this).signedIn();
    var stream = open(there);

    here.send(post(to("/logout/everywhere").header("Content-Type", FORM), "_csrf=" + here.csrf()));

    assertEnds(stream);
    assertIsOut(here);
    assertIsOut(there);
  }

  @Test
  @DisplayName("likewise through the API, with an access token")
  void a_program_ends_ones_own() {
    var browser = new Browser(this).signedIn();

    var answer = send(post(asAlice("/api/me/sessions/end"), ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).matches("\\{\"ended\":[1-9][0-9]*}");
    assertIsOut(browser);
  }

  @Test
  @DisplayName(
      "an administrator who holds the organisation ends those of another person; nobody else can")
  void an_administrator_ends_anothers() throws Exception {
    var browser = new Browser(this).signedIn();
    var stream = open(browser);

    var refused = send(post(as("bob", "manager", "/api/people/alice/sessions/end"), ""));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"rule\":\"request.forbidden\"");
    assertIsIn(browser);

    me = held("PROGRAMME");
    var without = send(post(as("zoe", "administrator", "/api/people/alice/sessions/end"), ""));
    assertThat(without.statusCode()).isEqualTo(403);
    assertIsIn(browser);

    me = held("ORGANISATION");
    var answer = send(post(as("zoe", "administrator", "/api/people/alice/sessions/end"), ""));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertEnds(stream);
    assertIsOut(browser);
  }

  @Test
  @DisplayName("an administrator ends those of the account, whatever the provider calls it now")
  void an_administrator_ends_those_of_the_account() {
    var hers = new Browser(this).signedInAs("alice", "account-1");
    var renamed = new Browser(this).signedInAs("alice.martin", "account-1");
    var reassigned = new Browser(this).signedInAs("alice", "account-2");

    accountOf = "";
    var path = "/api/people/alice/sessions/end";
    assertThat(send(post(as("zoe", "administrator", path), "")).body()).contains("\"ended\":0");
    accountOf = "account-1";
    assertThat(send(post(as("zoe", "administrator", path), "")).body()).contains("\"ended\":2");

    assertIsOut(hers);
    assertIsOut(renamed);
    assertIsIn(reassigned);
  }

  @Test
  @DisplayName("signing out everywhere ends those of the account, not of the name")
  void everywhere_is_of_the_account() {
    var here = new Browser(this).signedInAs("alice", "account-3");
    var renamed = new Browser(this).signedInAs("alice.martin", "account-3");
    var reassigned = new Browser(this).signedInAs("alice", "account-4");

    here.send(post(to("/logout/everywhere").header("Content-Type", FORM), "_csrf=" + here.csrf()));

    assertIsOut(here);
    assertIsOut(renamed);
    assertIsIn(reassigned);
  }

  @Test
  @DisplayName("none is ended while it is not known whose account it is")
  void unknown_account() {
    var browser = new Browser(this).signedIn();
    BACKENDS.service =
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/api/me"))
            TestBackends.answer(exchange, 200, "application/json", me);
          else TestBackends.answer(exchange, 503, "text/plain", "away");
        };
    var answer = send(post(as("zoe", "administrator", "/api/people/alice/sessions/end"), ""));
    assertThat(answer.statusCode()).isEqualTo(503);
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 200, "text/plain", "fine");
    assertIsIn(browser);
  }

  @Test
  @DisplayName(
      "an administrator whose token group-service refuses is not signed in, nor is it away")
  void an_administrators_token_is_refused() {
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 401, "text/plain", "ended");
    var path = "/api/people/alice/sessions/end";
    assertThat(send(post(as("zoe", "administrator", path), "")).statusCode()).isEqualTo(401);
    BACKENDS.service =
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/api/me"))
            TestBackends.answer(exchange, 200, "application/json", me);
          else TestBackends.answer(exchange, 401, "text/plain", "ended");
        };
    assertThat(send(post(as("zoe", "administrator", path), "")).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("a session is over here once a service says that its person's sessions were ended")
  void a_session_ended_elsewhere_is_over_here() {
    var browser = new Browser(this).signedIn();
    BACKENDS.service =
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", SESSIONS_ENDED);
          TestBackends.answer(exchange, 401, "text/plain", "ended");
        };
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(401);
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 200, "text/plain", "fine");
    assertIsOut(browser);
  }

  @Test
  @DisplayName(
      "a sign-in that the end covers, by a clock that is ahead, is answered by the service's page,"
          + " and each press of its link signs in again, until the end covers it no more")
  void a_sign_in_that_the_end_covers() {
    var end = new AtomicReference<>(Instant.now().plus(Duration.ofHours(1)));
    BACKENDS.service =
        exchange -> {
          if (issued(exchange).isBefore(end.get())) {
            exchange.getResponseHeaders().add("WWW-Authenticate", SESSIONS_ENDED);
            TestBackends.answer(exchange, 401, "text/html", "<a href=\"/groups\">Sign in</a>");
          } else TestBackends.answer(exchange, 200, "text/plain", "fine");
        };
    var browser = new Browser(this);

    var refused = pressed(browser);
    assertThat(refused.statusCode()).as("no way to the provider that nobody takes").isEqualTo(401);
    assertThat(Browser.location(refused)).isEmpty();
    assertThat(refused.headers().firstValue("Refresh")).isEmpty();
    assertThat(refused.body()).contains("href=\"/groups\"");

    assertThat(pressed(browser).statusCode()).as("the same for each press").isEqualTo(401);
    end.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    assertThat(pressed(browser).statusCode()).isEqualTo(200);
    assertIsIn(browser);
  }

  /** The page that a press of the link to it leads to in the end, by way of the provider. */
  private HttpResponse<String> pressed(Browser browser) {
    assertIsOut(browser);
    var back = browser.returned(browser.send(to("/oauth2/authorization/codev")));
    assertThat(Browser.location(back)).isEqualTo("/groups");
    return browser.send(browser.page("/groups"));
  }

  private static Instant issued(HttpExchange exchange) {
    var token =
        exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getIssueTime().toInstant();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  @DisplayName("any other refusal by a service, such as of one whose clock is wrong, ends nothing")
  void another_refusal_ends_nothing() {
    var browser = new Browser(this).signedIn();
    BACKENDS.service =
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer");
          TestBackends.answer(exchange, 401, "text/plain", "who are you?");
        };
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(401);
    BACKENDS.service =
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", SESSIONS_ENDED);
          TestBackends.answer(exchange, 200, "text/plain", "fine");
        };
    for (int i = 0; i < 2; i++) assertIsIn(browser);
  }

  private java.net.http.HttpRequest.Builder as(String name, String role, String path) {
    return to(path).header("Authorization", "Bearer " + BACKENDS.identity.token(name, role));
  }
}
