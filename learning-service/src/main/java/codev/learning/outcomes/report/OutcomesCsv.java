package codev.learning.outcomes.report;

import codev.learning.outcomes.figures.Figure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures as a table to hand on (RFC 4180). */
public final class OutcomesCsv {
  private static final String LINE = "\r\n";

  private OutcomesCsv() {}

  public static String of(List<FigureLabels.Section> sections) {
    return Stream.concat(
            Stream.of("key,label,value,n,suppressed,unit,low,high,distribution,definition"),
            sections.stream().flatMap(OutcomesCsv::lines))
        .collect(Collectors.joining(LINE, "", LINE));
  }

  private static Stream<String> lines(FigureLabels.Section section) {
    return section.rows().stream().map(row -> line(row, section.definition()));
  }

  private static String line(FigureLabels.Row row, String definition) {
    var figure = row.figure();
    return Stream.of(
            figure.key(),
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

  /** A programme's own words must not become a formula in whoever's spreadsheet. */
  private static String quoted(String field) {
    var harmless = field.matches("[=+@].*") ? "'" + field : field;
    return harmless.matches("[\\w.:\\- ]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
