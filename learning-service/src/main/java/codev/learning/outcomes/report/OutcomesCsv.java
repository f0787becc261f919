package codev.learning.outcomes.report;

import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as CSV: for programs by the names and with the fields of the API, for people in their
 * language and as the page shows them.
 */
public final class OutcomesCsv {
  private static final List<String> COLUMNS =
      List.of(
          "key",
          "label",
          "value",
          "n",
          "suppressed",
          "unit",
          "low",
          "high",
          "distribution",
          "definition",
          "exact");

  private final FigureLabels labels;
  private final Locale language;
  private final @Nullable SpreadsheetCsv spreadsheet;

  private OutcomesCsv(FigureLabels labels, SpreadsheetCsv.Layout layout, Locale language) {
    this.labels = labels;
    this.language = language;
    spreadsheet = SpreadsheetCsv.in(layout, language);
  }

  /** The line with the key {@code cut} has the cut's number of people as its value. */
  public static String of(
      ProgrammeFigures figures,
      FigureLabels labels,
      SpreadsheetCsv.Layout layout,
      Locale language) {
    return new OutcomesCsv(labels, layout, language).write(figures);
  }

  private String write(ProgrammeFigures figures) {
    var cut = figures.cut();
    var lines =
        Stream.of(
                Stream.of(spreadsheet == null ? COLUMNS : labels.headings(COLUMNS, language)),
                Stream.of(
                    line(
                        "cut",
                        labels.cut(cut, language),
                        cut.people(),
                        cut.people(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "")),
                labels.tables(figures, language).stream()
                    .flatMap(table -> table.rows().stream().map(row -> line(row, table))))
            .flatMap(each -> each);
    return spreadsheet == null ? SpreadsheetCsv.standard(lines) : spreadsheet.of(lines);
  }

  private List<String> line(FigureRow row, FigureTable table) {
    var figure = row.figure();
    return line(
        figure.measure().key(),
        spreadsheet == null ? row.label() : table.labelAtMoment(row),
        value(figure),
        spreadsheet == null ? figure.n() : figure.answeredBy(),
        figure.suppressed(),
        figure.unit(),
        figure.low(),
        figure.high(),
        distribution(figure),
        table.definition(),
        figure.exact());
  }

  private List<String> line(@Nullable Object... fields) {
    return Arrays.stream(fields).map(this::field).toList();
  }

  private String field(@Nullable Object field) {
    return switch (field) {
      case null -> "";
      case Double number when spreadsheet != null -> spreadsheet.decimal(number.toString());
      case Number number -> number.toString();
      case Unit unit when spreadsheet != null -> labels.unit(unit, language);
      case Boolean flag when spreadsheet != null -> flag ? labels.yes(language) : "";
      default -> CsvCell.of(field.toString());
    };
  }

  private @Nullable Number value(Figure figure) {
    var value = figure.value();
    var unit = figure.unit();
    if (value == null || unit == null || !isWhole(unit)) return value;
    return Math.round(value);
  }

  /** A count has no decimals; points have none for people, as on the page. */
  private boolean isWhole(Unit unit) {
    return unit.isCount() || (spreadsheet != null && unit == Unit.POINTS);
  }

  /** E.g. {@code 1:0 2:1 3:4 4:9 5:6}. */
  private static @Nullable String distribution(Figure figure) {
    return figure.distribution() == null
        ? null
        : figure.distribution().stream()
            .map(share -> share.answer() + ":" + share.count())
            .collect(Collectors.joining(" "));
  }
}
