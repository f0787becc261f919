package codev.infra.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Writes tables as CSV that a spreadsheet in the reader's language opens: French ones have
 * semicolons and decimal commas.
 */
public record SpreadsheetCsv(Locale language) {
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

  /** Spreadsheets read UTF-8 as such if it begins with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  public String of(Stream<List<String>> rows) {
    return BYTE_ORDER_MARK + table(rows, isFrench() ? ';' : ',');
  }

  /** A decimal number that has a point. */
  public String decimal(String number) {
    return isFrench() ? number.replace('.', ',') : number;
  }

  private boolean isFrench() {
    return language.getLanguage().equals(Locale.FRENCH.getLanguage());
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
