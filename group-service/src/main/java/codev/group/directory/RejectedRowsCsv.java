package codev.group.directory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rejected rows of an import as CSV, each with the reason, to be corrected and imported
 * again.
 */
final class RejectedRowsCsv {
  static final String LINE = "line";
  static final String REASON = "reason";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RejectedRowsCsv() {}

  /**
   * @param people the whole list
   * @param whys by the number of a line
   */
  static String of(
      List<@Nullable PersonRequest> people, Map<Integer, String> whys, char separator) {
    var lines =
        whys.entrySet().stream()
            .map(why -> line(why.getKey(), why.getValue(), people))
            .map(cells -> joined(cells, separator));
    var headings =
        Stream.of(
            LINE,
            REASON,
            "username",
            "displayName",
            "email",
            "unit",
            "site",
            "jobFamily",
            "managerUsername");
    return BYTE_ORDER_MARK
        + Stream.concat(Stream.of(joined(headings, separator)), lines)
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static Stream<String> line(int number, String why, List<@Nullable PersonRequest> people) {
    int index = number - PeopleImportController.FIRST_LINE_BELOW_THE_HEADINGS;
    var person = index < 0 || index >= people.size() ? null : people.get(index);
    var told = Stream.of(String.valueOf(number), why);
    if (person == null) return told;
    return Stream.concat(
        told,
        Stream.of(
                person.username(),
                person.displayName(),
                person.email(),
                person.unit(),
                person.site(),
                person.jobFamily(),
                person.managerUsername())
            .map(cell -> cell == null ? "" : cell));
  }

  private static String joined(Stream<String> cells, char separator) {
    return cells
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(String.valueOf(separator)));
  }
}
