package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.HeldSessionQueries;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import codev.learning.outcomes.report.ComparisonPageModel;
import codev.learning.outcomes.report.SessionCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of {@link ComparisonController}. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_OUTCOMES_READER)
record ComparisonPageController(
    ComparisonController comparisons,
    HeldSessionQueries sessions,
    OutcomesAccessLog accessLog,
    MessageSource messages,
    Clock clock,
    ZoneId zone) {
  /**
   * @param by null: the page opens on the first kind of parts of which anything can be shown
   * @param indicator null: on the first figure that can be shown of these
   */
  @GetMapping("/outcomes/{id}/comparison")
  String page(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable PartKind by,
      @RequestParam(required = false) @Nullable Indicator indicator,
      @ModelAttribute("filter") ObservationFilter filter,
      CurrentUser user,
      Locale language,
      Model model) {
    var comparison = comparisons.comparison(id, by, filter, user);
    var shown = accessLog.show(comparison, user, OutputFormat.PAGE);
    var page = ComparisonPageModel.of(shown, indicator, messages, language);
    model.addAttribute("comparison", shown);
    model.addAttribute("filter", filter);
    model.addAttribute("addresses", new PartAddresses(id, filter));
    model.addAttribute("within", within(filter, shown.by()));
    model.addAttribute("indicator", page.indicator());
    model.addAttribute("indicators", page.indicators());
    model.addAttribute("kinds", comparisons.kinds(id, user));
    model.addAttribute("sentence", page.sentence());
    model.addAttribute("chart", page.chart());
    model.addAttribute("lines", page.lines());
    if (shown.by() == PartKind.GROUP) addSessions(id, language, model);
    return "outcomes/comparison";
  }

  /** Of each group, which a manager alone compares. They are no figures, so no access is logged. */
  private void addSessions(UUID id, Locale language, Model model) {
    var heldSessions = sessions.of(id.toString()).orElseThrow(RefusedException::notFound);
    model.addAttribute("held", heldSessions);
    model.addAttribute(
        "calendar",
        SessionCalendar.of(heldSessions, zone, new FigureFormatter(messages, language)));
    model.addAttribute("today", LocalDate.now(clock.withZone(zone)));
  }

  /** The unit and the site of which all parts are, unless these are compared. */
  private static List<String> within(ObservationFilter filter, PartKind partKind) {
    return Stream.of(
            partKind == PartKind.UNIT ? null : filter.unit(),
            partKind == PartKind.SITE ? null : filter.site())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
