package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Authentication at the gateway")
class AuthenticationTest extends GatewayFixture {
  @Autowired MeterRegistry meters;

  @Test
  @DisplayName("is not measured filter by filter")
  void is_not_measured_filter_by_filter() {
    assertThat(send(to("/api/groups")).statusCode()).isEqualTo(401);

    assertThat(meters.getMeters())
        .extracting(meter -> meter.getId().getName())
        .noneMatch(name -> name.startsWith("spring.security"));
  }

  @Test
  @DisplayName("a request of a program without a token is answered 401 with a problem document")
  void a_program_without_a_token_is_refused() {
    var answer = send(to("/api/groups").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":401", "\"instance\":\"/api/groups\"", "Sign in to continue.");
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("a refusal is in French unless another language is asked for")
  void a_refusal_is_in_french_by_default() {
    assertThat(send(to("/api/groups")).body()).contains("Connectez-vous pour continuer.");
  }

  @Test
  @DisplayName("a page leads to the sign-in")
  void a_page_leads_to_the_sign_in() {
    var answer = send(to("/groups").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Browser.location(answer)).isEqualTo("/oauth2/authorization/codev");
  }

  @ParameterizedTest
  @CsvSource({"/invitations/x,200", "/questionnaires/x,503"})
  @DisplayName("the page that an e-mail links to needs no sign-in, the paths below it do")
  void the_address_in_an_email_needs_no_sign_in(String address, int ofItsService) {
    for (var request :
        List.of(
            to(address).header("Accept", "text/html"), to(address).POST(BodyPublishers.noBody())))
      assertThat(send(request).statusCode()).isEqualTo(ofItsService);
    assertThat(send(to(address + "/more").header("Accept", "text/html")).statusCode())
        .isEqualTo(302);
  }

  @Test
  @DisplayName(
      "a fragment requested after the end of the session is answered 401, without a redirect")
  void a_fragment_is_refused_in_place() {
    var answer = send(to("/groups").header("Accept", "text/html").header("HX-Request", "true"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("class=\"refusal\"");
  }

  @Test
  @DisplayName("the token of a program is passed on unchanged to the service")
  void a_token_passes_through() {
    var token = BACKENDS.identity.token("alice", "participant");

    var answer = send(to("/api/groups").header("Authorization", "Bearer " + token));

    assertThat(answer.body()).isEqualTo("fine");
    assertThat(BACKENDS.requests.remove().headers().getFirst("Authorization"))
        .isEqualTo("Bearer " + token);
  }

  @Test
  @DisplayName("a service token is passed on to the service that checks it, and to no other path")
  void a_service_token_passes_through() {
    var token = "Bearer codev_0123456789";

    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      var request = to("/scim/v2/Users/1").header("Authorization", token);
      var answer = send(request.method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).as(method).isEqualTo(200);
      assertThat(BACKENDS.requests.remove().headers().getFirst("Authorization")).isEqualTo(token);
    }
    assertThat(send(to("/api/people").header("Authorization", token)).statusCode()).isEqualTo(401);
    assertThat(BACKENDS.requests).isEmpty();
  }

  @Test
  @DisplayName("a forged token is refused before it reaches a service")
  void a_forged_token_is_refused() {
    var token = BACKENDS.identity.token("alice", "participant");
    var other = BACKENDS.identity.token("bob", "manager");
    var forged =
        other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

    assertRefused(forged);
  }

  @Test
  @DisplayName("a token without a signature is refused")
  void an_unsigned_token_is_refused() throws Exception {
    var token = SignedJWT.parse(BACKENDS.identity.token("alice", "participant"));
    var header = new PlainHeader.Builder().type(JOSEObjectType.JWT).build();

    assertRefused(new PlainJWT(header, token.getJWTClaimsSet()).serialize());
  }

  @Test
  @DisplayName("an expired token is refused")
  void an_expired_token_is_refused() {
    var past = Date.from(Instant.now().minusSeconds(60));

    assertRefused(BACKENDS.identity.token("alice", claims -> claims.expirationTime(past)));
  }

  @Test
  @DisplayName("a token for another audience is refused")
  void a_token_for_another_audience_is_refused() {
    assertRefused(BACKENDS.identity.token("alice", claims -> claims.audience("elsewhere")));
  }

  @Test
  @DisplayName("a token that never expires is refused")
  void a_token_without_an_end_is_refused() {
    assertRefused(BACKENDS.identity.token("alice", claims -> claims.expirationTime(null)));
  }

  @Test
  @DisplayName("a token that does not say when it was issued is refused")
  void a_token_without_a_beginning_is_refused() {
    assertRefused(BACKENDS.identity.token("alice", claims -> claims.issueTime(null)));
  }

  @Test
  @DisplayName("a token without a user name is refused")
  void a_token_without_a_user_name_is_refused() {
    assertRefused(
        BACKENDS.identity.token("alice", claims -> claims.claim("preferred_username", " ")));
    assertRefused(
        BACKENDS.identity.token("alice", claims -> claims.claim("preferred_username", null)));
  }

  @Test
  @DisplayName("an identity token or a logout token is no access token")
  void other_tokens_are_refused() {
    assertRefused(BACKENDS.identity.typedToken("alice", "logout+jwt", "participant"));
    assertRefused(BACKENDS.identity.token("alice", claims -> claims.audience("codev-gateway")));
    var access = BACKENDS.identity.typedToken("alice", "at+jwt", "participant");
    assertThat(send(to("/api/groups").header("Authorization", "Bearer " + access)).statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("a token of another issuer is refused")
  void a_token_of_another_issuer_is_refused() {
    assertRefused(BACKENDS.identity.token("alice", claims -> claims.issuer("http://elsewhere")));
  }

  @Test
  @DisplayName("meters, and the page of the status, are for the allowed networks only")
  void meters_are_for_the_allowed_networks() {
    var answer = send(asAlice("/actuator/prometheus"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(send(asAlice("/actuator/status")).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("forwarding headers of a client are not passed on")
  void claims_about_the_way_are_not_passed_on() {
    send(asAlice("/api/groups").header("X-Forwarded-For", "10.0.0.1").header("Forwarded", "for=x"));

    assertThat(BACKENDS.requests.remove().headers())
        .doesNotContainKeys("X-forwarded-for", "Forwarded");
  }

  @Test
  @DisplayName("demonstration clock headers of a client are not passed on")
  void a_time_that_a_client_claims_is_not_passed_on() {
    send(
        asAlice("/api/groups")
            .header("Codev-Time", "2020-01-01T08:00:00Z")
            .header("Codev-Time-Told-By", "whoever"));

    assertThat(BACKENDS.requests.remove().headers())
        .doesNotContainKeys("Codev-time", "Codev-time-told-by");
  }

  private void assertRefused(String token) {
    var answer = send(to("/api/groups").header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(BACKENDS.requests).isEmpty();
  }
}
