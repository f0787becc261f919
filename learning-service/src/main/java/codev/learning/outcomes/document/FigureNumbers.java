package codev.learning.outcomes.document;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.document.BoardReport.Table;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.ReportSection.CrossTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as small tables; a suppressed figure has the reason in the place of its value.
 *
 * @param threshold how many people stand at least behind a figure
 * @param lines how many a table may have; its note counts the others
 */
record FigureNumbers(FigureFormatter format, int threshold, int lines) {
  /** Months in a table; the earlier ones are in the CSV. */
  private static final int COLUMNS = 8;

  Table of(String title, List<FigureTable> tables) {
    var rows = tables.stream().flatMap(table -> table.rows().stream()).toList();
    return new Table(
        title,
        more(rows.size() - lines),
        List.of(
            format.text("outcomes.figure"),
            format.text("outcomes.value"),
            format.text("outcomes.people")),
        rows.stream().limit(lines).map(this::row).toList());
  }

  private List<String> row(FigureRow row) {
    var figure = row.figure();
    return row.shown() == null || figure.n() == null
        ? List.of(row.label(), format.text("outcomes.suppressed", threshold), "–")
        : List.of(row.label(), row.shown() + interval(figure), format.number(figure.n()));
  }

  private String interval(Figure figure) {
    return figure.low() == null || figure.high() == null
        ? ""
        : " "
            + format.text(
                "outcomes.interval", format.number(figure.low()), format.number(figure.high()));
  }

  /** By month. */
  Table of(CrossTable table) {
    int skipped = Math.max(0, table.headings().size() - COLUMNS);
    var headings = new ArrayList<>(List.of(format.text("outcomes.figure")));
    headings.addAll(table.headings().subList(skipped, table.headings().size()));
    return new Table(
        table.caption(),
        table.caption(),
        headings,
        table.rows().stream()
            .map(
                row -> {
                  var cells = new ArrayList<>(List.of(row.name()));
                  cells.addAll(row.values().subList(skipped, row.values().size()));
                  return List.copyOf(cells);
                })
            .toList());
  }

  /** At the start and at the end. */
  Table of(String title, ChartData.Changes changes) {
    return new Table(
        title,
        changes.rows().size() > lines
            ? more(changes.rows().size() - lines)
            : format.text("outcomes.report.dot"),
        List.of(format.text("outcomes.figure"), changes.from(), changes.to()),
        changes.rows().stream()
            .limit(lines)
            .map(row -> List.of(row.label(), cell(row.start()), cell(row.end())))
            .toList());
  }

  private String cell(@Nullable Double value) {
    return value == null ? "·" : format.number(value);
  }

  private @Nullable String more(int others) {
    return others <= 0 ? null : format.text("outcomes.report.more", others);
  }
}
