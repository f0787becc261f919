package codev.infra.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Writes tables as CSV that a spreadsheet opens.
 *
 * @param language of the reader
 * @param hasSemicolons between columns, and decimal commas; otherwise commas and decimal points
 */
public record SpreadsheetCsv(Locale language, boolean hasSemicolons) {
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  /** Spreadsheets read UTF-8 as such if it begins with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** How a table is written, by the name that a request gives. */
  public enum Layout {
    /** For programs: RFC 4180 with decimal points, whatever the language. */
    STANDARD,
    /** As a spreadsheet in the reader's language opens it. */
    SPREADSHEET,
    /** The same with semicolons and decimal commas, whatever the language. */
    SEMICOLONS,
    /** The same with commas and decimal points, whatever the language. */
    COMMAS
  }

  /** As a spreadsheet in the reader's language opens it: French ones have semicolons. */
  public SpreadsheetCsv(Locale language) {
    this(language, language.getLanguage().equals(Locale.FRENCH.getLanguage()));
  }

  /** Null for a layout that is not for spreadsheets. */
  public static @Nullable SpreadsheetCsv in(Layout layout, Locale language) {
    return switch (layout) {
      case STANDARD -> null;
      case SPREADSHEET -> new SpreadsheetCsv(language);
      case SEMICOLONS -> new SpreadsheetCsv(language, true);
      case COMMAS -> new SpreadsheetCsv(language, false);
    };
  }

  /** The headings, and the rows below them. */
  public String of(List<String> headings, Stream<List<String>> rows) {
    return of(Stream.concat(Stream.of(headings), rows));
  }

  public String of(Stream<List<String>> rows) {
    return BYTE_ORDER_MARK + table(rows, hasSemicolons ? ';' : ',');
  }

  /** A decimal number that has a point. */
  public String decimal(String number) {
    return hasSemicolons ? number.replace('.', ',') : number;
  }

  /** The same for programs (RFC 4180), whatever the language. */
  public static String standard(Stream<List<String>> rows) {
    return table(rows, ',');
  }

  private static String table(Stream<List<String>> rows, char separator) {
    var schema = CsvSchema.emptySchema().withLineSeparator("\r\n").withColumnSeparator(separator);
    return CSV.writer(schema).writeValueAsString(rows.toList());
  }
}
