package codev.group.evidence;

import codev.group.directory.Names;
import codev.group.domain.Training;
import codev.infra.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A sheet as a document to print; what is unsigned stays empty, to be signed by hand. */
@Component
class AttendanceSheet {
  private final MessageSource sentences;
  private final EvidenceSettings settings;

  AttendanceSheet(MessageSource sentences, EvidenceSettings settings) {
    this.sentences = sentences;
    this.settings = settings;
  }

  byte[] of(
      Sheet sheet, Training own, String programme, String group, Names names, Locale language) {
    var provider = settings.completing(own).provider();
    var in = new Wording(sentences, settings.zone(), language);
    var meeting = sheet.meeting();
    var title = in.say("sheet", group, meeting.number());
    try (var paper = new Paper(title, language)) {
      paper.title(title);
      if (provider != null) paper.text(in.say("provider", provider));
      paper.text(in.say("programme", programme));
      paper.text(
          in.say("when", in.day(sheet.begins()), in.hour(sheet.begins()), in.hour(sheet.ends())));
      if (meeting.place() != null) paper.text(in.say("place", meeting.place()));
      paper.text(
          in.say(
              "facilitator", names.of(sheet.leading().stream().map(Sheet.Line::person).toList())));
      paper.grid(rows(sheet, names, in));
      paper.aside(in.say("hours-of-late"));
      return paper.finished();
    }
  }

  private static List<List<String>> rows(Sheet sheet, Names names, Wording in) {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(in.say("person"), in.say("status")));
    sheet.halfDays().forEach(half -> head.add(in.say("half-day." + half)));
    head.add(in.say("hours"));
    rows.add(head);
    for (var line : sheet.lines())
      rows.add(
          row(
              sheet,
              line,
              names,
              line.status() == null ? "" : in.say("status." + line.status()),
              in));
    for (var line : sheet.leading()) rows.add(row(sheet, line, names, in.say("leads"), in));
    return rows;
  }

  private static List<String> row(
      Sheet sheet, Sheet.Line line, Names names, String status, Wording in) {
    var cells = new ArrayList<>(List.of(names.of(line.person()), status));
    for (var half : sheet.halfDays())
      cells.add(
          sheet
              .signed()
              .signedAt(line.person(), half)
              .map(at -> in.say("signed", in.hour(at)))
              .orElse(""));
    cells.add(line.hours() == null ? "" : in.lasted(line.hours()));
    return cells;
  }
}
