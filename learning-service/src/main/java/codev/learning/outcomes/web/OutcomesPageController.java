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
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import codev.learning.outcomes.report.FigureDefinitions;
import codev.learning.outcomes.report.OutcomesPageModelFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a programme's figures, and the page that defines them. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
class OutcomesPageController {
  private final OutcomesQueries outcomes;
  private final OutcomesAccessLog accessLog;
  private final ProgrammeOutcomesAccessCheck access;
  private final OutcomesPageModelFactory pages;
  private final FigureDefinitions definitions;
  private final Clock clock;
  private final ZoneId zone;

  OutcomesPageController(
      OutcomesQueries outcomes,
      OutcomesAccessLog accessLog,
      ProgrammeOutcomesAccessCheck access,
      OutcomesPageModelFactory pages,
      FigureDefinitions definitions,
      Clock clock,
      ZoneId zone) {
    this.outcomes = outcomes;
    this.accessLog = accessLog;
    this.access = access;
    this.pages = pages;
    this.definitions = definitions;
    this.clock = clock;
    this.zone = zone;
  }

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
    model.addAttribute("report", pages.ofProgramme(shown, today, language));
    model.addAttribute("filter", filter);
    model.addAttribute("units", offered(shown.units(), filter.unit()));
    model.addAttribute("sites", offered(shown.sites(), filter.site()));
    model.addAttribute("maySetTargets", access.isManager(id, user));
    model.addAttribute("held", count(shown, SessionMeasure.HELD));
    model.addAttribute("committed", count(shown, ActionMeasure.COMMITTED));
    return "outcomes/programme";
  }

  /** How many lines the list behind a fact has; null where the fact is not shown. */
  private static @Nullable Long count(ProgrammeFigures figures, MeasureId fact) {
    var figure = figures.byMeasure().get(fact);
    return figure == null || figure.value() == null ? null : Math.round(figure.value());
  }

  /** What a list offers: what there is, and what an address asks for. */
  private static List<String> offered(List<String> known, @Nullable String asked) {
    return asked == null || asked.isEmpty() || known.contains(asked)
        ? known
        : Stream.concat(known.stream(), Stream.of(asked)).sorted().toList();
  }

  /** Shows no figures, so it logs no access. */
  @GetMapping("/outcomes/{id}/how")
  String definitions(@PathVariable UUID id, Locale language, Model model) {
    var figures = outcomes.withoutValues(id.toString()).orElseThrow(RefusedException::notFound);
    model.addAttribute("programme", figures.programme());
    model.addAttribute("threshold", figures.threshold());
    model.addAttribute(
        "parts", definitions.of(figures, outcomes.measures(figures.programme()), language));
    return "outcomes/how";
  }
}
