package codev.gateway.sessions;

import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.accesstokens.Usernames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** The person that a session or an access token stands for. */
public final class SignedInPerson {
  private static final String ROLES = "roles";

  /** Where programs present service tokens, which the gateway does not read. */
  private static final String FOR_SERVICE_TOKENS = "/scim/";

  private SignedInPerson() {}

  /** In lower case; the same with a session and with a token. */
  public static String username(Authentication authentication) {
    var claimed =
        authentication.getPrincipal() instanceof ClaimAccessor claims
            ? claims.getClaimAsString(AccessTokenValidators.USERNAME)
            : null;
    return Usernames.folded(Objects.requireNonNullElse(claimed, authentication.getName()));
  }

  /**
   * The account at the identity provider ({@code sub}; the gateway has one provider, {@code iss}).
   * It stays when the name there changes, and is nobody else's when the name is given away.
   */
  public static String account(Authentication authentication) {
    var subject =
        authentication.getPrincipal() instanceof ClaimAccessor claims
            ? claims.getClaimAsString(JwtClaimNames.SUB)
            : null;
    return Objects.requireNonNullElse(subject, authentication.getName());
  }

  /**
   * When the owner of the account gave the provider a password, or what else it asks for ({@code
   * auth_time}), if it says so.
   */
  static Optional<Instant> authenticatedAt(Authentication authentication) {
    return authentication.getPrincipal() instanceof ClaimAccessor claims
        ? Optional.ofNullable(claims.getClaimAsInstant(IdTokenClaimNames.AUTH_TIME))
        : Optional.empty();
  }

  /**
   * Whether a request is answered as that of an access token's owner, or refused with the token. No
   * other kind of authorization makes anybody known, nor does a service token.
   */
  public static boolean isByAccessToken(ServerHttpRequest request) {
    var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.toLowerCase(Locale.ROOT).startsWith("bearer")
        && !request.getPath().value().startsWith(FOR_SERVICE_TOKENS);
  }

  public static boolean hasRole(Authentication authentication, String role) {
    return authentication.getPrincipal() instanceof ClaimAccessor claims
        && Objects.requireNonNullElse(claims.getClaimAsStringList(ROLES), List.of()).contains(role);
  }
}
