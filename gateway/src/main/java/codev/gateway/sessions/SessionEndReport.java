package codev.gateway.sessions;

import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reports to group-service, with the token of the person who asks for it, what ends sessions: it is
 * recorded, and the services refuse the access tokens from before. Waits a moment at most; only a
 * program whose token is refused already gets an error, 401.
 */
public interface SessionEndReport {
  /** A person signs out in a browser, this one or others; the session of this one still exists. */
  Mono<Void> signedOut(Authentication person, ServerWebExchange exchange);

  /** A person ends all their sessions, which still exist. */
  Mono<Void> endedOwn(Authentication person, ServerWebExchange exchange);

  /** An administrator ends all sessions of a person. */
  Mono<Void> endedOf(String username, Authentication by, ServerWebExchange exchange);
}
