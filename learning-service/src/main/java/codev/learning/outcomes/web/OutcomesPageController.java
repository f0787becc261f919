package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureDefinitions;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a programme's figures, and the page that defines them. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
record OutcomesPageController(
    OutcomesQueries outcomes,
    OutcomesAccessLog accessLog,
    ProgrammeOutcomesAccessCheck access,
    OutcomesPageModelFactory pages,
    FigureDefinitions definitions,
    MessageSource messages,
    Clock clock,
    ZoneId zone) {
  @GetMapping("/outcomes/{id}")
  String page(
      @PathVariable UUID id,
      @ModelAttribute("filter") ObservationFilter filter,
      CurrentUser user,
      Locale language,
      Model model) {
    var figures =
        outcomes
            .figures(id.toString(), access.viewer(id, user, filter), filter)
            .orElseThrow(RefusedException::notFound);
    var shown = accessLog.show(figures, user, OutputFormat.PAGE);
    var today = LocalDate.now(clock.withZone(zone));
    model.addAttribute("today", today);
    model.addAttribute("programme", shown.programme());
    model.addAttribute("threshold", shown.threshold());
    model.addAttribute("report", pages.ofProgramme(shown, filter, today, language));
    model.addAttribute("filter", filter);
    model.addAttribute("addresses", new PartAddresses(id, filter));
    model.addAttribute(
        "sentence",
        FilterSentence.of(shown, filter, today, new FigureFormatter(messages, language)));
    model.addAttribute("maySetTargets", access.isManager(id, user));
    model.addAttribute("groups", shown.groups());
    model.addAttribute("isShared", filter.group() == null && shown.groups() > 1);
    model.addAttribute("held", count(shown, SessionMeasure.HELD));
    model.addAttribute("committed", count(shown, ActionMeasure.COMMITTED));
    return "outcomes/programme";
  }

  /** How many lines the list behind a fact has; null where the fact is not shown. */
  private static @Nullable Long count(ProgrammeFigures figures, MeasureId measure) {
    var figure = figures.byMeasure().get(measure);
    return figure == null || figure.value() == null ? null : Math.round(figure.value());
  }

  /** Shows no figures, so it logs no access. */
  @GetMapping("/outcomes/{id}/how")
  String definitions(
      @PathVariable UUID id,
      @ModelAttribute("filter") ObservationFilter filter,
      Locale language,
      Model model) {
    var figures = outcomes.withoutValues(id.toString()).orElseThrow(RefusedException::notFound);
    model.addAttribute("addresses", new PartAddresses(id, filter));
    model.addAttribute("programme", figures.programme());
    model.addAttribute("threshold", figures.threshold());
    model.addAttribute(
        "parts", definitions.of(figures, outcomes.measures(figures.programme()), language));
    model.addAttribute("derived", definitions.derived(language));
    return "outcomes/how";
  }
}
