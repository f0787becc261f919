package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;

/** Access to the figures of a programme: for managers, and for sponsors without single groups. */
final class ProgrammeOutcomesAccessCheck {
  private ProgrammeOutcomesAccessCheck() {}

  static Viewer of(CurrentUser who, ObservationFilter filter) {
    if (who.is(UserRole.MANAGER)) return Viewer.MANAGER;
    if (!who.is(UserRole.SPONSOR))
      throw new RefusedException(new Refusal(403, "outcomes.only-manager-and-sponsor"));
    if (filter.group() != null) throw noSingleGroup();
    return Viewer.SPONSOR;
  }

  static RefusedException noSingleGroup() {
    return new RefusedException(new Refusal(403, "outcomes.sponsor-sees-no-group"));
  }
}
