package codev.learning.outcomes.report;

import codev.infra.ui.NameOrder;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.figures.CrossUnitHelpFigure;
import codev.learning.outcomes.figures.Figure.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Help between units. */
final class CooperationSectionWriter {
  static final String ID = "cooperation";

  private CooperationSectionWriter() {}

  static Optional<ReportSection> write(ReportContext context) {
    var tables = context.tables(HelpMeasure.SECTION);
    var across = context.figure(HelpMeasure.ACROSS_UNITS);
    var format = context.format();
    var sentence =
        across.value() == null
            ? context.sentence(ID)
            : format.text("outcomes.says.across", context.value(across));
    var published =
        context.figures().flows().stream().filter(flow -> flow.value() != null).toList();
    if (published.isEmpty()) return context.section(ID, sentence, null, tables);
    var units = units(published);
    return context.section(
        ID,
        sentence,
        new ChartData.Grid(
            format.text("outcomes.helping"),
            format.text("outcomes.helped"),
            units,
            published.stream().map(flow -> cell(flow, units)).toList()),
        tables,
        new ReportSection.CrossTable(
            format.text("outcomes.who-helped-whom"),
            units,
            units.stream()
                .map(from -> new ReportSection.Row(from, helped(context, from, units)))
                .toList()));
  }

  private static List<String> units(List<CrossUnitHelpFigure> published) {
    return published.stream()
        .flatMap(flow -> Stream.of(flow.from(), flow.to()))
        .distinct()
        .sorted(NameOrder.alphabetical())
        .toList();
  }

  private static ChartData.Cell cell(CrossUnitHelpFigure flow, List<String> units) {
    return new ChartData.Cell(
        units.indexOf(flow.from()), units.indexOf(flow.to()), Objects.requireNonNull(flow.value()));
  }

  private static List<String> helped(ReportContext context, String from, List<String> units) {
    return context.figures().flows().stream()
        .filter(flow -> flow.from().equals(from) && units.contains(flow.to()))
        .map(flow -> context.cell(flow.value(), Unit.NUMBER))
        .toList();
  }
}
