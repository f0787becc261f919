package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.report.OutcomesPageModel;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The figures of {@link GroupOutcomesController} as pages. */
@Controller
record GroupOutcomesPageController(
    OutcomesQueries outcomes,
    OutcomesAccessLog accessLog,
    OutcomesPageModelFactory pages,
    Clock clock,
    ZoneId zone) {
  @RequiredAccess(AccessPolicy.GROUP_OUTCOMES_READER)
  @GetMapping("/outcomes/groups/{id}")
  String ofGroup(@PathVariable UUID id, CurrentUser user, Locale language, Model model) {
    var group = outcomes.group(id.toString()).orElseThrow(RefusedException::notFound);
    var figures =
        outcomes
            .figures(group.programme(), Viewer.ofGroup(group.id()), ObservationFilter.ALL)
            .orElseThrow(RefusedException::notFound);
    var shown = accessLog.show(figures, user, OutputFormat.PAGE);
    model.addAttribute("group", group);
    model.addAttribute("threshold", shown.threshold());
    model.addAttribute("report", pages.ofGroup(shown, today(), language));
    return "outcomes/group";
  }

  record LedProgramme(String programme, int threshold, OutcomesPageModel report) {}

  /** For this facilitator alone. */
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/outcomes/mine")
  String ofFacilitator(CurrentUser user, Locale language, Model model) {
    List<LedProgramme> led =
        outcomes.ofFacilitator(user, ObservationFilter.ALL).stream()
            .map(figures -> accessLog.show(figures, user, OutputFormat.PAGE))
            .map(
                shown ->
                    new LedProgramme(
                        shown.programme().name(),
                        shown.threshold(),
                        pages.ofGroup(shown, today(), language)))
            .toList();
    model.addAttribute("led", led);
    return "outcomes/mine";
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }
}
