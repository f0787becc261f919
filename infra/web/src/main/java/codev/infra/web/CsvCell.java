package codev.infra.web;

import org.jspecify.annotations.Nullable;

/** Text for a cell of a CSV file. */
public final class CsvCell {
  /** What begins a formula for one spreadsheet or another, in the width of East Asian texts too. */
  private static final String FORMULA = "(?s)[=+\\-@\\t\\r\\n\\uFF0B\\uFF0D\\uFF1D\\uFF20].*";

  private CsvCell() {}

  /** A spreadsheet must not interpret text as a formula (CSV injection). */
  public static String of(@Nullable String text) {
    if (text == null) return "";
    return text.matches(FORMULA) ? "'" + text : text;
  }
}
