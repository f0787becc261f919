package codev.infra.web.security;

import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.web.problem.RefusedException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The signed-in user: a parameter that every controller method may declare.
 *
 * @param name display name; the user name where the provider sends none
 */
public record CurrentUser(String username, String name, Set<UserRole> roles) {
  private static final String NAME = "name";
  private static final String ROLES = "roles";

  public CurrentUser(String username, Set<UserRole> roles) {
    this(username, username, roles);
  }

  /**
   * Who sent the request that is being answered, for what no controller hands on. A program with a
   * service token is a user without a role.
   */
  public static Optional<CurrentUser> signedIn() {
    return switch (SecurityContextHolder.getContext().getAuthentication()) {
      case JwtAuthenticationToken token -> Optional.of(user(token.getToken(), username(token)));
      case ServiceTokenAuthentication token ->
          Optional.of(new CurrentUser(token.getName(), Set.of()));
      case null, default -> Optional.empty();
    };
  }

  /** As the token calls them, for an answer that must not fail: nothing may be decided by it. */
  public static Optional<CurrentUser> claimedUser() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? Optional.of(user(token.getToken(), claimedUsername(token.getToken())))
        : Optional.empty();
  }

  /**
   * The access token with which that request was sent. One without a beginning or an end is
   * refused: it has both here.
   */
  public static Optional<SignedInToken> token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? Optional.of(
            new SignedInToken(
                username(token),
                Objects.requireNonNull(token.getToken().getIssuedAt(), "iat"),
                Objects.requireNonNull(token.getToken().getExpiresAt(), "exp")))
        : Optional.empty();
  }

  public boolean is(UserRole role) {
    return roles.contains(role);
  }

  /**
   * Whether this person may act as the facilitator that they are named: only with the identity
   * provider's role. Each service refuses anybody else with a rule of its own.
   */
  public boolean mayFacilitate() {
    return is(UserRole.FACILITATOR);
  }

  /** Refuses a user who has none of these roles (403). */
  public void mustBe(UserRole... any) {
    if (Arrays.stream(any).noneMatch(this::is)) throw RefusedException.forbidden();
  }

  /** Never by the name in the token alone. */
  private static String username(JwtAuthenticationToken token) {
    if (token.getDetails() instanceof TokenPerson person) return person.username();
    throw new AuthenticationCredentialsNotFoundException("the token was not looked up");
  }

  private static String claimedUsername(Jwt token) {
    return Objects.requireNonNull(
        token.getClaimAsString(AccessTokenValidators.USERNAME), AccessTokenValidators.USERNAME);
  }

  private static CurrentUser user(Jwt token, String username) {
    Object claimed = token.getClaims().getOrDefault(ROLES, List.of());
    var names = claimed instanceof Collection<?> several ? several : List.of(claimed);
    var name = Objects.requireNonNullElse(token.getClaimAsString(NAME), username);
    return new CurrentUser(username, name, roles(names));
  }

  /** Roles of other applications are passed over. */
  private static Set<UserRole> roles(Collection<?> names) {
    return Arrays.stream(UserRole.values())
        .filter(role -> names.contains(role.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
