package codev.gateway.sessions;

import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores nothing: {@link BrowserSessionStore} finds the sessions that the provider ends by what is
 * in them. Spring's own registry keeps what it knows of a session after the session has expired.
 */
@Component
final class NoOpOidcSessionRegistry implements ReactiveOidcSessionRegistry {

  @Override
  public Mono<Void> saveSessionInformation(OidcSessionInformation info) {
    return Mono.empty();
  }

  @Override
  public Mono<OidcSessionInformation> removeSessionInformation(String clientSessionId) {
    return Mono.empty();
  }

  @Override
  public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken logoutToken) {
    return Flux.empty();
  }
}
