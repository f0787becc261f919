package codev.infra.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("An access token")
class AccessTokenValidatorsTest {
  @Test
  @DisplayName("of the issuer, for the audience, with a user name and an expiry is accepted")
  void a_good_one_is_accepted() {
    assertThat(isAccepted(token -> token)).isTrue();
    assertThat(isAccepted(token -> token.header("typ", "JWT"))).isTrue();
  }

  @Test
  @DisplayName("of another issuer or type, or for another audience, is refused")
  void one_of_others_is_refused() {
    assertThat(isAccepted(token -> token.issuer("https://elsewhere"))).isFalse();
    assertThat(isAccepted(token -> token.header("typ", "logout+jwt"))).isFalse();
    assertThat(isAccepted(token -> token.headers(headers -> headers.remove("typ")))).isFalse();
    assertThat(isAccepted(token -> token.audience(List.of("codev", "group-service")))).isTrue();
    assertThat(isAccepted(token -> token.audience(List.of("group-service")))).isFalse();
    assertThat(isAccepted(token -> token.audience(List.of("elsewhere")))).isFalse();
    assertThat(isAccepted(token -> token.claims(claims -> claims.remove("aud")))).isFalse();
  }

  @Test
  @DisplayName("is accepted after its expiry for no longer than a revoked right is")
  void an_expired_one_ends_in_time() {
    assertThat(AccessTokenValidators.SKEW).isLessThanOrEqualTo(AccessCutOff.LIMIT);
    var late = Instant.now().minus(AccessCutOff.LIMIT).minusMillis(1);
    assertThat(isAccepted(token -> token.expiresAt(late))).isFalse();
  }

  @Test
  @DisplayName("that has expired or never does is refused, but for the difference of clocks")
  void one_without_a_future_is_refused() {
    var now = Instant.now();

    assertThat(isAccepted(token -> token.expiresAt(now.minusSeconds(6)))).isFalse();
    assertThat(isAccepted(token -> token.claims(claims -> claims.remove("exp")))).isFalse();
    assertThat(isAccepted(token -> token.expiresAt(now.minusSeconds(2)))).isTrue();
  }

  @Test
  @DisplayName("that does not say when it was issued, or was a day ago, is refused")
  void one_of_an_unknown_age_is_refused() {
    var now = Instant.now();

    assertThat(isAccepted(token -> token.claims(claims -> claims.remove("iat")))).isFalse();
    assertThat(isAccepted(token -> token.issuedAt(now.minus(Duration.ofHours(24))))).isFalse();
    assertThat(isAccepted(token -> token.issuedAt(now.minus(Duration.ofHours(23))))).isTrue();
  }

  @Test
  @DisplayName("that is issued in the future is refused, but for the difference of clocks")
  void one_of_the_future_is_refused() {
    var now = Instant.now();

    assertThat(isAccepted(token -> token.issuedAt(now.plusSeconds(60)))).isFalse();
    assertThat(isAccepted(token -> token.issuedAt(now.plusSeconds(3)))).isTrue();
  }

  @Test
  @DisplayName("has the claims that it came with, and no moment of issue made up from its expiry")
  void claims_are_its_own() {
    var expiry = Instant.parse("2027-01-11T08:00:00Z");
    var converter = AccessTokenValidators.claims();

    assertThat(converter.convert(Map.of("exp", Date.from(expiry))))
        .containsOnly(Map.entry("exp", expiry));
    assertThat(converter.convert(Map.of("exp", Date.from(expiry), "iat", Date.from(expiry))))
        .containsEntry("iat", expiry);
  }

  @Test
  @DisplayName("without a subject or a user name is refused")
  void one_without_a_user_name_is_refused() {
    assertThat(isAccepted(token -> token.claims(claims -> claims.remove("sub")))).isFalse();
    assertThat(isAccepted(token -> token.claim("preferred_username", " "))).isFalse();
    assertThat(isAccepted(token -> token.claims(claims -> claims.remove("preferred_username"))))
        .isFalse();
  }

  @Test
  @DisplayName("with a name that keys of nobody or programs have is refused")
  void one_with_the_name_of_nobody_is_refused() {
    for (var name : List.of("provider accounts", "token:entra", "a\u00a0b", "a\tb", "a\u200bb"))
      assertThat(isAccepted(token -> token.claim("preferred_username", name))).as(name).isFalse();
    for (var name : List.of(" Alice ", "jean-luc@exemple.fr", "DOMAINE\\zoé", "o'neill"))
      assertThat(isAccepted(token -> token.claim("preferred_username", name))).as(name).isTrue();
  }

  private static boolean isAccepted(UnaryOperator<Jwt.Builder> difference) {
    var now = Instant.now();
    var token =
        Jwt.withTokenValue("token")
            .header("alg", "RS256")
            .header("typ", "at+jwt")
            .issuer("https://provider")
            .audience(List.of("codev"))
            .subject("7d3c")
            .claim("preferred_username", "alice")
            .issuedAt(now.minusSeconds(300))
            .expiresAt(now.plusSeconds(300));
    return !AccessTokenValidators.of(URI.create("https://provider"), "codev")
        .validate(difference.apply(token).build())
        .hasErrors();
  }
}
