package codev.learning.outcomes.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the page: a chart, the sentence that says what it shows, and the tables behind it.
 *
 * @param id its anchor
 * @param chart what is to be drawn, as JSON; nothing where there is nothing to draw
 */
record ReportSection(
    String id,
    String title,
    String sentence,
    @Nullable String chart,
    List<FigureLabels.Section> sections,
    @Nullable Table table) {
  /** Nothing is drawn, and its table has more to say than its sentence. */
  public boolean isItsTable() {
    return chart == null
        && sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.shown() != null)
                .count()
            > 1;
  }

  /** Figures that are told in two directions. */
  record Table(String caption, List<String> headings, List<Line> lines) {}

  /** A line of a table under its name. */
  record Line(String name, List<String> values) {}
}
