package codev.gateway.securitylog;

import codev.gateway.sessions.BrowserSessionStore;
import codev.gateway.sessions.SignedInPerson;
import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes what the gateway itself refuses to the security log: of what one network, or one person,
 * is refused for one reason, the first of each minute.
 */
@Component
public final class RefusedRequestLog {
  /** Policies of the record that no endpoint has. */
  private static final String CROSS_SITE_REQUEST = "CROSS_SITE_REQUEST";

  private static final String REQUEST_LIMIT = "REQUEST_LIMIT";
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final RepeatedEntryFilter repeated =
      new RepeatedEntryFilter(INTERVAL, InstantSource.system());
  private final PersonRefusalReport reports;

  RefusedRequestLog(PersonRefusalReport reports) {
    this.reports = reports;
  }

  /** A sign-in came back from the provider without a person. */
  public void signInRefused(ServerWebExchange exchange, AuthenticationException exception) {
    ofNetwork(SecurityEvent.SIGN_IN_REFUSED, reason(exception), exchange);
  }

  /** An access token was not accepted: who sent it is not known. */
  public void tokenRefused(ServerWebExchange exchange, AuthenticationException exception) {
    var isExpired = Objects.requireNonNullElse(exception.getMessage(), "").contains("expired");
    ofNetwork(SecurityEvent.TOKEN_REFUSED, isExpired ? "expired" : reason(exception), exchange);
  }

  /** Too many requests of people who are not signed in. */
  public void tooMany(ServerWebExchange exchange) {
    ofNetwork(SecurityEvent.REQUEST_LIMIT_EXCEEDED, null, exchange);
  }

  /** Too many requests of one person. */
  public Mono<Void> tooMany(Authentication person, ServerWebExchange exchange) {
    return ofPerson(
        SecurityLogEntry.of(SecurityEvent.REQUEST_LIMIT_EXCEEDED), person, REQUEST_LIMIT, exchange);
  }

  /** Another site's page may have sent it from the browser of a person. */
  public Mono<Void> crossSite(ServerWebExchange exchange) {
    return exchange
        .getSession()
        .flatMap(session -> Mono.justOrEmpty(BrowserSessionStore.authentication(session)))
        .map(
            person ->
                ofPerson(
                    SecurityLogEntry.of(SecurityEvent.CROSS_SITE_REQUEST_REFUSED)
                        .with("network", ClientNetwork.of(exchange)),
                    person,
                    CROSS_SITE_REQUEST,
                    exchange))
        .switchIfEmpty(
            Mono.<Mono<Void>>fromSupplier(
                () -> {
                  ofNetwork(SecurityEvent.CROSS_SITE_REQUEST_REFUSED, null, exchange);
                  return Mono.empty();
                }))
        .flatMap(report -> report);
  }

  /** A policy of the gateway does not admit the person. */
  public Mono<Void> accessRefused(
      Authentication person, String policy, ServerWebExchange exchange) {
    return ofPerson(
        SecurityLogEntry.of(SecurityEvent.ACCESS_REFUSED).with("policy", policy),
        person,
        policy,
        exchange);
  }

  private Mono<Void> ofPerson(
      SecurityLogEntry entry, Authentication person, String policy, ServerWebExchange exchange) {
    if (!repeated.accepts(List.of(SignedInPerson.account(person), policy))) return Mono.empty();
    entry.with("person", SignedInPerson.username(person)).write();
    return reports.report(person, policy, exchange);
  }

  private void ofNetwork(SecurityEvent event, @Nullable String reason, ServerWebExchange exchange) {
    var network = ClientNetwork.of(exchange);
    if (repeated.accepts(List.of(event, network, Objects.requireNonNullElse(reason, ""))))
      SecurityLogEntry.of(event).with("reason", reason).with("network", network).write();
  }

  private static String reason(AuthenticationException exception) {
    return exception instanceof OAuth2AuthenticationException e
        ? e.getError().getErrorCode()
        : exception.getClass().getSimpleName();
  }
}
