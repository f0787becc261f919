package codev.learning.outcomes.report;

import codev.learning.domain.outcomes.Indicator;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.charts.PageChart;
import codev.learning.outcomes.figures.IndicatorMeasures;
import codev.learning.outcomes.figures.ProgrammePartsComparison;
import codev.learning.outcomes.figures.ProgrammePartsComparison.Cohort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The model of the page of a comparison.
 *
 * @param indicator that is drawn
 * @param indicators that can be drawn: those with a value, and the one that was asked for
 * @param sentence about the one that is drawn
 * @param chart null where fewer than two parts have a value
 * @param lines one for each indicator with a value
 */
public record ComparisonPageModel(
    Indicator indicator,
    List<Indicator> indicators,
    String sentence,
    @Nullable PageChart chart,
    List<Line> lines) {
  private static final int FEWEST_BARS = 2;

  /**
   * @param values formatted, one for each part; a dot where it is suppressed
   */
  public record Line(String label, List<String> values) {}

  /**
   * @param wanted null: the first indicator with a value, or the first of all
   */
  public static ComparisonPageModel of(
      ProgrammePartsComparison comparison,
      @Nullable Indicator wanted,
      MessageSource messages,
      Locale language) {
    var format = new FigureFormatter(messages, language);
    var shown =
        Arrays.stream(Indicator.values())
            .filter(one -> !published(comparison, one).isEmpty())
            .toList();
    var indicator = wanted != null ? wanted : shown.stream().findFirst().orElse(Indicator.USEFUL);
    var published = published(comparison, indicator);
    return new ComparisonPageModel(
        indicator,
        Arrays.stream(Indicator.values())
            .filter(one -> one == indicator || shown.contains(one))
            .toList(),
        sentence(published, indicator, comparison.threshold(), format),
        published.size() < FEWEST_BARS
            ? null
            : ChartDrawer.draw(bars(comparison, indicator), format),
        lines(comparison, shown, format));
  }

  /** One for each indicator with a value, and at the end the day of the answers in each part. */
  private static List<Line> lines(
      ProgrammePartsComparison comparison, List<Indicator> shown, FigureFormatter format) {
    var lines = new ArrayList<>(shown.stream().map(one -> line(comparison, one, format)).toList());
    var days = comparison.cohorts().stream().map(cohort -> cohort.cut().day()).toList();
    if (days.stream().anyMatch(Objects::nonNull))
      lines.add(
          new Line(
              format.text("outcomes.comparison.cut"),
              days.stream().map(day -> day == null ? "·" : format.day(day)).toList()));
    return lines;
  }

  /** From the highest value on. */
  private static List<Cohort> published(ProgrammePartsComparison comparison, Indicator indicator) {
    return comparison.cohorts().stream()
        .filter(cohort -> cohort.figure(indicator).value() != null)
        .sorted(Comparator.<Cohort>comparingDouble(cohort -> value(cohort, indicator)).reversed())
        .toList();
  }

  /** In the order of the parts, as in the table: they are not ranked. */
  private static ChartData bars(ProgrammePartsComparison comparison, Indicator indicator) {
    return new ChartData.Bars(
        IndicatorProgress.unitOf(indicator),
        comparison.cohorts().stream()
            .filter(cohort -> cohort.figure(indicator).value() != null)
            .map(cohort -> new ChartData.Bar(cohort.name(), value(cohort, indicator)))
            .toList());
  }

  private static String sentence(
      List<Cohort> published, Indicator indicator, int threshold, FigureFormatter format) {
    if (published.isEmpty())
      return IndicatorMeasures.of(indicator).protection().isConfided()
          ? format.text("outcomes.comparison.nothing", threshold)
          : format.text("outcomes.all-suppressed", threshold);
    var first = published.getFirst();
    var last = published.getLast();
    var highest = text(first, indicator, format);
    if (published.size() == 1) return format.text("outcomes.comparison.one", first.name(), highest);
    var lowest = text(last, indicator, format);
    if (highest.equals(lowest))
      return format.text("outcomes.comparison.alike", published.size(), highest);
    return format.text(
        "outcomes.comparison.from-to",
        names(published, indicator, highest, format),
        highest,
        names(published, indicator, lowest, format),
        lowest);
  }

  /** Of the parts whose value is shown alike. */
  private static String names(
      List<Cohort> published, Indicator indicator, String shown, FigureFormatter format) {
    return published.stream()
        .filter(cohort -> text(cohort, indicator, format).equals(shown))
        .map(Cohort::name)
        .collect(Collectors.joining(", "));
  }

  private static Line line(
      ProgrammePartsComparison comparison, Indicator indicator, FigureFormatter format) {
    return new Line(
        format.text("outcomes.indicator." + indicator),
        comparison.cohorts().stream()
            .map(
                cohort ->
                    cohort.figure(indicator).value() == null
                        ? "·"
                        : text(cohort, indicator, format))
            .toList());
  }

  private static String text(Cohort cohort, Indicator indicator, FigureFormatter format) {
    return format.value(value(cohort, indicator), IndicatorProgress.unitOf(indicator));
  }

  private static double value(Cohort cohort, Indicator indicator) {
    return Objects.requireNonNull(cohort.figure(indicator).value());
  }
}
