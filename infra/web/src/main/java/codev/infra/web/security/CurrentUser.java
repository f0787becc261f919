package codev.infra.web.security;

import codev.infra.web.problem.RefusedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The signed-in user: a parameter that every controller method may declare.
 *
 * @param name display name; the user name where the provider sends none
 */
public record CurrentUser(String username, String name, Set<UserRole> roles) {
  public CurrentUser(String username, Set<UserRole> roles) {
    this(username, username, roles);
  }

  /** Who sent the request that is being answered, for what no controller hands on. */
  public static Optional<CurrentUser> signedIn() {
    return CurrentUserArgumentResolver.signedIn();
  }

  /** The access token with which that request was sent. */
  public static Optional<SignedInToken> token() {
    return CurrentUserArgumentResolver.token();
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
}
