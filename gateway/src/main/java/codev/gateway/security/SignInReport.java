package codev.gateway.security;

import codev.gateway.routing.GatewayWebClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Reports a sign-in to group-service, which records it, with the person's own token. Who signs in
 * waits for it a moment at most, and is signed in whether it is recorded or not.
 */
@Component
final class SignInReport implements ServerAuthenticationSuccessHandler {
  private static final Logger log = LoggerFactory.getLogger(SignInReport.class);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final String ADDRESS = "http://group/api/me/sign-ins";

  private final ServerOAuth2AuthorizedClientRepository tokens;
  private final WebClient services;
  private final Counter failures;

  SignInReport(
      ServerOAuth2AuthorizedClientRepository tokens,
      GatewayWebClients clients,
      MeterRegistry meters) {
    this.tokens = tokens;
    services = clients.services();
    failures =
        Counter.builder("codev.gateway.sign.ins.unreported")
            .description("Sign-ins that were not reported to group-service")
            .baseUnit("sign-ins")
            .register(meters);
  }

  @Override
  public Mono<Void> onAuthenticationSuccess(WebFilterExchange filters, Authentication person) {
    return tokens
        .loadAuthorizedClient(OAuth2ClientConfiguration.REGISTRATION, person, filters.getExchange())
        .flatMap(client -> report(client.getAccessToken().getTokenValue()))
        .timeout(LONGEST)
        .onErrorResume(
            failure -> {
              failures.increment();
              log.warn("A sign-in was not reported: {}", failure.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> report(String token) {
    return services
        .post()
        .uri(ADDRESS)
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("id", UUID.randomUUID().toString()))
        .retrieve()
        .toBodilessEntity()
        .then();
  }
}
