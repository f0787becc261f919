package codev.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

@DisplayName("The authorization of requests that go on after an exchange")
class LatestAuthorizationTest {
  private final Queue<Mono<OAuth2AuthorizedClient>> answers = new ArrayDeque<>();
  private final TokenRelayFilter tokens =
      new TokenRelayFilter(_ -> answers.remove(), new DemoClockHeaders(""));
  private final LatestAuthorization authorization =
      new LatestAuthorization(
          tokens,
          new OAuth2AuthenticationToken(
              new DefaultOAuth2User(List.of(), Map.of("sub", "alice"), "sub"), List.of(), "codev"),
          MockServerWebExchange.from(MockServerHttpRequest.get("/")));

  @Test
  @DisplayName("is taken anew each time, and the last one again once the session has ended")
  void is_taken_anew() {
    answers.add(Mono.just(client("one")));
    answers.add(Mono.just(client("two")));
    answers.add(Mono.error(new ClientAuthorizationRequiredException("codev")));

    assertThat(authorization.get().block()).isEqualTo("Bearer one");
    assertThat(authorization.get().block()).isEqualTo("Bearer two");
    assertThat(authorization.get().block()).isEqualTo("Bearer two");
  }

  @Test
  @DisplayName("is taken anew as soon as the last one is known")
  void is_taken_anew_at_once() {
    answers.add(Mono.just(client("one")));
    answers.add(Mono.just(client("two")));

    assertThat(authorization.get().flatMap(_ -> authorization.get()).block())
        .isEqualTo("Bearer two");
  }

  @Test
  @DisplayName("fails where there was none yet")
  void fails_without_any() {
    answers.add(Mono.error(new ClientAuthorizationRequiredException("codev")));
    answers.add(Mono.empty());

    assertThatThrownBy(() -> authorization.get().block())
        .isInstanceOf(ResponseStatusException.class);
    assertThatThrownBy(() -> authorization.get().block()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("is that of the exchange's person, of whom there has to be one")
  void needs_a_person() {
    var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    assertThatThrownBy(() -> LatestAuthorization.of(exchange, tokens).block())
        .isInstanceOf(IllegalStateException.class);
  }

  private static OAuth2AuthorizedClient client(String token) {
    var registration =
        ClientRegistration.withRegistrationId("codev")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .clientId("codev-gateway")
            .redirectUri("http://localhost/login")
            .authorizationUri("http://provider/authorize")
            .tokenUri("http://provider/token")
            .build();
    var now = Instant.now();
    return new OAuth2AuthorizedClient(
        registration,
        "alice",
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, token, now, now.plusSeconds(600)));
  }
}
