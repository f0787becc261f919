package codev.learning.outcomes;

import codev.infra.paper.Paper;
import codev.learning.outcomes.Captions.Section;
import codev.learning.outcomes.Outcomes.Told;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Figures as a document to hand on: each with what it means, in the reader's language. */
@Component
class Report {
  private final Captions captions;
  private final MessageSource sentences;

  Report(Captions captions, MessageSource sentences) {
    this.captions = captions;
    this.sentences = sentences;
  }

  /**
   * @param made the day of the figures
   */
  byte[] of(Told told, Filter filter, LocalDate made, Locale language) {
    var sections = captions.sections(told, language);
    var in = new Language(language);
    var title = in.say("outcomes.title", told.programme().name());
    try (var paper = new Paper(title, language)) {
      paper.title(title);
      paper.aside(in.say("outcomes.made-on", in.day(made)));
      var part = in.part(filter);
      if (!part.isEmpty()) paper.text(in.say("outcomes.part", part));
      paper.text(in.say("outcomes.privacy", told.threshold()));
      if (sections.stream().allMatch(Section::isSuppressed))
        paper.text(in.say("outcomes.nothing-yet", told.threshold()));
      else sections.forEach(section -> write(section, told.threshold(), in, paper));
      return paper.finished();
    }
  }

  private static void write(Section section, int threshold, Language in, Paper paper) {
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
      if (figure.value() == null || figure.n() == null)
        table.silent(row.label(), in.say("outcomes.suppressed", threshold));
      else table.row(row.label(), in.number(figure.value()), in.number(figure.n()));
    }
    table.end();
  }

  /** How its reader says things. */
  private final class Language {
    private final Locale locale;
    private final NumberFormat numbers;

    Language(Locale locale) {
      this.locale = locale;
      numbers = NumberFormat.getNumberInstance(locale);
      numbers.setMaximumFractionDigits(2);
    }

    String say(String key, Object... arguments) {
      return sentences.getMessage(key, arguments, locale);
    }

    String number(Number value) {
      return numbers.format(value);
    }

    String day(LocalDate day) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    /** What is looked at of the programme; empty when it is all of it. */
    String part(Filter filter) {
      return Stream.of(
              named("outcomes.unit", filter.unit()),
              named("outcomes.site", filter.site()),
              named(
                  "outcomes.aim",
                  filter.aim() == null ? null : say("outcomes.aim." + filter.aim())),
              named("outcomes.from", filter.from() == null ? null : day(filter.from())),
              named("outcomes.to", filter.to() == null ? null : day(filter.to())))
          .flatMap(named -> named)
          .collect(Collectors.joining(" · "));
    }

    private Stream<String> named(String what, @Nullable String value) {
      return value == null ? Stream.empty() : Stream.of(say(what) + " " + value);
    }
  }
}
