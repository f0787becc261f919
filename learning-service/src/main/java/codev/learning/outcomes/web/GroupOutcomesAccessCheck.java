package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.authority.ProgrammeAccess;
import codev.learning.outcomes.figures.OutcomesQueries;
import java.util.UUID;

/** Access to the figures of a group: for its members and its facilitator. */
final class GroupOutcomesAccessCheck {
  private GroupOutcomesAccessCheck() {}

  /** Refuses who may not view the figures of the group; only for some of them it exists. */
  static void mustRead(
      OutcomesQueries outcomes, ProgrammeAccess access, UUID id, CurrentUser user) {
    var group = outcomes.group(id.toString()).orElseThrow(RefusedException::notFound);
    if (group.hasMember(user.username())) return;
    var leads = group.isLedBy(user.username());
    if (leads && user.mayFacilitate()) return;
    var programme = UUID.fromString(group.programme());
    var authority = access.of(user);
    if (leads) throw new RefusedException(new Refusal(403, "outcomes.facilitator-role-missing"));
    if (!authority.reviews(programme)) throw RefusedException.notFound();
    throw new RefusedException(new Refusal(403, "outcomes.only-members-and-facilitator"));
  }
}
