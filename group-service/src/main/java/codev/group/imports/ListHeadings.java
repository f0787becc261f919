package codev.group.imports;

import codev.group.imports.file.DelimitedLine;
import codev.infra.web.problem.MalformedRequestException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The line of headings of a list, and which column of a person each of them is: as it is usually
 * called, or as a manager has chosen.
 *
 * @param columns of the same number as the headings; blank: the column is not used
 */
record ListHeadings(List<String> headings, List<String> columns, char separator) {
  private static final String USERNAME = "username";
  private static final String EMAIL = "email";

  /** Columns that a manager can choose. */
  static final List<String> CHOICES =
      List.of(
          USERNAME,
          CsvHeader.EMAIL_AS_USERNAME,
          "displayName",
          CsvHeader.FIRST_NAME,
          CsvHeader.LAST_NAME,
          EMAIL,
          "unit",
          "site",
          "jobFamily",
          "managerUsername");

  /** Of a title, and of empty lines. */
  private static final int MOST_LINES_ABOVE = 20;

  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.TRIM_SPACES, CsvReadFeature.WRAP_AS_ARRAY).build();

  ListHeadings {
    headings = List.copyOf(headings);
    columns =
        columns.contains(USERNAME)
            ? replaced(CsvHeader.EMAIL_AS_USERNAME, EMAIL, columns)
            : List.copyOf(columns);
  }

  private static List<String> replaced(String column, String by, List<String> columns) {
    return columns.stream().map(each -> each.equals(column) ? by : each).toList();
  }

  /**
   * The list from its headings on: lines above them, such as a title, become empty lines below
   * them, so that each line keeps its number.
   */
  static String first(String text) {
    var lines = text.lines().toList();
    int at = headingsAt(lines);
    if (at == 0) return text;
    return lines.get(at)
        + "\n".repeat(at + 1)
        + lines.stream().skip(at + 1L).collect(Collectors.joining("\n"));
  }

  private static int headingsAt(List<String> lines) {
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) first++;
    int end = Math.min(lines.size(), first + MOST_LINES_ABOVE);
    for (int at = first; at < end; at++)
      if (areHeadings(lines.get(at), lines.subList(first, at))) return at;
    return first == lines.size() ? 0 : first;
  }

  /** Several cells of which one has a usual heading, below lines of a single cell. */
  private static boolean areHeadings(String line, List<String> linesAbove) {
    char separator = PeopleCsvReader.separator(line);
    var filled = nonEmptyCells(line, separator);
    return filled.size() > 1
        && filled.stream().anyMatch(cell -> CsvHeader.meaning(cell) != null)
        && linesAbove.stream().allMatch(title -> nonEmptyCells(title, separator).size() < 2);
  }

  private static List<String> nonEmptyCells(String line, char separator) {
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
        .map(cell -> cell.replace("\"", "").strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  /** A heading as shown, with its column. */
  record Choice(String heading, String column) {}

  /**
   * @param chosen columns that were chosen earlier, by their headings; they come before what a
   *     heading usually means
   */
  static ListHeadings of(String text, Map<String, String> chosen) {
    char separator = PeopleCsvReader.separator(text);
    var headings = cells(firstLine(text), separator);
    var columns = headings.stream().map(heading -> column(heading, chosen.get(heading))).toList();
    return new ListHeadings(headings, columns, separator);
  }

  private static String column(String heading, @Nullable String chosen) {
    if (chosen != null) return chosen;
    var usual = CsvHeader.meaning(heading);
    return usual == null || !CHOICES.contains(usual) ? "" : usual;
  }

  /** With what was chosen on the page for each heading that is not blank, in order. */
  ListHeadings with(List<String> chosen) {
    var rest = new ArrayDeque<>(chosen);
    var columns =
        headings.stream()
            .map(heading -> heading.isBlank() || rest.isEmpty() ? "" : rest.remove())
            .map(column -> CHOICES.contains(column) ? column : "")
            .toList();
    return new ListHeadings(headings, columns, separator);
  }

  boolean namesUsers() {
    return columns.contains(USERNAME) || columns.contains(CsvHeader.EMAIL_AS_USERNAME);
  }

  /** Where no column is that of user names, e-mail addresses are in their place. */
  ListHeadings orByEmail() {
    return namesUsers()
        ? this
        : new ListHeadings(
            headings, replaced(EMAIL, CsvHeader.EMAIL_AS_USERNAME, columns), separator);
  }

  /** Whether it has a column of e-mail addresses, which are no user names. */
  boolean hasEmails() {
    return columns.contains(EMAIL);
  }

  /**
   * The list with addresses that were typed on the page.
   *
   * @param emails by the numbers of their lines
   */
  String withEmails(String text, Map<Integer, String> emails) {
    int column = columns.indexOf(EMAIL);
    if (emails.isEmpty() || column < 0) return text;
    var lines = new ArrayList<String>();
    for (var row : rows(text, separator)) {
      var cells = new ArrayList<>(row);
      var email = emails.get(lines.size() + 1);
      if (email != null) {
        while (cells.size() <= column) cells.add("");
        cells.set(column, email);
      }
      lines.add(DelimitedLine.of(cells, separator));
    }
    return String.join("\n", lines);
  }

  List<Choice> choices() {
    var choices = new ArrayList<Choice>();
    for (int i = 0; i < headings.size(); i++)
      if (!headings.get(i).isBlank()) choices.add(new Choice(headings.get(i), columns.get(i)));
    return choices;
  }

  /** By heading: to be remembered. */
  Map<String, String> all() {
    return choices().stream()
        .collect(Collectors.toMap(Choice::heading, Choice::column, (first, _) -> first));
  }

  /** What differs from the usual meanings. */
  private Map<String, String> unusual() {
    var unusual = new HashMap<String, String>();
    for (var choice : choices())
      if (!choice.column().equals(column(choice.heading(), null)))
        unusual.put(choice.heading(), choice.column());
    return unusual;
  }

  /** The list with its columns under the names that everybody understands. */
  String applyTo(String text) {
    if (unusual().isEmpty()) return text;
    var names = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      var heading = headings.get(i);
      var column = columns.get(i);
      // A column that is not used must not be taken for what its heading usually means.
      var unused = CsvHeader.meaning(heading) == null ? heading : "(" + heading + ")";
      names.add(column.isEmpty() ? unused : column);
    }
    var first = firstLine(text);
    int start = text.indexOf(first);
    return DelimitedLine.of(names, separator) + text.substring(start + first.length());
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static List<String> cells(String line, char separator) {
    var rows = rows(line, separator);
    return rows.isEmpty() ? List.of() : rows.getFirst();
  }

  private static List<List<String>> rows(String text, char separator) {
    var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    try (var rows = CSV.readerFor(String[].class).with(schema).<String[]>readValues(text)) {
      return rows.readAll().stream().map(row -> List.of(row)).toList();
    } catch (JacksonException e) {
      throw new MalformedRequestException("", "group.people.not-a-table", 1);
    }
  }
}
