package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("The stream of the security log")
@TestPropertySource(
    properties = {"codev.limits.person-burst=20", "codev.limits.person-per-second=1"})
class SecurityStreamTest extends GatewayFixture {

  @Test
  @DisplayName("has a line for a sign-in, one for signing out, and one for a refused sign-in")
  void signing_in_and_out() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      var browser = new Browser(this).signedIn();
      assertThat(log.lines("")).containsExactly("event=sign-in person=alice");

      browser.send(
          post(
              to("/logout").header("Content-Type", "application/x-www-form-urlencoded"),
              "_csrf=" + browser.csrf()));
      assertThat(log.lines("event=sign-out")).containsExactly("event=sign-out person=alice");

      new Browser(this).send(to("/login/oauth2/code/codev?code=yes&state=forged"));
      assertThat(log.lines("event=sign-in-refused"))
          .containsExactly(
              "event=sign-in-refused reason=authorization_request_not_found network=127.0.0.1");
    }
  }

  @Test
  @DisplayName("a sign-in is reported with the person's own token, and goes on if it cannot be")
  void a_sign_in_is_reported() throws Exception {
    var browser = new Browser(this);
    browser.returned(browser.send(to("/oauth2/authorization/codev")));
    var reported = BACKENDS.requests.take();
    assertThat(reported.method() + " " + reported.path()).isEqualTo("POST /api/me/sign-ins");
    assertThat(reported.headers().getFirst("Authorization")).startsWith("Bearer ");
    assertThat(reported.body()).startsWith("{\"id\":\"");

    BACKENDS.service = exchange -> TestBackends.answer(exchange, 503, "text/plain", "away");
    var other = new Browser(this);
    var back = other.returned(other.send(to("/oauth2/authorization/codev")));
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(other.cookies).containsKey("__Host-codev");
  }

  @Test
  @DisplayName("has a line for sessions that were ended, with who ended them")
  void ended_sessions() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      new Browser(this).signedIn();
      send(post(asAlice("/api/me/sessions/end"), ""));
      assertThat(log.lines("event=sessions-ended"))
          .singleElement()
          .asString()
          .startsWith("event=sessions-ended person=alice by=alice sessions=");
    }
  }

  @Test
  @DisplayName("has one line a minute for access tokens that a network sends and that are refused")
  void refused_tokens() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      var past = Instant.now().minusSeconds(600);
      var old =
          BACKENDS.identity.token(
              "alice",
              claims ->
                  claims
                      .issueTime(Date.from(past.minusSeconds(300)))
                      .expirationTime(Date.from(past)));
      for (int i = 0; i < 5; i++) {
        assertThat(bearer(old)).isEqualTo(401);
        assertThat(bearer("not.a.token")).isEqualTo(401);
      }
      assertThat(send(to("/api/groups")).statusCode()).isEqualTo(401);
      assertThat(log.lines("event=token-refused"))
          .containsExactlyInAnyOrder(
              "event=token-refused reason=expired network=127.0.0.1",
              "event=token-refused reason=invalid_token network=127.0.0.1");
    }
  }

  private int bearer(String token) {
    return send(to("/api/groups").header("Authorization", "Bearer " + token)).statusCode();
  }

  @Test
  @DisplayName("has one line a minute for requests of another site, and has them recorded")
  void refused_requests_of_other_sites() {
    var browser = new Browser(this).signedInAs("carla", "account-of-carla");
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      for (int i = 0; i < 3; i++) {
        var forged = post(to("/api/me/sessions/end").header("Sec-Fetch-Site", "cross-site"), "");
        assertThat(browser.send(forged).statusCode()).isEqualTo(403);
      }
      assertThat(log.lines("event=cross-site"))
          .containsExactly("event=cross-site-request-refused network=127.0.0.1 person=carla");
    }
    assertThat(reported()).containsExactly("{\"policy\":\"CROSS_SITE_REQUEST\"}");
  }

  @Test
  @DisplayName("has what the gateway's own policies refuse, and has it recorded")
  void refused_by_policy() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      var dora = "Bearer " + BACKENDS.identity.token("dora", "participant");
      for (int i = 0; i < 2; i++)
        assertThat(
                send(post(to("/api/people/alice/sessions/end").header("Authorization", dora), ""))
                    .statusCode())
            .isEqualTo(403);
      assertThat(log.lines("person=dora"))
          .containsExactly("event=access-refused policy=ORGANISATION_ADMINISTRATOR person=dora");
    }
    assertThat(reported()).containsExactly("{\"policy\":\"ORGANISATION_ADMINISTRATOR\"}");
  }

  /** The bodies of what was reported to group-service. */
  private static List<String> reported() {
    return BACKENDS.refusals.stream()
        .filter(request -> request.headers().getFirst("Authorization").startsWith("Bearer "))
        .map(TestBackends.ReceivedRequest::body)
        .toList();
  }

  @Test
  @DisplayName("has one line a minute for a person who asks too much")
  void too_many_requests() {
    try (var log = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      var flood = "Bearer " + BACKENDS.identity.token("flora", "participant");
      for (int i = 0; i < 60; i++) send(to("/groups").header("Authorization", flood));
      assertThat(log.lines("person=flora"))
          .containsExactly("event=request-limit-exceeded person=flora");
      assertThat(reported()).containsExactly("{\"policy\":\"REQUEST_LIMIT\"}");
    }
  }
}
