package codev.gateway.sessions;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Sessions of browsers that end together.
 *
 * @param name of the account ({@link SignedInPerson#account}), of the provider's session, or the
 *     handle of a session
 */
record SessionsToEnd(Kind kind, String name) {
  private static final String PROVIDER_SESSION_ID = "sid";

  /** What the sessions have in common. */
  enum Kind {
    ACCOUNT,
    PROVIDER_SESSION,
    HANDLE,
    /** The handle of the one that stays, a space, and the account. */
    ACCOUNT_BUT
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

  /** One session. */
  static SessionsToEnd ofHandle(String handle) {
    return new SessionsToEnd(Kind.HANDLE, handle);
  }

  /**
   * @param handle of the session that stays
   */
  static SessionsToEnd ofAccountExcept(String account, String handle) {
    return new SessionsToEnd(Kind.ACCOUNT_BUT, handle + " " + account);
  }

  /** Whether the session of this person, which is called so, is one of them. */
  boolean include(Authentication person, String handle) {
    return switch (kind) {
      case HANDLE -> name.equals(handle);
      case ACCOUNT_BUT -> {
        int end = name.indexOf(' ');
        yield name.substring(end + 1).equals(SignedInPerson.account(person))
            && !name.substring(0, end).equals(handle);
      }
      case ACCOUNT -> name.equals(SignedInPerson.account(person));
      case PROVIDER_SESSION ->
          person.getPrincipal() instanceof OidcUser user
              && name.equals(user.getClaimAsString(PROVIDER_SESSION_ID));
    };
  }
}
