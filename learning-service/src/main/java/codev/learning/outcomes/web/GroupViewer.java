package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.outcomes.figures.GroupCard;
import codev.learning.outcomes.figures.OutcomesQueries;
import java.util.UUID;

/** Who may view the figures of a group: its members and its facilitator. */
final class GroupViewer {
  private GroupViewer() {}

  /** The group, for those who may view its figures. */
  static GroupCard group(OutcomesQueries outcomes, UUID id, CurrentUser who) {
    var group = outcomes.group(id.toString()).orElseThrow(RequestRejectedException::notFound);
    if (!group.concerns(who.username()))
      throw new RequestRejectedException(new Refusal(403, "outcomes.only-members-and-facilitator"));
    return group;
  }
}
