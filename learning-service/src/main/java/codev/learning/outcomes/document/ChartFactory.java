package codev.learning.outcomes.document;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Chart;
import codev.learning.outcomes.report.ReportSection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the chart of a section of the page, from the same data.
 *
 * @param threshold how many people stand at least behind a figure
 * @param lines how many items a chart may have
 */
record ChartFactory(FigureFormatter format, int threshold, int lines) {
  /** Whether the section has a chart of bars or lines. */
  static boolean isDrawn(ReportSection section) {
    return switch (section.drawing()) {
      case ChartData.Bars _,
          ChartData.Bullets _,
          ChartData.Funnel _,
          ChartData.Answers _,
          ChartData.Changes _,
          ChartData.Lines _ ->
          true;
      case ChartData.Months _, ChartData.Grid _ -> false;
      case null -> false;
    };
  }

  /** Empty where it has none. */
  Optional<Chart> of(ReportSection section) {
    var drawing = drawing(section);
    if (drawing == null) return Optional.empty();
    return Optional.of(new Chart(section.title(), section.sentence(), drawing, numbers(section)));
  }

  private BoardReport.Table numbers(ReportSection section) {
    var numbers = new FigureNumbers(format, threshold, lines);
    if (section.drawing() instanceof ChartData.Changes changes)
      return numbers.of(section.title(), changes);
    return section.crossTable() == null || section.drawing() instanceof ChartData.Answers
        ? numbers.of(section.title(), section.tables())
        : numbers.of(section.crossTable());
  }

  private @Nullable SvgChart drawing(ReportSection section) {
    return switch (section.drawing()) {
      case ChartData.Bars data -> bars(data, section);
      case ChartData.Bullets data -> bars(data.bars(), section);
      case ChartData.Funnel data -> bars(data.bars(), section);
      case ChartData.Answers data ->
          rows("answers", section).of(new ChartData.Answers(data.answers(), first(data.rows())));
      case ChartData.Changes data -> rows("changes", section).of(data.with(first(data.rows())));
      case ChartData.Lines data -> LineChart.of(data, alternative("lines", section), format);
      case ChartData.Months _, ChartData.Grid _ -> null;
      case null -> null;
    };
  }

  private SvgChart bars(ChartData.Bars data, ReportSection section) {
    return rows("bars", section).of(new ChartData.Bars(data.isPercent(), first(data.rows())));
  }

  private RowCharts rows(String kind, ReportSection section) {
    return new RowCharts(alternative(kind, section), format);
  }

  private String alternative(String kind, ReportSection section) {
    return format.text("outcomes.report.chart." + kind, section.title(), section.sentence());
  }

  private <T> List<T> first(List<T> rows) {
    return rows.stream().limit(lines).toList();
  }
}
