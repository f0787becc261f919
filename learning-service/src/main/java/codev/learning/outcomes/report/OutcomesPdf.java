package codev.learning.outcomes.report;

import codev.infra.documents.PdfDocument;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Figures as a PDF document, each section with its definition, in the viewer's language. */
@Component
public class OutcomesPdf {
  private final FigureLabels labels;
  private final MessageSource messages;

  OutcomesPdf(FigureLabels labels, MessageSource messages) {
    this.labels = labels;
    this.messages = messages;
  }

  /**
   * @param on the day of the figures
   */
  public byte[] of(
      ProgrammeFigures figures, ObservationFilter filter, LocalDate on, Locale language) {
    var tables = labels.tables(figures, language);
    var format = new FigureFormatter(messages, language);
    var title = format.text("outcomes.title", figures.programme().name());
    try (var paper = new PdfDocument(title, language)) {
      paper.title(title);
      paper.aside(format.text("outcomes.made-on", format.day(on)));
      var part = part(filter, format);
      if (!part.isEmpty()) paper.text(format.text("outcomes.part", part));
      paper.text(format.text("outcomes.privacy", figures.threshold()));
      if (tables.stream().allMatch(FigureTable::isSuppressed))
        paper.text(format.text("outcomes.nothing-yet", figures.threshold()));
      else tables.forEach(table -> write(table, figures.threshold(), format, paper));
      return paper.finished();
    }
  }

  private static void write(
      FigureTable figures, int threshold, FigureFormatter format, PdfDocument paper) {
    paper.heading(figures.title());
    paper.aside(figures.definition());
    if (figures.isSuppressed()) {
      paper.text(format.text("outcomes.all-suppressed", threshold));
      return;
    }
    var table =
        paper.table(
            format.text("outcomes.figure"),
            format.text("outcomes.value"),
            format.text("outcomes.people"));
    for (var row : figures.rows()) {
      var figure = row.figure();
      if (row.shown() == null || figure.n() == null)
        table.silent(row.label(), format.text("outcomes.suppressed", threshold));
      else
        table.row(row.label(), row.shown() + interval(figure, format), format.number(figure.n()));
    }
    table.end();
  }

  private static String interval(Figure figure, FigureFormatter format) {
    return figure.low() == null || figure.high() == null
        ? ""
        : " "
            + format.text(
                "outcomes.interval", format.number(figure.low()), format.number(figure.high()));
  }

  /** The part of the programme that the figures cover; empty when it is all of it. */
  private static String part(ObservationFilter filter, FigureFormatter format) {
    var aim = filter.aim() == null ? null : format.text("outcomes.aim." + filter.aim());
    return Stream.of(
            named("outcomes.unit", filter.unit(), format),
            named("outcomes.site", filter.site(), format),
            named("outcomes.aim", aim, format),
            named("outcomes.from", day(filter.from(), format), format),
            named("outcomes.to", day(filter.to(), format), format))
        .flatMap(named -> named)
        .collect(Collectors.joining(" · "));
  }

  private static @Nullable String day(@Nullable LocalDate day, FigureFormatter format) {
    return day == null ? null : format.day(day);
  }

  private static Stream<String> named(String key, @Nullable String value, FigureFormatter format) {
    return value == null ? Stream.empty() : Stream.of(format.text(key) + " " + value);
  }
}
