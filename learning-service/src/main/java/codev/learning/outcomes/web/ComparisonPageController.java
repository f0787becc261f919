package codev.learning.outcomes.web;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.ProgrammePartsComparison.By;
import codev.learning.outcomes.report.ComparisonPageModel;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The page of {@link ComparisonController}. */
@Controller
class ComparisonPageController {
  private final OutcomesQueries outcomes;
  private final OutcomesAccessLog accessLog;
  private final MessageSource messages;
  private final JsonMapper json;

  ComparisonPageController(
      OutcomesQueries outcomes,
      OutcomesAccessLog accessLog,
      MessageSource messages,
      JsonMapper json) {
    this.outcomes = outcomes;
    this.accessLog = accessLog;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/outcomes/{id}/comparison")
  String page(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "UNIT") By by,
      @RequestParam(defaultValue = "USEFUL") Indicator indicator,
      @ModelAttribute("filter") ObservationFilter filter,
      CurrentUser who,
      Locale language,
      Model model) {
    var comparison = ComparisonController.comparison(outcomes, id, by, filter, who);
    var shown = accessLog.show(comparison, who, OutputFormat.PAGE);
    var page = ComparisonPageModel.of(shown, indicator, messages, language);
    model.addAttribute("comparison", shown);
    model.addAttribute("filter", filter);
    model.addAttribute("indicator", indicator);
    model.addAttribute("indicators", Indicator.values());
    model.addAttribute(
        "kinds", who.is(UserRole.MANAGER) ? List.of(By.values()) : List.of(By.UNIT, By.SITE));
    model.addAttribute("sentence", page.sentence());
    model.addAttribute(
        "chart", page.chart() == null ? null : json.writeValueAsString(page.chart()));
    model.addAttribute("lines", page.lines());
    return "outcomes/comparison";
  }
}
