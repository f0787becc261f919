package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.ChartDrawer;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.MonthlySeries;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures, labels and formats that the sections of one report are written from. */
final class ReportContext {
  private final ProgrammeFigures figures;
  private final Map<String, FigureTable> tables;
  private final Map<MeasureId, Figure> byMeasure;
  private final Map<MeasureId, String> labels;
  private final FigureFormatter format;

  ReportContext(ProgrammeFigures figures, List<FigureTable> tables, FigureFormatter format) {
    this.figures = figures;
    this.format = format;
    this.tables = tables.stream().collect(Collectors.toMap(FigureTable::key, Function.identity()));
    byMeasure = figures.byMeasure();
    labels =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .collect(Collectors.toMap(row -> row.figure().measure(), FigureRow::label));
  }

  ProgrammeFigures figures() {
    return figures;
  }

  FigureFormatter format() {
    return format;
  }

  Figure figure(MeasureId measure) {
    return Objects.requireNonNullElseGet(byMeasure.get(measure), () -> Figure.suppressed(measure));
  }

  String label(MeasureId measure) {
    return Objects.requireNonNull(labels.get(measure));
  }

  /** With its moment, where it has one. */
  String labelAtMoment(FigureRow row) {
    return table(row.figure().measure().section()).orElseThrow().labelAtMoment(row);
  }

  Optional<FigureTable> table(String key) {
    return Optional.ofNullable(tables.get(key));
  }

  List<FigureTable> tables(String... keys) {
    return Stream.of(keys).flatMap(key -> table(key).stream()).toList();
  }

  /** The rows that are not suppressed. */
  static List<FigureRow> published(List<FigureTable> tables) {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.figure().value() != null)
        .toList();
  }

  /** The row with the highest value, and those whose value is shown alike. */
  List<FigureRow> highest(List<FigureRow> rows) {
    var highest = rows.stream().max(Comparator.comparingDouble(FigureRow::value)).orElseThrow();
    return shownAs(highest, rows);
  }

  /** The row with the lowest value, and those whose value is shown alike. */
  List<FigureRow> lowest(List<FigureRow> rows) {
    var lowest = rows.stream().min(Comparator.comparingDouble(FigureRow::value)).orElseThrow();
    return shownAs(lowest, rows);
  }

  private List<FigureRow> shownAs(FigureRow one, List<FigureRow> rows) {
    var shown = value(one.figure());
    return rows.stream().filter(row -> value(row.figure()).equals(shown)).toList();
  }

  /** Rows whose value is shown alike, as a sentence names them: of more than two, how many. */
  String named(List<FigureRow> rows) {
    var first = rows.getFirst();
    var value = value(first.figure());
    return switch (rows.size()) {
      case 1 -> format.text("outcomes.says.item", quoted(first), value);
      case 2 ->
          format.text("outcomes.says.two-items", quoted(first), quoted(rows.getLast()), value);
      default -> format.text("outcomes.says.tied", rows.size(), value);
    };
  }

  /** The label of a row within a sentence, with its moment where the section has several. */
  String quoted(FigureRow row) {
    var label = format.text("outcomes.says.quoted", row.quotedLabel());
    return (label + " " + atMoment(row)).strip();
  }

  /** The moment of a row within a sentence; empty where its section has but one. */
  String atMoment(FigureRow row) {
    return row.figure().measure() instanceof SurveyMeasure survey
        ? format.text("outcomes.at-moment." + survey.section())
        : "";
  }

  /** What a section says while it has no value of its own. */
  String sentence(String id) {
    return format.text("outcomes.says." + id);
  }

  /** The value of a figure with its unit. */
  String value(Figure figure) {
    return format.value(
        Objects.requireNonNull(figure.value()),
        Objects.requireNonNullElse(figure.unit(), Unit.NUMBER));
  }

  /** The value of a change with its confidence interval, where it has one. */
  String valueAndInterval(Figure figure) {
    return figure.low() == null || figure.high() == null
        ? value(figure)
        : value(figure)
            + " "
            + format.text(
                "outcomes.says.interval",
                format.number(figure.low()),
                format.number(figure.high()));
  }

  String cell(@Nullable Double value, Unit unit) {
    return value == null ? "·" : format.tableValue(value, unit);
  }

  /** One bar for each measure that has a value. */
  List<ChartData.Bar> bars(List<? extends MeasureId> measures) {
    return measures.stream()
        .map(this::figure)
        .filter(figure -> figure.value() != null)
        .map(
            figure ->
                new ChartData.Bar(label(figure.measure()), Objects.requireNonNull(figure.value())))
        .toList();
  }

  /** As {@link #bars}, each with the programme's target for it. */
  List<ChartData.Bullet> bullets(List<? extends MeasureId> measures) {
    return measures.stream()
        .map(this::figure)
        .filter(figure -> figure.value() != null)
        .map(
            figure ->
                new ChartData.Bullet(
                    label(figure.measure()),
                    Objects.requireNonNull(figure.value()),
                    figures.programme().targets().get(figure.measure().key())))
        .toList();
  }

  static List<ChartData.Bar> barsOf(List<FigureRow> rows) {
    return rows.stream().map(row -> new ChartData.Bar(row.label(), row.value())).toList();
  }

  ChartData.Track track(MonthlySeries series, SortedSet<String> months) {
    var values = new ArrayList<@Nullable Double>();
    for (var month : months)
      values.add(
          series.points().stream()
              .filter(point -> point.month().equals(month))
              .findFirst()
              .map(MonthlySeries.Point::value)
              .orElse(null));
    return new ChartData.Track(label(series.measure()), values);
  }

  List<String> months(SortedSet<String> months) {
    return months.stream().map(format::month).toList();
  }

  /**
   * @param unit of all values
   */
  ReportSection.CrossTable byMonth(List<String> months, List<ChartData.Track> tracks, Unit unit) {
    return new ReportSection.CrossTable(
        format.text("outcomes.by-month"),
        months,
        tracks.stream()
            .map(
                track ->
                    new ReportSection.Row(
                        track.label(),
                        track.values().stream().map(value -> cell(value, unit)).toList()))
            .toList());
  }

  /** Empty where all figures are suppressed. */
  Optional<ReportSection> section(
      String id, String sentence, @Nullable ChartData chart, List<FigureTable> tables) {
    return section(id, sentence, chart, tables, null);
  }

  Optional<ReportSection> section(
      String id,
      String sentence,
      @Nullable ChartData chart,
      List<FigureTable> tables,
      ReportSection.@Nullable CrossTable crossTable) {
    if (tables.stream().allMatch(FigureTable::isSuppressed)) return Optional.empty();
    return Optional.of(section(id, title(id), sentence, chart, tables, crossTable));
  }

  /** A single bar is not drawn: it shows nothing that its sentence does not state. */
  ReportSection section(
      String id,
      String title,
      String sentence,
      @Nullable ChartData chart,
      List<FigureTable> tables,
      ReportSection.@Nullable CrossTable crossTable) {
    boolean isOneBar =
        switch (chart) {
          case ChartData.Bars bars -> bars.rows().size() < 2;
          case ChartData.Bullets bullets -> bullets.rows().size() < 2;
          case null, default -> false;
        };
    return chart == null || isOneBar
        ? new ReportSection(id, title, sentence, null, null, tables, crossTable)
        : new ReportSection(
            id, title, sentence, chart, ChartDrawer.draw(chart, format), tables, crossTable);
  }

  String title(String id) {
    return format.text("outcomes.chapter." + id);
  }
}
