package codev.session.summary;

import codev.infra.documents.PdfDocument;
import codev.infra.documents.PdfDocument.Field;
import codev.infra.web.LocalizedDates;
import codev.session.config.TimeZoneProperties;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.ResultsResponse.ActionResponse;
import codev.session.response.SessionResponse;
import codev.session.summary.SessionSummary.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The summary as a PDF document. */
@Component
class SummaryPdf {
  private final MessageSource sentences;
  private final ZoneId zone;

  SummaryPdf(MessageSource sentences, TimeZoneProperties timeZone) {
    this.sentences = sentences;
    this.zone = timeZone.zone();
  }

  byte[] of(SessionSummary summary, Locale language) {
    var in = new Wording(language);
    var session = summary.session();
    var title = in.sentence("board.title", session.header().groupName(), session.header().number());
    try (var paper = new PdfDocument(title, language)) {
      paper.title(title);
      paper.aside(
          in.sentence(
              "summary.of-day",
              in.day(session.header().startsAt()),
              session.people().nameOf(summary.reader())));
      paper.aside(in.sentence("summary.confidential"));
      if (summary.turns().isEmpty()) paper.text(in.sentence("summary.nothing"));
      summary.turns().forEach(turn -> write(turn, session, in, paper));
      paper.heading(in.sentence("summary.learnings"));
      if (summary.learnings().isEmpty()) paper.text(in.sentence("summary.no-learning"));
      for (var learning : summary.learnings()) {
        paper.text(in.sentence("about." + learning.about()) + "\n" + in.text(learning.text()));
        if (learning.transferableTo() != null)
          paper.aside(in.sentence("contributing.transferable.told", learning.transferableTo()));
      }
      return paper.finished();
    }
  }

  private static void write(Turn turn, SessionResponse session, Wording in, PdfDocument paper) {
    paper.heading(in.sentence("summary.turn", session.people().nameOf(turn.client())));
    if (turn.topic() != null) paper.text(in.text(turn.topic().title()));
    turn.headlines().forEach(headline -> paper.text(in.text(headline.text())));
    if (turn.contract() != null) {
      paper.heading(in.sentence("board.contract"));
      paper.fields(contract(turn.contract(), in));
    }
    if (!turn.kept().isEmpty()) {
      paper.heading(in.sentence("contributing.kept"));
      for (int i = 0; i < turn.kept().size(); i++) {
        var idea = turn.kept().get(i);
        paper.text(
            "%d. %s (%s)"
                .formatted(i + 1, in.text(idea.text()), session.people().nameOf(idea.by())));
      }
    }
    if (turn.synthesis() != null) {
      paper.heading(in.sentence("contributing.synthesis"));
      paper.text(in.text(turn.synthesis().text()));
    }
    if (!turn.actions().isEmpty()) paper.heading(in.sentence("contributing.actions"));
    turn.actions().forEach(action -> paper.fields(action(action, in)));
  }

  private static List<Field> contract(ContractResponse contract, Wording in) {
    var help =
        contract.help().stream()
            .map(h -> in.sentence("help." + h))
            .collect(Collectors.joining(", "));
    var fields = new ArrayList<Field>();
    fields.add(new Field(in.sentence("contributing.problem"), in.text(contract.problem())));
    fields.add(new Field(in.sentence("contributing.objective"), in.text(contract.objective())));
    if (!help.isEmpty()) fields.add(new Field(in.sentence("contributing.help"), help));
    in.add(fields, "contributing.limits", contract.limits());
    return fields;
  }

  private static List<Field> action(ActionResponse action, Wording in) {
    var fields = new ArrayList<Field>();
    fields.add(new Field(in.sentence("contributing.what"), in.text(action.what())));
    in.add(fields, "contributing.due", action.dueOn() == null ? null : in.day(action.dueOn()));
    in.add(fields, "contributing.first-step", action.firstStep());
    in.add(fields, "contributing.action.objective", action.objective());
    in.add(fields, "contributing.resources", action.resources());
    in.add(fields, "contributing.support", action.support());
    in.add(fields, "contributing.indicator", action.indicator());
    in.add(fields, "contributing.vigilance", action.vigilance());
    return fields;
  }

  /** Texts in the reader's language. */
  private final class Wording {
    private final Locale language;

    Wording(Locale language) {
      this.language = language;
    }

    String sentence(String key, Object... arguments) {
      return sentences.getMessage(key, arguments, language);
    }

    /** An entry's text, or the note that its author has had it erased. */
    String text(@Nullable String text) {
      return text == null ? sentence("board.erased") : text;
    }

    String day(Instant moment) {
      return LocalizedDates.day(moment.atZone(zone), FormatStyle.LONG, language);
    }

    String day(LocalDate day) {
      return LocalizedDates.day(day, FormatStyle.LONG, language);
    }

    void add(List<Field> fields, String name, @Nullable String value) {
      if (value != null) fields.add(new Field(sentence(name), value));
    }
  }
}
