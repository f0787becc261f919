package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.accesslog.OutcomesAwaitingLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammePartsComparison;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A programme's units, sites or groups side by side. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
record ComparisonController(
    OutcomesQueries outcomes, OutcomesAccessLog accessLog, ProgrammeOutcomesAccessCheck access) {
  /**
   * @param privacyThreshold k: how many people stand at least behind a process fact; behind answers
   *     one more
   */
  record ComparisonResponse(
      UUID programmeId, PartKind by, int privacyThreshold, List<Cohort> cohorts) {}

  @GetMapping("/api/programmes/{id}/outcomes/comparison")
  ComparisonResponse compared(
      @PathVariable UUID id,
      @RequestParam PartKind by,
      @ModelAttribute ObservationFilter filter,
      CurrentUser user) {
    var shown = accessLog.show(comparison(id, by, filter, user), user, OutputFormat.DATA);
    return new ComparisonResponse(id, by, shown.threshold(), shown.cohorts());
  }

  /**
   * @param by null: the first kind of which anything can be shown
   */
  OutcomesAwaitingLog<ProgrammePartsComparison> comparison(
      UUID id, @Nullable PartKind by, ObservationFilter filter, CurrentUser user) {
    var viewer = access.viewer(id, user, filter);
    var kinds = kinds(id, user);
    if (by != null && !kinds.contains(by)) throw ProgrammeOutcomesAccessCheck.noSingleGroup();
    return outcomes
        .comparison(id.toString(), viewer, by == null ? kinds : List.of(by), filter)
        .orElseThrow(RefusedException::notFound);
  }

  /**
   * What a reader may compare: groups first, which share their sessions and are seldom too small to
   * be shown, as units and sites often are. Sponsors compare no groups.
   */
  List<PartKind> kinds(UUID id, CurrentUser user) {
    return access.isManager(id, user)
        ? List.of(PartKind.GROUP, PartKind.UNIT, PartKind.SITE)
        : List.of(PartKind.UNIT, PartKind.SITE);
  }
}
