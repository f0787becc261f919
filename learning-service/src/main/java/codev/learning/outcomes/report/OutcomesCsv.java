package codev.learning.outcomes.report;

import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import codev.learning.outcomes.figures.AnswerCut;
import codev.learning.outcomes.figures.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures as CSV. */
public final class OutcomesCsv {
  private static final String COLUMNS =
      "key,label,value,n,suppressed,unit,low,high,distribution,definition,exact";

  private final @Nullable SpreadsheetCsv spreadsheet;

  private OutcomesCsv(SpreadsheetCsv.Layout layout, Locale language) {
    spreadsheet = SpreadsheetCsv.in(layout, language);
  }

  /**
   * @param cutSentence what the line with the key {@code cut} says; its value is the cut's number
   *     of people
   */
  public static String of(
      List<FigureTable> tables,
      AnswerCut cut,
      String cutSentence,
      SpreadsheetCsv.Layout layout,
      Locale language) {
    return new OutcomesCsv(layout, language).write(tables, cut, cutSentence);
  }

  private String write(List<FigureTable> tables, AnswerCut cut, String cutSentence) {
    var lines =
        Stream.of(
                Stream.of(line((Object[]) COLUMNS.split(","))),
                Stream.of(
                    line(
                        "cut",
                        cutSentence,
                        cut.people(),
                        cut.people(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "")),
                tables.stream()
                    .flatMap(
                        table -> table.rows().stream().map(row -> line(row, table.definition()))))
            .flatMap(each -> each);
    return spreadsheet == null ? SpreadsheetCsv.standard(lines) : spreadsheet.of(lines);
  }

  private List<String> line(FigureRow row, String definition) {
    var figure = row.figure();
    return line(
        figure.measure().key(),
        row.label(),
        figure.value(),
        figure.n(),
        figure.suppressed(),
        figure.unit(),
        figure.low(),
        figure.high(),
        distribution(figure),
        definition,
        figure.exact());
  }

  private List<String> line(@Nullable Object... fields) {
    return Arrays.stream(fields).map(this::field).toList();
  }

  private String field(@Nullable Object field) {
    return switch (field) {
      case null -> "";
      case Double number when spreadsheet != null -> spreadsheet.decimal(number.toString());
      case Number number -> number.toString();
      default -> CsvCell.of(field.toString());
    };
  }

  /** E.g. {@code 1:0 2:1 3:4 4:9 5:6}. */
  private static @Nullable String distribution(Figure figure) {
    return figure.distribution() == null
        ? null
        : figure.distribution().stream()
            .map(share -> share.answer() + ":" + share.count())
            .collect(Collectors.joining(" "));
  }
}
