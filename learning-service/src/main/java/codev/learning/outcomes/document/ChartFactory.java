package codev.learning.outcomes.document;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Chart;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.ReportSection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the chart of a section as the page does, with as many items as there is room for.
 *
 * @param threshold how many people stand at least behind a figure
 * @param lines how many items a chart may have
 */
record ChartFactory(FigureFormatter format, int threshold, int lines) {
  /** Whether the document shows the section's chart; it has no calendar and no grid. */
  static boolean isDrawn(ReportSection section) {
    return switch (section.drawing()) {
      case ChartData.Bars _,
          ChartData.Bullets _,
          ChartData.Funnel _,
          ChartData.Answers _,
          ChartData.Changes _,
          ChartData.Lines _ ->
          true;
      case ChartData.MonthColumns _, ChartData.Grid _ -> false;
      case null -> false;
    };
  }

  /**
   * Empty where it has none.
   *
   * @param isOfFacts whether the page has the section among those on what has happened
   */
  Optional<Chart> of(ReportSection section, boolean isOfFacts) {
    var data = section.drawing();
    if (data == null || !isDrawn(section)) return Optional.empty();
    var drawn = ChartDrawer.draw(first(data), format);
    var alternative =
        format.text("outcomes.report.chart." + kind(data), section.title(), section.sentence());
    return Optional.of(
        new Chart(
            section.title(),
            section.sentence(),
            note(drawn.reading(), basis(section, isOfFacts)),
            PrintedChart.of(drawn, alternative),
            numbers(section)));
  }

  private static @Nullable String note(@Nullable String reading, @Nullable String basis) {
    if (reading == null) return basis;
    return basis == null ? reading : reading + " " + basis;
  }

  /**
   * Whether facts or answers are shown, and from how many people these are. Null for what is
   * counted by sets of people, which is neither.
   */
  private @Nullable String basis(ReportSection section, boolean isOfFacts) {
    var figures =
        section.tables().stream()
            .flatMap(table -> table.rows().stream())
            .map(FigureRow::figure)
            .filter(figure -> figure.value() != null)
            .toList();
    if (section.isMixed()) return format.text("outcomes.report.basis.both");
    boolean isExact = figures.stream().anyMatch(figure -> Boolean.TRUE.equals(figure.exact()));
    if (isExact || (isOfFacts && figures.isEmpty()))
      return format.text("outcomes.report.basis.facts");
    return isOfFacts ? null : answers(figures);
  }

  private String answers(List<Figure> figures) {
    var people =
        figures.stream()
            .filter(figure -> figure.n() != null)
            .mapToInt(figure -> Objects.requireNonNull(figure.n()))
            .summaryStatistics();
    if (people.getCount() == 0) return format.text("outcomes.report.basis.answers");
    return people.getMin() == people.getMax()
        ? format.text("outcomes.report.basis.people", people.getMin())
        : format.text("outcomes.report.basis.between", people.getMin(), people.getMax());
  }

  private BoardReport.Table numbers(ReportSection section) {
    var numbers = new FigureNumbers(format, threshold, lines);
    if (section.drawing() instanceof ChartData.Changes changes)
      return numbers.of(section.title(), changes);
    return section.crossTable() == null || section.drawing() instanceof ChartData.Answers
        ? numbers.of(section.title(), section.tables())
        : numbers.of(section.crossTable());
  }

  private ChartData first(ChartData data) {
    return switch (data) {
      case ChartData.Bars bars -> new ChartData.Bars(bars.unit(), first(bars.rows()));
      case ChartData.Bullets bullets -> new ChartData.Bullets(first(bullets.rows()));
      case ChartData.Answers answers ->
          new ChartData.Answers(answers.answers(), first(answers.rows()));
      case ChartData.Changes changes -> changes.with(first(changes.rows()));
      case ChartData.Funnel _, ChartData.Lines _, ChartData.MonthColumns _, ChartData.Grid _ ->
          data;
    };
  }

  private <T> List<T> first(List<T> rows) {
    return rows.stream().limit(lines).toList();
  }

  /** How its alternative text names it. */
  private static String kind(ChartData data) {
    return switch (data) {
      case ChartData.Answers _ -> "answers";
      case ChartData.Changes _ -> "changes";
      case ChartData.Lines _ -> "lines";
      case ChartData.Bars _,
          ChartData.Bullets _,
          ChartData.Funnel _,
          ChartData.MonthColumns _,
          ChartData.Grid _ ->
          "bars";
    };
  }
}
