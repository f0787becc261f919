package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestTimeouts;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a session")
class SessionEndTest extends GatewayFixture {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String SESSIONS_ENDED =
      "Bearer error=\"invalid_token\", error_description=\"sessions-ended\"";
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/codev";

  /** What group-service answers of who asks, until a test says otherwise. */
  private volatile String me = held("ORGANISATION");

  /** What group-service answers of by which account a person signs in; empty: none. */
  private volatile String accountOf = "alice";

  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void streamsNeverEnd() {
    BACKENDS.service =
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          if (path.equals("/api/me")) {
            TestBackends.answer(exchange, 200, "application/json", me);
            return;
          }
          if (path.startsWith("/api/identities/")) {
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                accountOf.isEmpty() ? "{\"subject\":null}" : "{\"subject\":\"" + accountOf + "\"}");
            return;
          }
          if (!path.endsWith("/live")) {
            TestBackends.answer(exchange, 200, "text/plain", "fine");
            return;
          }
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(UTF_8));
            out.flush();
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
  }

  @AfterEach
  void theyDoNow() {
    over.countDown();
  }

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
    assertThat(there.send(there.page("/groups")).statusCode()).isEqualTo(200);
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
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);

    me = held("PROGRAMME");
    var without = send(post(as("zoe", "administrator", "/api/people/alice/sessions/end"), ""));
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);

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
    assertThat(reassigned.send(reassigned.page("/groups")).statusCode()).isEqualTo(200);
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
    assertThat(reassigned.send(reassigned.page("/groups")).statusCode()).isEqualTo(200);
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
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "the provider announces the end of its session: the session and its streams end here")
  void the_provider_ends_it() throws Exception {
    var browser = new Browser(this).signedIn();
    var other = new Browser(this).signedIn("another-sid");
    var stream = open(browser);

    var answer = logout(claims -> claims.claim("sid", "of-alice"));

    assertThat(answer).isEqualTo(200);
    assertEnds(stream);
    assertIsOut(browser);
    assertThat(other.send(other.page("/groups")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("the provider announces it in a token as Keycloak 26.7.3 writes it")
  void keycloak_ends_it() throws Exception {
    var browser = new Browser(this).signedIn("Q8B23t2lO17Olae0cMS9cv8E");
    var other = new Browser(this).signedIn("another-sid");
    var stream = open(browser);

    var token =
        BACKENDS.identity.typedToken(
            "alice",
            "logout+jwt",
            _ ->
                new JWTClaimsSet.Builder()
                    .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                    .issueTime(Date.from(Instant.now()))
                    .jwtID("0ae358a0-b10c-1ea2-004b-ac195aefdb05")
                    .issuer(BACKENDS.identity.issuer())
                    .audience("codev-gateway")
                    .subject("alice")
                    .claim("typ", "Logout")
                    .claim("sid", "Q8B23t2lO17Olae0cMS9cv8E")
                    .claim("events", Map.of(LOGOUT_EVENT, Map.of())));

    assertThat(announce(token)).isEqualTo(200);
    assertEnds(stream);
    assertIsOut(browser);
    assertThat(other.send(other.page("/groups")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("the provider announces the end of all sessions of a person")
  void the_provider_ends_them_all() {
    var one = new Browser(this).signedIn("one");
    var two = new Browser(this).signedIn("two");

    assertThat(logout(claims -> claims)).isEqualTo(200);

    assertIsOut(one);
    assertIsOut(two);
  }

  @Test
  @DisplayName("an announcement not signed by the provider, or not for this client, is refused")
  void a_forged_announcement_is_refused() {
    var browser = new Browser(this).signedIn();

    assertThat(logout(claims -> claims.audience("elsewhere"))).isEqualTo(400);
    assertThat(logout(claims -> claims.claim("events", Map.of("other", Map.of())))).isEqualTo(400);
    assertThat(
            send(post(to(BACK_CHANNEL).header("Content-Type", FORM), "logout_token=x"))
                .statusCode())
        .isEqualTo(400);
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a token of the provider that announces nothing is refused, and no failure")
  void a_token_that_announces_nothing_is_refused() {
    var browser = new Browser(this).signedIn();

    try (var log = LogRecorder.of("codev.gateway")) {
      assertThat(logout(claims -> claims.claim("events", null))).isEqualTo(400);
      assertThat(logout(claims -> claims.claim("events", "logout"))).isEqualTo(400);
      assertThat(logout(claims -> claims.issuer(null))).isEqualTo(400);
      assertThat(announce(BACKENDS.identity.token("alice", "participant"))).isEqualTo(400);
      assertThat(log.lines("Unexpected failure")).isEmpty();
    }
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
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
    for (int i = 0; i < 2; i++)
      assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }

  private static String held(String kind) {
    return "{\"username\":\"zoe\",\"scopes\":[{\"role\":\"MANAGER\",\"kind\":\"%s\"}]}"
        .formatted(kind);
  }

  private int logout(UnaryOperator<JWTClaimsSet.Builder> difference) {
    var token =
        BACKENDS.identity.token(
            "alice",
            claims ->
                difference.apply(
                    claims
                        .audience("codev-gateway")
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of(LOGOUT_EVENT, Map.of()))));
    return announce(token);
  }

  private int announce(String token) {
    return send(post(to(BACK_CHANNEL).header("Content-Type", FORM), "logout_token=" + token))
        .statusCode();
  }

  private java.net.http.HttpRequest.Builder as(String name, String role, String path) {
    return to(path).header("Authorization", "Bearer " + BACKENDS.identity.token(name, role));
  }

  private InputStream open(Browser browser) throws IOException, InterruptedException {
    var request = browser.withCookies(to("/sessions/1/live"));
    var body = client.send(request.build(), BodyHandlers.ofInputStream()).body();
    body.readNBytes("data: first\n\n".length());
    return body;
  }

  private static void assertEnds(InputStream stream) throws Exception {
    var rest =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return stream.readAllBytes();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(rest.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
  }

  private static void assertIsOut(Browser browser) {
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(302);
  }
}
