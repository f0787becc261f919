package codev.group.imports.file;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a line of a list, with a separator between its cells. */
public final class DelimitedLine {
  private DelimitedLine() {}

  /** A line of cells; line breaks within them become spaces. */
  public static String of(List<String> cells, char separator) {
    return cells.stream()
        .map(cell -> cell.replaceAll("\\R", " "))
        .map(cell -> quoted(cell, separator))
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String quoted(String cell, char separator) {
    return cell.indexOf(separator) < 0 && cell.indexOf('"') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
