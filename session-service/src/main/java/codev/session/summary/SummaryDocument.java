package codev.session.summary;

import codev.infra.documents.PdfDocument;
import codev.infra.documents.PdfDocument.Field;
import codev.infra.web.LocalizedDates;
import codev.session.config.TimeZoneProperties;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponse.ActionSeen;
import codev.session.response.SessionResponse.ContractSeen;
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

/** The summary as a document to keep. */
@Component
class SummaryDocument {
  private final MessageSource sentences;
  private final ZoneId zone;

  SummaryDocument(MessageSource sentences, TimeZoneProperties place) {
    this.sentences = sentences;
    this.zone = place.zone();
  }

  byte[] of(SessionSummary summary, Locale language) {
    var in = new Wording(language);
    var seen = summary.seen();
    var title = in.say("board.title", seen.groupName(), seen.number());
    try (var paper = new PdfDocument(title, language)) {
      paper.title(title);
      paper.aside(in.say("summary.of-day", in.day(seen.startsAt()), seen.nameOf(summary.reader())));
      paper.aside(in.say("summary.confidential"));
      if (summary.turns().isEmpty()) paper.text(in.say("summary.nothing"));
      summary.turns().forEach(turn -> write(turn, seen, in, paper));
      paper.heading(in.say("summary.learnings"));
      if (summary.learnings().isEmpty()) paper.text(in.say("summary.no-learning"));
      for (var learning : summary.learnings()) {
        paper.text(in.say("about." + learning.about()) + "\n" + in.words(learning.text()));
        if (learning.transferableTo() != null)
          paper.aside(in.say("contributing.transferable.told", learning.transferableTo()));
      }
      return paper.finished();
    }
  }

  private static void write(Turn turn, SessionResponse seen, Wording in, PdfDocument paper) {
    paper.heading(in.say("summary.turn", seen.nameOf(turn.client())));
    if (turn.topic() != null) paper.text(in.words(turn.topic().title()));
    turn.headlines().forEach(said -> paper.text(in.words(said.text())));
    if (turn.contract() != null) {
      paper.heading(in.say("board.contract"));
      paper.fields(contract(turn.contract(), in));
    }
    if (!turn.kept().isEmpty()) {
      paper.heading(in.say("contributing.kept"));
      for (int i = 0; i < turn.kept().size(); i++) {
        var idea = turn.kept().get(i);
        paper.text("%d. %s (%s)".formatted(i + 1, in.words(idea.text()), seen.nameOf(idea.by())));
      }
    }
    if (turn.synthesis() != null) {
      paper.heading(in.say("contributing.synthesis"));
      paper.text(in.words(turn.synthesis().text()));
    }
    if (!turn.actions().isEmpty()) paper.heading(in.say("contributing.actions"));
    turn.actions().forEach(action -> paper.fields(action(action, in)));
  }

  private static List<Field> contract(ContractSeen contract, Wording in) {
    var help =
        contract.help().stream().map(h -> in.say("help." + h)).collect(Collectors.joining(", "));
    var fields = new ArrayList<Field>();
    fields.add(new Field(in.say("contributing.problem"), in.words(contract.problem())));
    fields.add(new Field(in.say("contributing.objective"), in.words(contract.objective())));
    if (!help.isEmpty()) fields.add(new Field(in.say("contributing.help"), help));
    in.add(fields, "contributing.limits", contract.limits());
    return fields;
  }

  private static List<Field> action(ActionSeen action, Wording in) {
    var fields = new ArrayList<Field>();
    fields.add(new Field(in.say("contributing.what"), in.words(action.what())));
    in.add(fields, "contributing.due", action.dueOn() == null ? null : in.day(action.dueOn()));
    in.add(fields, "contributing.first-step", action.firstStep());
    in.add(fields, "contributing.action.objective", action.objective());
    in.add(fields, "contributing.resources", action.resources());
    in.add(fields, "contributing.support", action.support());
    in.add(fields, "contributing.indicator", action.indicator());
    in.add(fields, "contributing.vigilance", action.vigilance());
    return fields;
  }

  /** How its reader says things. */
  private final class Wording {
    private final Locale language;

    Wording(Locale language) {
      this.language = language;
    }

    String say(String key, Object... arguments) {
      return sentences.getMessage(key, arguments, language);
    }

    /** Somebody's words, or that they have had them erased. */
    String words(@Nullable String text) {
      return text == null ? say("board.erased") : text;
    }

    String day(Instant moment) {
      return LocalizedDates.day(moment.atZone(zone), FormatStyle.LONG, language);
    }

    String day(LocalDate day) {
      return LocalizedDates.day(day, FormatStyle.LONG, language);
    }

    void add(List<Field> fields, String name, @Nullable String value) {
      if (value != null) fields.add(new Field(say(name), value));
    }
  }
}
