package codev.gateway.security;

import codev.gateway.routing.GatewayWebClients;
import codev.gateway.sessions.SessionEndReport;
import codev.gateway.sessions.SignedInPerson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends the reports to group-service. While that is away they are sent again for about ten minutes,
 * as long as access tokens usually last; a report names its moment, so a later sign-in counts.
 */
@Component
final class GroupServiceSessionEndReport implements SessionEndReport {
  private static final Logger log = LoggerFactory.getLogger(GroupServiceSessionEndReport.class);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LATEST_RETRY = Duration.ofSeconds(30);
  private static final int RETRIES = 24;

  private final WebClient services;
  private final TokenRelayFilter tokens;
  private final Counter failures;

  GroupServiceSessionEndReport(
      GatewayWebClients clients, TokenRelayFilter tokens, MeterRegistry meters) {
    services = clients.services();
    this.tokens = tokens;
    failures =
        Counter.builder("codev.gateway.session.ends.unreported")
            .description("Sign-outs and ends of sessions that were not reported to group-service")
            .baseUnit("ends")
            .register(meters);
  }

  @Override
  public Mono<Void> signedOut(Authentication person, ServerWebExchange exchange) {
    var body = Map.of("id", UUID.randomUUID().toString());
    return report(person, exchange, body, "http://group/api/me/sign-outs");
  }

  @Override
  public Mono<Void> endedOwn(Authentication person, ServerWebExchange exchange) {
    return report(person, exchange, now(), "http://group/api/me/session-ends");
  }

  @Override
  public Mono<Void> endedOf(String username, Authentication by, ServerWebExchange exchange) {
    return report(
        by, exchange, now(), "http://group/api/identities/{username}/session-ends", username);
  }

  private static Map<String, String> now() {
    return Map.of("at", Instant.now().toString());
  }

  private Mono<Void> report(
      Authentication by,
      ServerWebExchange exchange,
      Map<String, String> body,
      String address,
      Object... names) {
    return tokens
        .authorizationOf(by, exchange)
        .flatMap(authorization -> send(authorization, body, address, names))
        .timeout(LONGEST)
        .onErrorResume(
            failure ->
                isRefusedProgram(failure, exchange)
                    ? Mono.error(
                        new ResponseStatusException(HttpStatus.UNAUTHORIZED, null, failure))
                    : Mono.empty());
  }

  /** Goes on when nobody waits for it any more. */
  private Mono<Void> send(
      String authorization, Map<String, String> body, String address, Object... names) {
    var recorded =
        services
            .post()
            .uri(address, names)
            .header(HttpHeaders.AUTHORIZATION, authorization)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .retrieve()
            .toBodilessEntity()
            .then()
            .retryWhen(
                Retry.backoff(RETRIES, FIRST_RETRY)
                    .maxBackoff(LATEST_RETRY)
                    .filter(GroupServiceSessionEndReport::isOutage))
            .doOnError(this::unreported)
            .toFuture();
    return Mono.fromFuture(recorded, true);
  }

  private void unreported(Throwable failure) {
    failures.increment();
    log.warn("An end of sessions was not reported: {}", failure.toString());
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof WebClientRequestException
        || (failure instanceof WebClientResponseException answer
            && answer.getStatusCode().is5xxServerError());
  }

  /** Sessions that began since are not ended with a token from before. */
  private static boolean isRefusedProgram(Throwable failure, ServerWebExchange exchange) {
    return failure instanceof WebClientResponseException.Unauthorized
        && SignedInPerson.isByAccessToken(exchange.getRequest());
  }
}
