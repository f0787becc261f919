package codev.group.authority;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;

/** Who was named facilitator is one only as far as the identity provider's role allows it. */
public final class FacilitatorRole {
  private FacilitatorRole() {}

  public static boolean isHeldBy(CurrentUser named) {
    return named.is(UserRole.FACILITATOR);
  }

  /**
   * @throws RuleViolationException if it does not
   */
  public static void mustBeHeldBy(CurrentUser named) {
    if (!isHeldBy(named)) throw new RuleViolationException(RuleViolation.FACILITATOR_ROLE_MISSING);
  }
}
