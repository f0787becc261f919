package codev.gateway.securitylog;

import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Has what the gateway refuses a person recorded. */
public interface PersonRefusalReport {
  /**
   * Completes soon, whether it could be recorded or not.
   *
   * @param policy as {@code AccessRefused} names it
   */
  Mono<Void> report(Authentication person, String policy, ServerWebExchange exchange);
}
