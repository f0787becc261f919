package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.accesslog.OutcomesAwaitingLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammePartsComparison;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A programme's units, sites or groups side by side. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
class ComparisonController {
  private final OutcomesQueries outcomes;
  private final OutcomesAccessLog accessLog;
  private final ProgrammeOutcomesAccessCheck access;

  ComparisonController(
      OutcomesQueries outcomes, OutcomesAccessLog accessLog, ProgrammeOutcomesAccessCheck access) {
    this.outcomes = outcomes;
    this.accessLog = accessLog;
    this.access = access;
  }

  /**
   * @param privacyThreshold k: how many people stand at least behind a process fact; behind answers
   *     one more
   */
  record Compared(UUID programmeId, PartKind by, int privacyThreshold, List<Cohort> cohorts) {}

  @GetMapping("/api/programmes/{id}/outcomes/comparison")
  Compared compared(
      @PathVariable UUID id,
      @RequestParam PartKind by,
      @ModelAttribute ObservationFilter filter,
      CurrentUser user) {
    var shown = accessLog.show(comparison(id, by, filter, user), user, OutputFormat.DATA);
    return new Compared(id, by, shown.threshold(), shown.cohorts());
  }

  /** Sponsors compare no groups. */
  OutcomesAwaitingLog<ProgrammePartsComparison> comparison(
      UUID id, PartKind by, ObservationFilter filter, CurrentUser user) {
    var viewer = access.viewer(id, user, filter);
    if (by == PartKind.GROUP && !viewer.equals(Viewer.MANAGER))
      throw ProgrammeOutcomesAccessCheck.noSingleGroup();
    return outcomes
        .comparison(id.toString(), viewer, by, filter)
        .orElseThrow(RefusedException::notFound);
  }
}
