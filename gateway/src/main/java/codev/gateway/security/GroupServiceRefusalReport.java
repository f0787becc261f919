package codev.gateway.security;

import codev.gateway.routing.GatewayWebClients;
import codev.gateway.securitylog.PersonRefusalReport;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reports refusals to group-service, which records them, with the person's own token: nobody can
 * report another person's.
 */
@Component
final class GroupServiceRefusalReport implements PersonRefusalReport {
  private static final Logger log = LoggerFactory.getLogger(GroupServiceRefusalReport.class);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final String ADDRESS = "http://group/api/me/refusals";

  private final WebClient services;
  private final TokenRelayFilter tokens;

  GroupServiceRefusalReport(GatewayWebClients clients, TokenRelayFilter tokens) {
    services = clients.services();
    this.tokens = tokens;
  }

  @Override
  public Mono<Void> report(Authentication person, String policy, ServerWebExchange exchange) {
    return tokens
        .authorizationOf(person, exchange)
        .flatMap(
            authorization ->
                services
                    .post()
                    .uri(ADDRESS)
                    .header(HttpHeaders.AUTHORIZATION, authorization)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(Map.of("policy", policy))
                    .retrieve()
                    .toBodilessEntity())
        .timeout(LONGEST)
        .then()
        .onErrorResume(
            failure -> {
              log.warn("A refusal was not reported: {}", failure.toString());
              return Mono.empty();
            });
  }
}
