package codev.gateway.sessions;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Sessions of browsers that end together.
 *
 * @param name of the account ({@link SignedInPerson#account}), or of the provider's session
 */
record SessionsToEnd(Kind kind, String name) {
  private static final String PROVIDER_SESSION_ID = "sid";

  /** What the sessions have in common. */
  enum Kind {
    ACCOUNT,
    PROVIDER_SESSION
  }

  static SessionsToEnd ofAccount(String account) {
    return new SessionsToEnd(Kind.ACCOUNT, account);
  }

  /**
   * @param id {@code sid}
   */
  static SessionsToEnd ofProviderSession(String id) {
    return new SessionsToEnd(Kind.PROVIDER_SESSION, id);
  }

  /** Whether the session of this person is one of them. */
  boolean include(Authentication person) {
    return switch (kind) {
      case ACCOUNT -> name.equals(SignedInPerson.account(person));
      case PROVIDER_SESSION ->
          person.getPrincipal() instanceof OidcUser user
              && name.equals(user.getClaimAsString(PROVIDER_SESSION_ID));
    };
  }
}
