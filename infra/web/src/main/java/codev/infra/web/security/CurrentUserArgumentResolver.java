package codev.infra.web.security;

import codev.infra.accesstokens.AccessTokenValidators;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves {@link CurrentUser} from the access token. */
public final class CurrentUserArgumentResolver implements HandlerMethodArgumentResolver {
  private static final String NAME = "name";
  private static final String ROLES = "roles";

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CurrentUser.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    return signedIn()
        .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("no user is signed in"));
  }

  /** A program with a service token is a user without a role. */
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

  /** A token without a beginning or an end is refused: it has both here. */
  static Optional<SignedInToken> token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? Optional.of(
            new SignedInToken(
                username(token),
                Objects.requireNonNull(token.getToken().getIssuedAt(), "iat"),
                Objects.requireNonNull(token.getToken().getExpiresAt(), "exp")))
        : Optional.empty();
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
