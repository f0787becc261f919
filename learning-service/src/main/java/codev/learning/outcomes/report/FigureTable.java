package codev.learning.outcomes.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one section with their labels.
 *
 * @param key the section of its measures
 * @param moment when its items were asked, in a word; null where they are asked only once
 * @param definition what its values mean
 */
public record FigureTable(
    String key, String title, @Nullable String moment, String definition, List<FigureRow> rows) {
  /** Whether one sentence can replace all rows. */
  public boolean isSuppressed() {
    return rows.stream().allMatch(row -> row.figure().suppressed() != null);
  }

  /** Whether it tells of any figure how many people have answered. */
  public boolean hasAnswers() {
    return rows.stream().anyMatch(row -> row.figure().answeredBy() != null);
  }

  /** The label of a row where rows of other moments stand beside it. */
  public String labelAtMoment(FigureRow row) {
    return moment == null ? row.label() : moment + " · " + row.label();
  }

  /** The first part of its key, e.g. {@code skills}. */
  String family() {
    return key.split("\\.", 2)[0];
  }
}
