package codev.learning.outcomes;

import codev.infra.pages.Declined;
import codev.infra.pages.Refusal;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.learning.domain.Indicator;
import codev.learning.outcomes.Comparison.By;
import codev.learning.outcomes.Comparison.Cohort;
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
public class ComparisonPage {
  private final Outcomes outcomes;
  private final MessageSource sentences;
  private final JsonMapper json;

  ComparisonPage(Outcomes outcomes, MessageSource sentences, JsonMapper json) {
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
      @PathVariable UUID id, @RequestParam By by, @ModelAttribute Filter filter, Who who) {
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
      @ModelAttribute Filter filter,
      Who who,
      Locale language,
      Model model) {
    var comparison = comparison(id, by, filter, who);
    var wording = new Wording(sentences, language);
    model.addAttribute("comparison", comparison);
    model.addAttribute("filter", filter);
    model.addAttribute("indicator", indicator);
    model.addAttribute("indicators", Indicator.values());
    model.addAttribute(
        "kinds", who.is(Role.MANAGER) ? List.of(By.values()) : List.of(By.UNIT, By.SITE));
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

  private Comparison comparison(UUID id, By by, Filter filter, Who who) {
    var reader = OutcomesPage.reader(who, filter);
    if (by == By.GROUP && !who.is(Role.MANAGER))
      throw new Declined(new Refusal(403, "outcomes.sponsor-sees-no-group"));
    return outcomes.compared(id.toString(), reader, by, filter).orElseThrow(Declined::notFound);
  }

  /** From the highest on. */
  private static List<Cohort> told(Comparison comparison, Indicator indicator) {
    return comparison.cohorts().stream()
        .filter(cohort -> cohort.figure(indicator.figure()).value() != null)
        .sorted(Comparator.<Cohort>comparingDouble(cohort -> value(cohort, indicator)).reversed())
        .toList();
  }

  private static Drawing bars(List<Cohort> told, Indicator indicator) {
    return new Drawing.Bars(
        Gauge.unitOf(indicator) == Measure.Unit.SHARE,
        told.stream()
            .map(cohort -> new Drawing.Bar(cohort.name(), value(cohort, indicator)))
            .toList());
  }

  private static String sentence(
      List<Cohort> told, Indicator indicator, int threshold, Wording wording) {
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

  private static Line line(Comparison comparison, Indicator indicator, Wording wording) {
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

  private static String said(Cohort cohort, Indicator indicator, Wording wording) {
    return wording.value(value(cohort, indicator), Gauge.unitOf(indicator));
  }

  private static double value(Cohort cohort, Indicator indicator) {
    return Objects.requireNonNull(cohort.figure(indicator.figure()).value());
  }
}
