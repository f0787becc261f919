package codev.session.room.section;

import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Step;
import codev.session.response.ProgressResponse.StepResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The evaluation with the items that are the viewer's to answer. */
record EvaluationSection(SessionPageViewer viewer, List<EvaluationItem> items) {
  public List<EvaluationItem> questions() {
    return items.stream().filter(item -> item.audience().includes(roles())).toList();
  }

  /** With two clients in succession, each was the other's consultant. */
  private Set<ParticipantRole> roles() {
    var roles = EnumSet.noneOf(ParticipantRole.class);
    if (!viewer.isInside() || viewer.isFacilitator()) return roles;
    var progress = viewer.session().progress();
    var turns =
        progress.steps().stream().filter(this::isTurnBegun).map(StepResponse::pass).toList();
    progress.passes().stream()
        .filter(p -> p.client() != null && (p.pass() == 1 || turns.contains(p.pass())))
        .forEach(
            p ->
                roles.add(
                    viewer.username().equals(p.client())
                        ? ParticipantRole.CLIENT
                        : ParticipantRole.CONSULTANT));
    return roles;
  }

  private boolean isTurnBegun(StepResponse step) {
    return step.key() == Step.PRESENTATION && step.time().startedAt() != null;
  }
}
