package codev.learning.outcomes.report;

import java.util.List;

/**
 * The figures of one section with their labels.
 *
 * @param key the section of its measures
 * @param definition what its values mean
 */
public record FigureTable(String key, String title, String definition, List<FigureRow> rows) {
  /** Whether one sentence can replace all rows. */
  public boolean isSuppressed() {
    return rows.stream().allMatch(row -> row.figure().suppressed() != null);
  }

  /** Whether it tells of any figure how many people have answered. */
  public boolean hasAnswers() {
    return rows.stream().anyMatch(row -> row.figure().answeredBy() != null);
  }

  /** The first part of its key, e.g. {@code skills}. */
  String family() {
    return key.split("\\.", 2)[0];
  }
}
