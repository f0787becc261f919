package codev.learning.outcomes.report;

import codev.learning.outcomes.figures.Figure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures as CSV (RFC 4180). */
public final class OutcomesCsv {
  private static final String LINE = "\r\n";

  private OutcomesCsv() {}

  public static String of(List<FigureTable> tables) {
    return Stream.concat(
            Stream.of("key,label,value,n,suppressed,unit,low,high,distribution,definition"),
            tables.stream().flatMap(OutcomesCsv::lines))
        .collect(Collectors.joining(LINE, "", LINE));
  }

  private static Stream<String> lines(FigureTable table) {
    return table.rows().stream().map(row -> line(row, table.definition()));
  }

  private static String line(FigureRow row, String definition) {
    var figure = row.figure();
    return Stream.of(
            figure.measure().key(),
            row.label(),
            figure.value(),
            figure.n(),
            figure.suppressed(),
            figure.unit(),
            figure.low(),
            figure.high(),
            distribution(figure),
            definition)
        .map(field -> field == null ? "" : quoted(field.toString()))
        .collect(Collectors.joining(","));
  }

  /** E.g. {@code 1:0 2:1 3:4 4:9 5:6}. */
  private static @Nullable String distribution(Figure figure) {
    return figure.distribution() == null
        ? null
        : figure.distribution().stream()
            .map(share -> share.answer() + ":" + share.count())
            .collect(Collectors.joining(" "));
  }

  /** The programme's own words must not become a formula in a spreadsheet. */
  private static String quoted(String field) {
    var harmless = field.matches("[=+@].*") ? "'" + field : field;
    return harmless.matches("[\\w.:\\- ]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
