package codev.infra.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.WebTest;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.sample.SampleService;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@DisplayName("The resource server")
class ResourceServerConfigurationTest extends WebTest {
  @Autowired MeterRegistry meters;

  @Test
  @DisplayName("admits a valid token, with its user name and roles")
  void lets_in_who_shows_a_good_token() {
    var who =
        json(send(withToken(PROVIDER.token("manu", "manager", "auditor", "other-application"))));

    assertThat(who.at("/username").asString()).isEqualTo("manu");
    assertThat(who.at("/roles").toString()).contains("MANAGER", "AUDITOR").doesNotContain("OTHER");
  }

  @Test
  @DisplayName("is not measured filter by filter")
  void is_not_measured_filter_by_filter() {
    assertThat(send(alice("/api/who")).statusCode()).isEqualTo(200);

    assertThat(meters.getMeters())
        .extracting(meter -> meter.getId().getName())
        .noneMatch(name -> name.startsWith("spring.security"));
  }

  @Test
  @DisplayName("refuses a request without a token, and says how to present one")
  void sends_away_who_has_no_token() {
    var answer = send(anonymous("/api/who"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(json(answer).at("/rule").asString()).isEqualTo("request.unauthenticated");
    assertThat(json(answer).at("/instance").asString()).isEqualTo("/api/who");
  }

  @Test
  @DisplayName("refuses an expired token")
  void sends_away_an_expired_token() {
    var past = Date.from(Instant.now().minusSeconds(60));
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.expirationTime(past))))
        .isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token that never expires")
  void sends_away_a_token_without_an_end() {
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.expirationTime(null))))
        .isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token that does not say when it was issued, or was a day ago")
  void sends_away_a_token_of_unknown_age() {
    var yesterday = Date.from(Instant.now().minusSeconds(24 * 60 * 60));
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.issueTime(null)))).isEqualTo(401);
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.issueTime(yesterday))))
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "ID", "secevent+jwt"})
  @DisplayName("refuses a token of another type")
  void sends_away_other_tokens(String type) {
    assertThat(statusFor(PROVIDER.typedToken("alice", type, "participant"))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "at+jwt"})
  @DisplayName("admits an access token, whatever the name of its type")
  void lets_in_access_tokens(String type) {
    assertThat(statusFor(PROVIDER.typedToken("alice", type, "participant"))).isEqualTo(200);
  }

  @Test
  @DisplayName("refuses a token of another issuer")
  void sends_away_a_token_of_another_issuer() {
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.issuer("http://elsewhere"))))
        .isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token for another audience")
  void sends_away_a_token_for_another_audience() {
    assertThat(statusFor(PROVIDER.token("alice", claims -> claims.audience("payroll"))))
        .isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token with an altered signature")
  void sends_away_a_forged_token() {
    String token = PROVIDER.token("alice", "participant");
    int middle = token.lastIndexOf('.') + 20;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    assertThat(statusFor(token.substring(0, middle) + other + token.substring(middle + 1)))
        .isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token that is not signed")
  void sends_away_an_unsigned_token() throws Exception {
    var claims = SignedJWT.parse(PROVIDER.token("alice", "participant")).getJWTClaimsSet();
    var header = new PlainHeader.Builder().type(JOSEObjectType.JWT).build();
    assertThat(statusFor(new PlainJWT(header, claims).serialize())).isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token whose MAC takes the provider's public key for a secret")
  void sends_away_a_token_of_another_algorithm() throws Exception {
    var claims = SignedJWT.parse(PROVIDER.token("alice", "participant")).getJWTClaimsSet();
    var key = JWKSet.load(URI.create(PROVIDER.jwks()).toURL()).getKeys().getFirst().toRSAKey();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    var token = new SignedJWT(header, claims);
    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    assertThat(statusFor(token.serialize())).isEqualTo(401);
  }

  @Test
  @DisplayName("refuses a token that brings the key by which it is signed, or says where it is")
  void sends_away_a_token_that_brings_its_key() throws Exception {
    var claims = SignedJWT.parse(PROVIDER.token("alice", "participant")).getJWTClaimsSet();
    var known = JWKSet.load(URI.create(PROVIDER.jwks()).toURL()).getKeys().getFirst();
    var own = new RSAKeyGenerator(2048).keyID(known.getKeyID()).generate();
    var ownKeys = new JWKSet(own.toPublicJWK()).toString().getBytes(UTF_8);
    var requests = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, ownKeys.length);
          try (var body = exchange.getResponseBody()) {
            body.write(ownKeys);
          }
        });
    server.start();
    try {
      var place = URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
      for (var header :
          List.of(
              header(known).jwk(own.toPublicJWK()).build(),
              header(known).jwkURL(place).build(),
              header(known).x509CertURL(place).build())) {
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(own));
        assertThat(statusFor(token.serialize())).as(header.toString()).isEqualTo(401);
      }
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  private static JWSHeader.Builder header(JWK key) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(key.getKeyID());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/assets/codev.css"})
  @DisplayName("shows its health and styles to all, and its meters to this machine")
  void keeps_open_what_is_open(String path) {
    assertThat(send(anonymous(path)).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("meters are read by the connection's address, whatever X-Forwarded-For says")
  void a_header_does_not_change_the_address() {
    var elsewhere = anonymous("/actuator/prometheus").header("X-Forwarded-For", "203.0.113.9");
    assertThat(send(elsewhere).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("a page of another site reaches no operator's endpoint")
  void a_page_reaches_no_operators_endpoint() {
    var page = anonymous("/actuator/prometheus").header("Origin", "https://elsewhere.example");
    assertThat(send(page).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("serves htmx under a path without its version")
  void serves_htmx_without_a_version() {
    assertThat(send(anonymous("/webjars/htmx.org/dist/htmx.min.js")).statusCode()).isEqualTo(200);
    assertThat(send(anonymous("/webjars/htmx-ext-sse/sse.js")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("does not start without a bean that finds the person of a token")
  void believes_no_claimed_name() {
    assertThatThrownBy(
            () ->
                new SpringApplication(SampleService.class)
                    .run(
                        "--server.port=0",
                        "--codev.identity.issuer=http://localhost",
                        "--codev.identity.jwks=http://localhost/jwks",
                        "--spring.main.banner-mode=off",
                        "--sample.knows-accounts=false")
                    .close())
        .hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class)
        .rootCause()
        .hasMessageContaining(TokenUsernames.class.getName());
  }

  @Test
  @DisplayName("has no current user for a token that was not looked up")
  void knows_nobody_by_the_token_alone() {
    var token =
        Jwt.withTokenValue("token")
            .header("alg", "RS256")
            .subject("7d3c")
            .claim("preferred_username", "alice")
            .build();
    SecurityContextHolder.getContext()
        .setAuthentication(new JwtAuthenticationToken(token, List.of()));
    try {
      assertThatThrownBy(CurrentUser::signedIn)
          .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  @Test
  @DisplayName("has a user without a role for a program with a service token")
  void knows_a_program_by_its_token() {
    var program = new ServiceTokenAuthentication("token:entra-id", List.of("SCIM"));
    SecurityContextHolder.getContext().setAuthentication(program);
    try {
      assertThat(CurrentUser.signedIn())
          .contains(new CurrentUser("token:entra-id", "token:entra-id", Set.of()));
      assertThat(program.has("SCIM")).isTrue();
      assertThat(program.has("OTHER")).isFalse();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private int statusFor(String token) {
    return send(withToken(token)).statusCode();
  }

  private HttpRequest.Builder withToken(String token) {
    return anonymous("/api/who").header("Authorization", "Bearer " + token);
  }
}
