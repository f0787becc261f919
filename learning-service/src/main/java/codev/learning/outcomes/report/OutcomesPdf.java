package codev.learning.outcomes.report;

import codev.infra.documents.PdfDocument;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import codev.learning.outcomes.report.FigureLabels.Section;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Figures as a document to hand on: each with what it means, in the reader's language. */
@Component
public class OutcomesPdf {
  private final FigureLabels captions;
  private final MessageSource sentences;

  OutcomesPdf(FigureLabels captions, MessageSource sentences) {
    this.captions = captions;
    this.sentences = sentences;
  }

  /**
   * @param made the day of the figures
   */
  public byte[] of(Told told, ObservationFilter filter, LocalDate made, Locale language) {
    var sections = captions.sections(told, language);
    var in = new FigureFormatter(sentences, language);
    var title = in.say("outcomes.title", told.programme().name());
    try (var paper = new PdfDocument(title, language)) {
      paper.title(title);
      paper.aside(in.say("outcomes.made-on", in.day(made)));
      var part = part(filter, in);
      if (!part.isEmpty()) paper.text(in.say("outcomes.part", part));
      paper.text(in.say("outcomes.privacy", told.threshold()));
      if (sections.stream().allMatch(Section::isSuppressed))
        paper.text(in.say("outcomes.nothing-yet", told.threshold()));
      else sections.forEach(section -> write(section, told.threshold(), in, paper));
      return paper.finished();
    }
  }

  private static void write(Section section, int threshold, FigureFormatter in, PdfDocument paper) {
    paper.heading(section.title());
    paper.aside(section.definition());
    if (section.isSuppressed()) {
      paper.text(in.say("outcomes.all-suppressed", threshold));
      return;
    }
    var table =
        paper.table(in.say("outcomes.figure"), in.say("outcomes.value"), in.say("outcomes.people"));
    for (var row : section.rows()) {
      var figure = row.figure();
      if (row.shown() == null || figure.n() == null)
        table.silent(row.label(), in.say("outcomes.suppressed", threshold));
      else table.row(row.label(), row.shown() + between(figure, in), in.number(figure.n()));
    }
    table.end();
  }

  private static String between(Figure figure, FigureFormatter in) {
    return figure.low() == null || figure.high() == null
        ? ""
        : " " + in.say("outcomes.interval", in.number(figure.low()), in.number(figure.high()));
  }

  /** What is looked at of the programme; empty when it is all of it. */
  private static String part(ObservationFilter filter, FigureFormatter in) {
    return Stream.of(
            named("outcomes.unit", filter.unit(), in),
            named("outcomes.site", filter.site(), in),
            named(
                "outcomes.aim",
                filter.aim() == null ? null : in.say("outcomes.aim." + filter.aim()),
                in),
            named("outcomes.from", filter.from() == null ? null : in.day(filter.from()), in),
            named("outcomes.to", filter.to() == null ? null : in.day(filter.to()), in))
        .flatMap(named -> named)
        .collect(Collectors.joining(" · "));
  }

  private static Stream<String> named(String what, @Nullable String value, FigureFormatter in) {
    return value == null ? Stream.empty() : Stream.of(in.say(what) + " " + value);
  }
}
