package codev.gateway.administration;

import codev.gateway.routing.GatewayWebClients;
import codev.gateway.security.TokenRelayFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks group-service by which account a person signs in, with the caller's token. */
@Component
class PersonAccountClient {
  private final WebClient services;
  private final TokenRelayFilter tokens;

  PersonAccountClient(GatewayWebClients clients, TokenRelayFilter tokens) {
    services = clients.services();
    this.tokens = tokens;
  }

  private record AccountResponse(@Nullable String subject) {}

  /** Empty if no account of the provider is this person. */
  Mono<String> accountOf(String username, ServerWebExchange exchange) {
    return tokens
        .authorizationOf(exchange)
        .flatMap(
            authorization ->
                services
                    .get()
                    .uri("http://group/api/identities/{username}/account", username)
                    .header(HttpHeaders.AUTHORIZATION, authorization)
                    .retrieve()
                    .bodyToMono(AccountResponse.class))
        .flatMap(response -> Mono.justOrEmpty(response.subject()))
        .onErrorMap(WebClientException.class, GroupServiceFailure::of);
  }
}
