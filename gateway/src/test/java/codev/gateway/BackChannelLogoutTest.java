package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.LogRecorder;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that ends at the provider")
class BackChannelLogoutTest extends SessionEndFixture {

  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/codev";

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
    assertIsIn(other);
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
    assertIsIn(other);
  }

  @Test
  @DisplayName("the local provider announces that an account has lost a role")
  void the_local_provider_ends_them() throws Exception {
    var browser = new Browser(this).signedIn("one");
    var stream = open(browser);

    var token =
        BACKENDS.identity.typedToken(
            "alice",
            "logout+jwt",
            _ ->
                new JWTClaimsSet.Builder()
                    .issuer(BACKENDS.identity.issuer())
                    .subject("alice")
                    .audience("codev-gateway")
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                    .jwtID(UUID.randomUUID().toString())
                    .claim("events", Map.of(LOGOUT_EVENT, Map.of())));

    assertThat(announce(token)).isEqualTo(200);
    assertEnds(stream);
    assertIsOut(browser);
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
    assertIsIn(browser);
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
    assertIsIn(browser);
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
}
