package codev.infra.web;

import org.jspecify.annotations.Nullable;

/** Text for a cell of a CSV file. */
public final class CsvCell {
  private CsvCell() {}

  /** A spreadsheet must not interpret text as a formula (CSV injection). */
  public static String of(@Nullable String text) {
    if (text == null) return "";
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }
}
