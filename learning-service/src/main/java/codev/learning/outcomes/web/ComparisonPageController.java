package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.Comparison;
import codev.learning.outcomes.figures.Comparison.By;
import codev.learning.outcomes.figures.Comparison.Cohort;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.report.ChartData;
import codev.learning.outcomes.report.FigureFormatter;
import codev.learning.outcomes.report.IndicatorProgress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** A programme's units, sites or groups side by side: as JSON and as a page. */
@Controller
public class ComparisonPageController {
  private final OutcomesQueries outcomes;
  private final MessageSource sentences;
  private final JsonMapper json;

  ComparisonPageController(OutcomesQueries outcomes, MessageSource sentences, JsonMapper json) {
    this.outcomes = outcomes;
    this.sentences = sentences;
    this.json = json;
  }

  /**
   * @param privacyThreshold how many people, besides whoever looks, stand at least behind a figure
   */
  record Compared(UUID programmeId, By by, int privacyThreshold, List<Cohort> cohorts) {}

  @GetMapping("/api/programmes/{id}/outcomes/comparison")
  @ResponseBody
  Compared compared(
      @PathVariable UUID id,
      @RequestParam By by,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who) {
    var comparison = comparison(id, by, filter, who);
    return new Compared(id, by, comparison.threshold(), comparison.cohorts());
  }

  /**
   * @param values in words, one a cohort; a dot where it is not told
   */
  record Line(String label, List<String> values) {}

  @GetMapping("/outcomes/{id}/comparison")
  String page(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "UNIT") By by,
      @RequestParam(defaultValue = "USEFUL") Indicator indicator,
      @ModelAttribute ObservationFilter filter,
      CurrentUser who,
      Locale language,
      Model model) {
    var comparison = comparison(id, by, filter, who);
    var wording = new FigureFormatter(sentences, language);
    model.addAttribute("comparison", comparison);
    model.addAttribute("filter", filter);
    model.addAttribute("indicator", indicator);
    model.addAttribute("indicators", Indicator.values());
    model.addAttribute(
        "kinds", who.is(UserRole.MANAGER) ? List.of(By.values()) : List.of(By.UNIT, By.SITE));
    var told = told(comparison, indicator);
    model.addAttribute("sentence", sentence(told, indicator, comparison.threshold(), wording));
    model.addAttribute(
        "chart", told.size() < 2 ? null : json.writeValueAsString(bars(told, indicator)));
    model.addAttribute(
        "lines",
        Arrays.stream(Indicator.values())
            .filter(one -> !told(comparison, one).isEmpty())
            .map(one -> line(comparison, one, wording))
            .toList());
    return "outcomes/comparison";
  }

  private Comparison comparison(UUID id, By by, ObservationFilter filter, CurrentUser who) {
    var reader = OutcomesController.reader(who, filter);
    if (by == By.GROUP && !who.is(UserRole.MANAGER))
      throw new RequestRejectedException(new Refusal(403, "outcomes.sponsor-sees-no-group"));
    return outcomes
        .compared(id.toString(), reader, by, filter)
        .orElseThrow(RequestRejectedException::notFound);
  }

  /** From the highest on. */
  private static List<Cohort> told(Comparison comparison, Indicator indicator) {
    return comparison.cohorts().stream()
        .filter(cohort -> cohort.figure(indicator.figure()).value() != null)
        .sorted(Comparator.<Cohort>comparingDouble(cohort -> value(cohort, indicator)).reversed())
        .toList();
  }

  private static ChartData bars(List<Cohort> told, Indicator indicator) {
    return new ChartData.Bars(
        IndicatorProgress.unitOf(indicator) == Measure.Unit.SHARE,
        told.stream()
            .map(cohort -> new ChartData.Bar(cohort.name(), value(cohort, indicator)))
            .toList());
  }

  private static String sentence(
      List<Cohort> told, Indicator indicator, int threshold, FigureFormatter wording) {
    if (told.isEmpty()) return wording.say("outcomes.comparison.nothing", threshold);
    var highest = said(told.getFirst(), indicator, wording);
    if (told.size() == 1)
      return wording.say("outcomes.comparison.one", told.getFirst().name(), highest);
    var lowest = said(told.getLast(), indicator, wording);
    if (highest.equals(lowest))
      return wording.say("outcomes.comparison.alike", told.size(), highest);
    return wording.say(
        "outcomes.comparison.from-to",
        told.getFirst().name(),
        highest,
        told.getLast().name(),
        lowest);
  }

  private static Line line(Comparison comparison, Indicator indicator, FigureFormatter wording) {
    return new Line(
        wording.say("outcomes.indicator." + indicator),
        comparison.cohorts().stream()
            .map(
                cohort ->
                    cohort.figure(indicator.figure()).value() == null
                        ? "·"
                        : said(cohort, indicator, wording))
            .toList());
  }

  private static String said(Cohort cohort, Indicator indicator, FigureFormatter wording) {
    return wording.value(value(cohort, indicator), IndicatorProgress.unitOf(indicator));
  }

  private static double value(Cohort cohort, Indicator indicator) {
    return Objects.requireNonNull(cohort.figure(indicator.figure()).value());
  }
}
