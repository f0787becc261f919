package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.outcomes.figures.GroupMembers;
import codev.learning.outcomes.figures.OutcomesQueries;
import java.util.UUID;

/** Access to the figures of a group: for its members and its facilitator. */
final class GroupOutcomesAccessCheck {
  private GroupOutcomesAccessCheck() {}

  /** The group, for those who may view its figures. */
  static GroupMembers group(OutcomesQueries outcomes, UUID id, CurrentUser who) {
    var group = outcomes.group(id.toString()).orElseThrow(RefusedException::notFound);
    if (!group.concerns(who.username()))
      throw new RefusedException(new Refusal(403, "outcomes.only-members-and-facilitator"));
    return group;
  }
}
