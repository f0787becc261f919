package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.Figure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers on the scale of agreement: what people agreed with most and least. */
final class SurveySectionWriter {
  private static final int AGREEMENTS = 5;

  private SurveySectionWriter() {}

  /**
   * @param keys of the tables that it shows
   */
  static Optional<ReportSection> write(ReportContext context, String id, String... keys) {
    var tables = context.tables(keys);
    var rows =
        ReportContext.published(tables).stream().filter(SurveySectionWriter::isAgreement).toList();
    if (rows.isEmpty()) return context.section(id, context.sentence(id), null, tables);
    var answered =
        rows.stream()
            .map(
                row ->
                    new ChartData.AnswerRow(
                        context.labelAtMoment(row),
                        distribution(row).stream().map(Figure.Share::count).toList(),
                        row.value()))
            .toList();
    var scale =
        Stream.of(1, 2, 3, 4, 5)
            .map(answer -> context.format().text("outcomes.agreement." + answer))
            .toList();
    return context.section(
        id,
        mostAndLeast(context, rows),
        new ChartData.Answers(scale, answered),
        tables,
        counts(context, answered));
  }

  /** Of a programme's own item the service does not know what the ends of its scale mean. */
  private static boolean isAgreement(FigureRow row) {
    return !(row.figure().measure() instanceof ProgrammeItemMeasure)
        && distribution(row).size() == AGREEMENTS;
  }

  /** What the bars show. */
  private static ReportSection.CrossTable counts(
      ReportContext context, List<ChartData.AnswerRow> answered) {
    return new ReportSection.CrossTable(
        context.format().text("outcomes.chart.counts"),
        List.of(context.format().text("outcomes.chart.one-or-two"), "3", "4", "5"),
        answered.stream()
            .map(
                row ->
                    new ReportSection.Row(
                        row.label(), row.parts().stream().map(context.format()::number).toList()))
            .toList());
  }

  private static List<Figure.Share> distribution(FigureRow row) {
    return Objects.requireNonNullElse(row.figure().distribution(), List.of());
  }

  private static String mostAndLeast(ReportContext context, List<FigureRow> rows) {
    var format = context.format();
    var best = context.highest(rows);
    var bestValue = context.value(best.getFirst().figure());
    if (rows.size() == 1)
      return format.text("outcomes.says.one", context.quoted(best.getFirst()), bestValue);
    if (best.size() < rows.size())
      return format.text(
          "outcomes.says.most-and-least", context.named(best), context.named(context.lowest(rows)));
    var moments =
        rows.stream()
            .map(context::atMoment)
            .filter(moment -> !moment.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return moments.isEmpty()
        ? format.text("outcomes.says.all-alike", bestValue)
        : format.text("outcomes.says.all-alike-at", bestValue, moments);
  }
}
