package codev.infra.localplatform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Authorizations in memory. Spring's own looks through those that have begun while others are
 * added: of two people who sign in at once, one would be refused.
 */
final class OneAtATimeAuthorizations implements OAuth2AuthorizationService {
  private final OAuth2AuthorizationService authorizations =
      new InMemoryOAuth2AuthorizationService();

  @Override
  public synchronized void save(OAuth2Authorization authorization) {
    authorizations.save(authorization);
  }

  @Override
  public synchronized void remove(OAuth2Authorization authorization) {
    authorizations.remove(authorization);
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findById(String id) {
    return authorizations.findById(id);
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType type) {
    return authorizations.findByToken(token, type);
  }
}
