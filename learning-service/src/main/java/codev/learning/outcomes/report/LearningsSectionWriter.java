package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.MonthlySeries;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Learnings by competency, month by month where there are several months. */
final class LearningsSectionWriter {
  private static final String ID = "learnings";
  private static final int FEWEST_MONTHS = 2;

  private LearningsSectionWriter() {}

  static Optional<ReportSection> write(ReportContext context) {
    var tables = context.tables(LearningMeasure.SECTION);
    var rows =
        ReportContext.published(tables).stream()
            .sorted(Comparator.comparingDouble(FigureRow::value).reversed())
            .toList();
    if (rows.isEmpty()) return context.section(ID, context.sentence(ID), null, tables);
    var best = context.highest(rows);
    var sentence =
        context.format().text("outcomes.says.most-learnt", best.size(), context.named(best));
    var series =
        context.figures().series().stream()
            .filter(monthly -> monthly.measure() instanceof LearningMeasure)
            .toList();
    var months =
        new TreeSet<>(
            series.stream()
                .flatMap(monthly -> monthly.points().stream())
                .map(MonthlySeries.Point::month)
                .toList());
    if (months.size() < FEWEST_MONTHS)
      return context.section(
          ID, sentence, new ChartData.Bars(Unit.NUMBER, ReportContext.barsOf(rows)), tables);
    var tracks = series.stream().map(monthly -> context.track(monthly, months)).toList();
    var labels = context.months(months);
    return context.section(
        ID,
        sentence,
        new ChartData.MonthColumns(labels, tracks),
        tables,
        context.byMonth(labels, tracks, Unit.NUMBER));
  }
}
