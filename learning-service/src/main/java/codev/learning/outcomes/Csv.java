package codev.learning.outcomes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as a table to hand on (RFC 4180). */
final class Csv {
  private static final String LINE = "\r\n";

  private Csv() {}

  static String of(List<Captions.Section> sections) {
    return Stream.concat(
            Stream.of("key,label,value,n,suppressed"),
            sections.stream().flatMap(section -> section.rows().stream()).map(Csv::line))
        .collect(Collectors.joining(LINE, "", LINE));
  }

  private static String line(Captions.Row row) {
    var figure = row.figure();
    return Stream.of(figure.key(), row.label(), figure.value(), figure.n(), figure.suppressed())
        .map(field -> field == null ? "" : quoted(field.toString()))
        .collect(Collectors.joining(","));
  }

  /** A programme's own words must not become a formula in whoever's spreadsheet. */
  private static String quoted(String field) {
    var harmless = field.matches("[=+@].*") ? "'" + field : field;
    return harmless.matches("[\\w.\\- ]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
