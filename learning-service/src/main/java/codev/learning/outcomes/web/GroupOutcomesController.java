package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.IncludedAnswers;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A group's figures for its members and its facilitator, and a facilitator's own: of all the groups
 * that they lead, for them alone.
 */
@RestController
record GroupOutcomesController(OutcomesQueries outcomes, OutcomesAccessLog accessLog) {
  /**
   * @param privacyThreshold k: how many people stand at least behind a process fact; behind answers
   *     one more
   * @param cut which confided answers the figures contain
   */
  record GroupOutcomesResponse(
      UUID groupId,
      UUID programmeId,
      String name,
      int privacyThreshold,
      IncludedAnswers cut,
      List<Figure> figures) {}

  /**
   * @param from first day, UTC
   * @param to last day, UTC
   */
  @RequiredAccess(AccessPolicy.GROUP_OUTCOMES_READER)
  @GetMapping("/api/groups/{id}/outcomes")
  GroupOutcomesResponse ofGroup(
      @PathVariable UUID id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      CurrentUser user) {
    var group = outcomes.group(id.toString()).orElseThrow(RefusedException::notFound);
    var figures =
        outcomes
            .figures(
                group.programme(), Viewer.ofGroup(group.id()), ObservationFilter.between(from, to))
            .orElseThrow(RefusedException::notFound);
    var shown = accessLog.show(figures, user, OutputFormat.DATA);
    return new GroupOutcomesResponse(
        id,
        UUID.fromString(group.programme()),
        group.name(),
        shown.threshold(),
        shown.cut(),
        shown.figures());
  }

  record FacilitatorOutcomesResponse(List<LedProgrammeResponse> programmes) {}

  /** All groups of one facilitator in one programme. */
  record LedProgrammeResponse(
      UUID programmeId,
      String name,
      int privacyThreshold,
      IncludedAnswers cut,
      List<Figure> figures) {
    private static LedProgrammeResponse of(ProgrammeFigures figures) {
      return new LedProgrammeResponse(
          UUID.fromString(figures.programme().id()),
          figures.programme().name(),
          figures.threshold(),
          figures.cut(),
          figures.figures());
    }
  }

  /**
   * @param from first day, UTC
   * @param to last day, UTC
   */
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/api/facilitators/me/outcomes")
  FacilitatorOutcomesResponse ofFacilitator(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      CurrentUser user) {
    return new FacilitatorOutcomesResponse(
        outcomes.ofFacilitator(user, ObservationFilter.between(from, to)).stream()
            .map(figures -> accessLog.show(figures, user, OutputFormat.DATA))
            .map(LedProgrammeResponse::of)
            .toList());
  }
}
