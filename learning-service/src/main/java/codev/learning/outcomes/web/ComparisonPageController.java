package codev.learning.outcomes.web;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.ProgrammePartsComparison.PartKind;
import codev.learning.outcomes.report.ComparisonPageModel;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
class ComparisonPageController {
  private final ComparisonController comparisons;
  private final ProgrammeOutcomesAccessCheck access;
  private final OutcomesAccessLog accessLog;
  private final MessageSource messages;

  ComparisonPageController(
      ComparisonController comparisons,
      ProgrammeOutcomesAccessCheck access,
      OutcomesAccessLog accessLog,
      MessageSource messages) {
    this.comparisons = comparisons;
    this.access = access;
    this.accessLog = accessLog;
    this.messages = messages;
  }

  @GetMapping("/outcomes/{id}/comparison")
  String page(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "UNIT") PartKind by,
      @RequestParam(defaultValue = "USEFUL") Indicator indicator,
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
    model.addAttribute("within", within(filter, by));
    model.addAttribute("indicator", indicator);
    model.addAttribute("indicators", Indicator.values());
    model.addAttribute(
        "kinds",
        access.isManager(id, user)
            ? List.of(PartKind.values())
            : List.of(PartKind.UNIT, PartKind.SITE));
    model.addAttribute("sentence", page.sentence());
    model.addAttribute("chart", page.chart());
    model.addAttribute("lines", page.lines());
    return "outcomes/comparison";
  }

  /** The unit and the site of which all parts are, unless these are compared. */
  private static List<String> within(ObservationFilter filter, PartKind by) {
    return Stream.of(
            by == PartKind.UNIT ? null : filter.unit(), by == PartKind.SITE ? null : filter.site())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
