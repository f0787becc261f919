package codev.infra.web.security;

import codev.infra.web.identity.TokenUsernames;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The person for whom an access token was issued. Looked up by the first who asks, not by the
 * security filter: a page explains why it cannot be done now.
 */
final class TokenPerson {
  private final Jwt token;
  private final TokenUsernames names;
  private @Nullable String username;

  TokenPerson(Jwt token, TokenUsernames names) {
    this.token = token;
    this.names = names;
  }

  /** Under which user name this service knows them. */
  String username() {
    var known = username;
    if (known == null) {
      known = names.of(token);
      username = known;
    }
    return known;
  }
}
