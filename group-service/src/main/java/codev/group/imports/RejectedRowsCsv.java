package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.imports.ImportJob.RejectedRow;
import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rejected rows of an import as CSV, each with the reason, to be corrected and imported
 * again.
 */
final class RejectedRowsCsv {
  static final String LINE = "line";
  static final String REASON = "reason";

  private RejectedRowsCsv() {}

  /**
   * @param people the whole list
   * @param whys by the number of a line
   */
  static String of(
      List<@Nullable PersonRequest> people, Map<Integer, String> whys, Locale language) {
    return of(
        whys.entrySet().stream()
            .map(
                why ->
                    new RejectedRow(
                        why.getKey(), why.getValue(), person(why.getKey(), people), List.of()))
            .toList(),
        language);
  }

  static String of(List<RejectedRow> rows, Locale language) {
    var headings =
        List.of(
            LINE,
            REASON,
            "username",
            "displayName",
            "email",
            "unit",
            "site",
            "jobFamily",
            "managerUsername");
    return new SpreadsheetCsv(language).of(headings, rows.stream().map(row -> line(row).toList()));
  }

  private static @Nullable PersonRequest person(int line, List<@Nullable PersonRequest> people) {
    int index = line - UploadedPeople.FIRST_LINE_BELOW_THE_HEADINGS;
    return index < 0 || index >= people.size() ? null : people.get(index);
  }

  private static Stream<String> line(RejectedRow row) {
    var person = row.person();
    var cells = Stream.of(String.valueOf(row.line()), CsvCell.of(row.message()));
    if (person == null) return cells;
    return Stream.concat(
        cells,
        Stream.of(
                person.username(),
                person.displayName(),
                person.email(),
                person.unit(),
                person.site(),
                person.jobFamily(),
                person.managerUsername())
            .map(CsvCell::of));
  }
}
