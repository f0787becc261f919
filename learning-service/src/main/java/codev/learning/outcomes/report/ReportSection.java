package codev.learning.outcomes.report;

import codev.learning.outcomes.charts.ChartData;
import codev.learning.outcomes.charts.PageChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of the page: a chart, the sentence that states what it shows, and the tables behind it.
 *
 * @param id its anchor
 * @param drawing what the chart shows; null where there is nothing to draw
 * @param chart the drawing as the page has it
 * @param tables its figures
 * @param crossTable its figures in two dimensions
 */
public record ReportSection(
    String id,
    String title,
    String sentence,
    @Nullable ChartData drawing,
    @Nullable PageChart chart,
    List<FigureTable> tables,
    @Nullable CrossTable crossTable) {
  /** Whether there is no chart, and the table contains more than the sentence. */
  public boolean isTableOnly() {
    return chart == null
        && tables.stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.shown() != null)
                .count()
            > 1;
  }

  /** Whether it has both kinds of figures: facts, and what people have answered. */
  public boolean isMixed() {
    return tables.stream()
            .flatMap(table -> table.rows().stream())
            .map(FigureRow::figure)
            .filter(figure -> figure.value() != null)
            .map(figure -> Boolean.TRUE.equals(figure.exact()))
            .distinct()
            .count()
        > 1;
  }

  /** Figures in two dimensions, e.g. by measure and month. */
  public record CrossTable(String caption, List<String> headings, List<Row> rows) {}

  /** A row of a cross table under its name. */
  public record Row(String name, List<String> values) {}
}
