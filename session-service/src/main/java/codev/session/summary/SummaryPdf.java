package codev.session.summary;

import codev.infra.documents.PdfRenderer;
import codev.infra.ui.LocalizedDates;
import codev.session.config.TimeZoneProperties;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.ProgressResponse.DecisionResponse;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The summary as a PDF document. */
@Component
class SummaryPdf {
  private final MessageSource texts;
  private final ZoneId zone;
  private final PdfRenderer renderer;

  SummaryPdf(MessageSource texts, TimeZoneProperties timeZone, PdfRenderer renderer) {
    this.texts = texts;
    this.zone = timeZone.zone();
    this.renderer = renderer;
  }

  /** What something is called, and what it is. */
  record Field(String name, String value) {}

  /** What a client's turn leaves; texts as they are printed. */
  record TurnText(
      String title,
      List<String> lines,
      List<Field> contract,
      List<String> kept,
      List<String> others,
      @Nullable String synthesis,
      List<List<Field>> actions) {}

  /** What the facilitator decided, and why. */
  record DecisionText(String what, String reason) {}

  /** What the reader has learnt. */
  record LearningText(String about, String text, @Nullable String transferableTo) {}

  byte[] of(SessionSummary summary, Locale language) {
    var session = summary.session();
    var wording = new Wording(language, session.people().includes(summary.reader().value()));
    var title =
        wording.sentence("board.title", session.header().groupName(), session.header().number());
    return renderer.render(
        "summary",
        title,
        Map.of(
            "ofDay",
            wording.sentence(
                "summary.of-day",
                wording.day(session.header().startsAt()),
                session.people().nameOf(summary.reader())),
            "left",
            summary.left(),
            "turns",
            summary.turns().stream().map(turn -> text(turn, session, wording)).toList(),
            "learnings",
            summary.learnings().stream()
                .map(
                    learning ->
                        new LearningText(
                            wording.sentence("about." + learning.about()),
                            wording.text(learning.text()),
                            learning.transferableTo()))
                .toList(),
            "decisions",
            session.progress().decisions().stream()
                .map(decision -> text(decision, session, wording))
                .toList()),
        language);
  }

  private static DecisionText text(
      DecisionResponse decision, SessionResponse session, Wording wording) {
    var text =
        new StringBuilder(wording.time(decision.at()))
            .append(", ")
            .append(session.people().nameOf(decision.by()))
            .append(' ')
            .append(wording.sentence("moment." + decision.event()));
    if (decision.person() != null)
      text.append(wording.sentence("moment.given", session.people().nameOf(decision.person())));
    var details = new ArrayList<String>();
    if (decision.minutes() != null)
      details.add(wording.sentence("board.planned", decision.minutes()));
    decision.rules().forEach(rule -> details.add(wording.sentence("passed." + rule)));
    if (!decision.people().isEmpty())
      details.add(wording.sentence("moment.awaited", session.people().namesOf(decision.people())));
    if (!details.isEmpty()) text.append(" (").append(String.join(", ", details)).append(')');
    return new DecisionText(text.toString(), wording.text(decision.reason()));
  }

  private static TurnText text(Turn turn, SessionResponse session, Wording wording) {
    var lines = new ArrayList<String>();
    if (turn.topic() != null) lines.add(wording.text(turn.topic().texts().title()));
    turn.headlines().forEach(headline -> lines.add(wording.text(headline.text())));
    return new TurnText(
        wording.sentence("summary.turn", session.people().nameOf(turn.client())),
        lines,
        turn.contract() == null ? List.of() : contract(turn.contract(), wording),
        IntStream.range(0, turn.kept().size())
            .mapToObj(i -> keptIdea(turn, i, session, wording))
            .toList(),
        turn.others().stream().map(other -> other(other, session, wording)).toList(),
        turn.synthesis() == null ? null : wording.text(turn.synthesis().text()),
        turn.actions().stream().map(action -> action(action, session, wording)).toList());
  }

  private static String keptIdea(Turn turn, int at, SessionResponse session, Wording wording) {
    var idea = turn.kept().get(at);
    var became =
        session.results().hasActionFrom(idea.id()) ? ", " + wording.sentence("summary.action") : "";
    return "%d. %s (%s%s)"
        .formatted(at + 1, wording.text(idea.text()), session.people().nameOf(idea.by()), became);
  }

  private static String other(
      ContributionResponse contribution, SessionResponse session, Wording wording) {
    return "%s, %s\n%s"
        .formatted(
            wording.sentence(contribution.kindKey()),
            session.people().nameOf(contribution.by()),
            wording.text(contribution.text()));
  }

  private static List<Field> contract(ContractResponse contract, Wording wording) {
    var help =
        contract.help().stream()
            .map(h -> wording.sentence("help." + h))
            .collect(Collectors.joining(", "));
    var fields = new ArrayList<Field>();
    fields.add(
        new Field(wording.sentence("contributing.problem"), wording.text(contract.problem())));
    fields.add(
        new Field(wording.sentence("contributing.objective"), wording.text(contract.objective())));
    if (!help.isEmpty()) fields.add(new Field(wording.sentence("contributing.help"), help));
    wording.add(fields, "contributing.limits", contract.limits());
    return fields;
  }

  private static List<Field> action(
      ActionResponse action, SessionResponse session, Wording wording) {
    var plan = action.plan();
    var fields = new ArrayList<Field>();
    fields.add(new Field(wording.sentence("contributing.what"), wording.text(plan.what())));
    var idea = session.discussion().find(action.idea());
    wording.add(
        fields,
        "contributing.action.idea-by",
        idea.map(i -> session.people().nameOf(i.by())).orElse(null));
    wording.add(
        fields, "contributing.due", plan.dueOn() == null ? null : wording.day(plan.dueOn()));
    wording.add(fields, "contributing.first-step", plan.firstStep());
    wording.add(fields, "contributing.action.objective", plan.objective());
    wording.add(fields, "contributing.resources", plan.resources());
    wording.add(fields, "contributing.support", plan.support());
    wording.add(fields, "contributing.indicator", plan.indicator());
    wording.add(fields, "contributing.vigilance", plan.vigilance());
    return fields;
  }

  /** Texts in the reader's language. */
  private final class Wording {
    private final Locale language;
    private final boolean isForParticipant;

    Wording(Locale language, boolean isForParticipant) {
      this.language = language;
      this.isForParticipant = isForParticipant;
    }

    String sentence(String key, Object... arguments) {
      return texts.getMessage(key, arguments, language);
    }

    /** An entry's text; otherwise that its author has had it erased, or that others read none. */
    String text(@Nullable String text) {
      if (text != null) return text;
      return sentence(isForParticipant ? "board.erased" : "board.sealed");
    }

    String day(Instant moment) {
      return LocalizedDates.day(moment.atZone(zone), FormatStyle.LONG, language);
    }

    String time(Instant moment) {
      return LocalizedDates.time(moment.atZone(zone), language);
    }

    String day(LocalDate day) {
      return LocalizedDates.day(day, FormatStyle.LONG, language);
    }

    void add(List<Field> fields, String name, @Nullable String value) {
      if (value != null) fields.add(new Field(sentence(name), value));
    }
  }
}
