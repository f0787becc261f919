package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.authority.ProgrammeAccess;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Access to the figures of a programme: for its managers, and its sponsors without single groups.
 */
@Component
record ProgrammeOutcomesAccessCheck(ProgrammeAccess access) {
  /** Refuses who may not read figures of the programme. */
  void mustRead(UUID programme, CurrentUser user) {
    var authority = access.mustSee(user, programme);
    if (!authority.manages(programme) && !authority.sponsors(programme))
      throw new RefusedException(new Refusal(403, "outcomes.only-manager-and-sponsor"));
  }

  /** As whom one reads who may. */
  Viewer viewer(UUID programme, CurrentUser user, ObservationFilter filter) {
    if (access.manages(user, programme)) return Viewer.MANAGER;
    if (filter.group() != null) throw noSingleGroup();
    return Viewer.SPONSOR;
  }

  boolean isManager(UUID programme, CurrentUser user) {
    return access.manages(user, programme);
  }

  static RefusedException noSingleGroup() {
    return new RefusedException(new Refusal(403, "outcomes.sponsor-sees-no-group"));
  }
}
