package codev.learning.outcomes.document;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Table;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.ReportSection;
import codev.learning.outcomes.report.ReportSection.CrossTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as small tables; a suppressed figure has the reason in the place of its value.
 *
 * @param threshold how many people stand at least behind a figure
 * @param lines how many a table may have; its note counts the others
 */
record FigureNumbers(FigureFormatter format, int threshold, int lines) {
  /** How many months there is room for side by side; more stand one below the other. */
  private static final int COLUMNS = 8;

  /** How many months there is room for one below the other; of more, some share a row. */
  private static final int MONTHS = 12;

  private static final int MONTHS_IN_A_ROW = 3;

  private static final char NO_BREAK_SPACE = '\u00a0';

  Table of(String title, List<FigureTable> tables) {
    int count = tables.stream().mapToInt(table -> table.rows().size()).sum();
    boolean hasAnswers = tables.stream().anyMatch(FigureTable::hasAnswers);
    var figureAndValue = List.of(format.text("outcomes.figure"), format.text("outcomes.value"));
    return new Table(
        title,
        more(count - lines),
        hasAnswers ? appended(figureAndValue, format.text("outcomes.people")) : figureAndValue,
        tables.stream()
            .flatMap(
                table ->
                    table.rows().stream()
                        .map(row -> row(label(row, table, tables), row, hasAnswers)))
            .limit(lines)
            .toList());
  }

  /** With its moment, unless the title of the only table states it. */
  private static String label(FigureRow row, FigureTable table, List<FigureTable> tables) {
    return tables.size() > 1 ? table.labelAtMoment(row) : row.label();
  }

  private List<String> row(String label, FigureRow row, boolean hasAnswers) {
    var figure = row.figure();
    var value =
        row.shown() == null
            ? format.text("outcomes.suppressed", threshold)
            : (row.shown() + " " + row.interval()).strip();
    var line = List.of(label, value);
    var people = figure.answeredBy();
    return hasAnswers ? appended(line, people == null ? "–" : format.number(people)) : line;
  }

  private static List<String> appended(List<String> line, String last) {
    return Stream.concat(line.stream(), Stream.of(last)).toList();
  }

  /** By month: each of them, however many. */
  Table of(CrossTable table) {
    int months = table.headings().size();
    if (months > MONTHS) return byMonths(table, "outcomes.report.months", MONTHS_IN_A_ROW);
    if (months > COLUMNS) return byMonths(table, "outcomes.report.month", 1);
    return new Table(
        table.caption(),
        table.caption(),
        line(format.text("outcomes.figure"), table.headings()),
        table.rows().stream().map(row -> line(row.name(), row.values())).toList());
  }

  /** One below the other; their values stand in the order of the months in their row. */
  private Table byMonths(CrossTable table, String heading, int inARow) {
    var names = table.rows().stream().map(ReportSection.Row::name).toList();
    int months = table.headings().size();
    return new Table(
        table.caption(),
        table.caption(),
        line(format.text(heading), names),
        IntStream.iterate(0, first -> first < months, first -> first + inARow)
            .mapToObj(first -> months(table, first, Math.min(first + inARow, months)))
            .toList());
  }

  /** Their names stay on one line, so that more months take no more lines. */
  private static List<String> months(CrossTable table, int from, int to) {
    return line(
        joined(table.headings(), from, to).replace(' ', NO_BREAK_SPACE),
        table.rows().stream().map(row -> joined(row.values(), from, to)).toList());
  }

  private static String joined(List<String> texts, int from, int to) {
    return String.join(" / ", texts.subList(from, to));
  }

  private static List<String> line(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  /** At the start and at the end. */
  Table of(String title, ChartData.Changes changes) {
    return new Table(
        title,
        withDot(more(changes.rows().size() - lines)),
        List.of(format.text("outcomes.figure"), changes.from(), changes.to()),
        changes.rows().stream()
            .limit(lines)
            .map(row -> List.of(row.label(), cell(row.start()), cell(row.end())))
            .toList());
  }

  private String cell(@Nullable Double value) {
    return value == null ? "·" : format.number(value);
  }

  private String withDot(@Nullable String note) {
    var dot = format.text("outcomes.report.dot");
    return note == null ? dot : note + " " + dot;
  }

  private @Nullable String more(int others) {
    return others <= 0 ? null : format.text("outcomes.report.more", others);
  }
}
