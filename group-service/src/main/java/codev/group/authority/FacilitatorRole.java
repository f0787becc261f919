package codev.group.authority;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.infra.web.security.CurrentUser;

/** Refuses people who are named facilitator and may not act as one. */
public final class FacilitatorRole {
  private FacilitatorRole() {}

  /**
   * @throws RuleViolationException if the person does not have the identity provider's role
   */
  public static void mustBeHeldBy(CurrentUser facilitator) {
    if (!facilitator.mayFacilitate())
      throw new RuleViolationException(RuleViolation.FACILITATOR_ROLE_MISSING);
  }
}
