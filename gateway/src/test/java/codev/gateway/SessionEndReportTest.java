package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestTimeouts;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("The report of the end of sessions to group-service")
class SessionEndReportTest extends GatewayFixture {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired private MeterRegistry meters;

  @Test
  @DisplayName("of signing out is sent with the person's own token; everywhere, as the end of all")
  void signing_out_is_reported() throws Exception {
    signOut(new Browser(this).signedInAs("alice", "account-7"));
    var signOut = reported("/api/me/sign-outs");
    assertThat(signOut.body()).startsWith("{\"id\":\"");
    assertThat(subject(signOut)).isEqualTo("account-7");

    var everywhere = new Browser(this).signedInAs("alice", "account-8");
    everywhere.send(
        post(to("/logout/everywhere").header("Content-Type", FORM), "_csrf=" + everywhere.csrf()));
    var report = reported("/api/me/session-ends");
    assertThat(subject(report)).isEqualTo("account-8");
    assertThat(report.body()).startsWith("{\"at\":\"");
  }

  @Test
  @DisplayName("of an end is sent by who asked for it; again while group-service is away")
  void an_end_is_reported() throws Exception {
    BACKENDS.service = exchange -> answerAdministrator(exchange, "\"alice\"");
    send(post(asAlice("/api/me/sessions/end"), ""));
    assertThat(reported("/api/me/session-ends").body()).startsWith("{\"at\":\"");
    send(post(zoe("/api/people/alice/sessions/end"), ""));
    assertThat(reported("/api/identities/alice/session-ends").body()).startsWith("{\"at\":\"");

    var browser = new Browser(this).signedIn();
    firstAnswer(503, 200);
    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(200);
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(302);
    var first = reported("/api/me/session-ends");
    assertThat(reported("/api/me/session-ends").body()).isEqualTo(first.body());
  }

  @Test
  @DisplayName("of an end by an administrator is sent also where no account is bound to the person")
  void an_end_without_an_account_is_reported() throws Exception {
    BACKENDS.service = exchange -> answerAdministrator(exchange, "null");

    var answer = send(post(zoe("/api/people/robot/sessions/end"), ""));

    assertThat(answer.body()).contains("\"ended\":0");
    assertThat(reported("/api/identities/robot/session-ends").body()).startsWith("{\"at\":\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  @DisplayName("is sent again while group-service is of a version that does not know it")
  void an_old_version_is_an_outage(int status) throws Exception {
    var before = unreported();
    firstAnswer(status, 200);

    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(200);

    var first = reported("/api/me/session-ends");
    assertThat(reported("/api/me/session-ends").body()).isEqualTo(first.body());
    assertThat(unreported()).isEqualTo(before);
  }

  @Test
  @DisplayName("is sent again when its first answer takes longer than the browser waits for it")
  void a_slow_answer_is_not_waited_for() throws Exception {
    var before = unreported();
    var isSlow = new CountDownLatch(1);
    var isFirst = new AtomicBoolean(true);
    BACKENDS.service =
        exchange -> {
          var first = isFirst.getAndSet(false);
          try {
            if (first) isSlow.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          TestBackends.answer(exchange, first ? 503 : 200, "text/plain", "");
        };

    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(200);

    var slow = reported("/api/me/session-ends");
    assertThat(BACKENDS.requests).isEmpty();
    isSlow.countDown();
    assertThat(reported("/api/me/session-ends").body()).isEqualTo(slow.body());
    assertThat(unreported()).isEqualTo(before);
  }

  @Test
  @DisplayName("comes from the gateway alone, which ends the sessions of browsers as well")
  void is_of_the_gateway_alone() {
    BACKENDS.requests.clear();
    for (var path : List.of("/api/me/session-ends", "/api/identities/alice/session-ends"))
      assertThat(send(post(zoe(path), "{\"at\":\"2027-01-12T08:00:00Z\"}")).statusCode())
          .isEqualTo(404);

    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("was recorded if, sent again, its token is refused as one from before the end")
  void a_lost_answer_is_no_failure() throws Exception {
    var before = unreported();
    firstAnswer(504, 401);

    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(200);

    reported("/api/me/session-ends");
    reported("/api/me/session-ends");
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(unreported()).isEqualTo(before));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("is counted and logged where the provider gives no token to send it with")
  void without_a_token_it_is_counted(boolean refusing) {
    var reason = refusing ? "session-over" : "away";
    BACKENDS.tokenValidity = 30;
    var browser = new Browser(this).signedIn();
    var before = unreported(reason);
    BACKENDS.refreshing = !refusing;
    BACKENDS.failing = !refusing;

    try (var log = LogRecorder.of("codev.gateway")) {
      signOut(browser);

      await().untilAsserted(() -> assertThat(unreported(reason)).isEqualTo(before + 1));
      assertThat(log.lines("An end of sessions was not reported")).hasSize(1);
    }
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("is counted where group-service records no more of a person's on this day")
  void a_refusal_is_counted() {
    var before = unreported("refused");
    firstAnswer(409, 409);

    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(200);

    await().untilAsserted(() -> assertThat(unreported("refused")).isEqualTo(before + 1));
  }

  @Test
  @DisplayName("with a token that is refused already ends nothing")
  void a_refused_token_ends_nothing() {
    var browser = new Browser(this).signedIn();
    firstAnswer(401, 401);
    assertThat(send(post(asAlice("/api/me/sessions/end"), "")).statusCode()).isEqualTo(401);
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 200, "text/plain", "fine");
    assertThat(browser.send(browser.page("/groups")).statusCode()).isEqualTo(200);
  }

  /** Of those that follow, the second status is that of each; 401 as of ended sessions. */
  private static void firstAnswer(int first, int others) {
    var isFirst = new AtomicBoolean(true);
    BACKENDS.service =
        exchange -> {
          var status = isFirst.getAndSet(false) ? first : others;
          if (status == 401)
            exchange
                .getResponseHeaders()
                .add(
                    "WWW-Authenticate",
                    "Bearer error=\"invalid_token\", error_description=\"sessions-ended\"");
          TestBackends.answer(exchange, status, "text/plain", "");
        };
  }

  /**
   * @param account JSON: that of the person whose sessions are ended
   */
  private static void answerAdministrator(HttpExchange exchange, String account)
      throws IOException {
    var scope = "{\"role\":\"MANAGER\",\"kind\":\"ORGANISATION\"}";
    TestBackends.answer(
        exchange,
        200,
        "application/json",
        "{\"username\":\"zoe\",\"subject\":" + account + ",\"scopes\":[" + scope + "]}");
  }

  private void signOut(Browser browser) {
    browser.send(post(to("/logout").header("Content-Type", FORM), "_csrf=" + browser.csrf()));
  }

  private HttpRequest.Builder zoe(String path) {
    var token = BACKENDS.identity.token("zoe", "administrator");
    return to(path).header("Authorization", "Bearer " + token);
  }

  private double unreported() {
    return Stream.of("session-over", "refused", "away", "too-many", "stopped")
        .mapToDouble(this::unreported)
        .sum();
  }

  private double unreported(String reason) {
    return meters
        .get("codev.gateway.session.ends.unreported")
        .tag("reason", reason)
        .counter()
        .count();
  }

  /** The account for which the token of a request was issued. */
  private static String subject(TestBackends.ReceivedRequest request) throws ParseException {
    var authorization = Objects.requireNonNull(request.headers().getFirst("Authorization"));
    return SignedJWT.parse(authorization.substring("Bearer ".length()))
        .getJWTClaimsSet()
        .getSubject();
  }

  /** Requests of other kinds are passed over. */
  private static TestBackends.ReceivedRequest reported(String path) throws InterruptedException {
    while (true) {
      var next =
          Objects.requireNonNull(
              BACKENDS.requests.poll(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS), path);
      if (next.path().equals(path)) return next;
    }
  }
}
