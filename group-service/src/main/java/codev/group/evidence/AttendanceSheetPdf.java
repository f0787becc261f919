package codev.group.evidence;

import codev.group.directory.DisplayNames;
import codev.group.domain.programme.TrainingDescription;
import codev.infra.documents.PdfDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The attendance sheet as a PDF document to print; unsigned fields stay empty, to be signed by
 * hand.
 */
@Component
class AttendanceSheetPdf {
  private final MessageSource sentences;
  private final TrainingProviderProperties settings;

  AttendanceSheetPdf(MessageSource sentences, TrainingProviderProperties settings) {
    this.sentences = sentences;
    this.settings = settings;
  }

  byte[] of(
      AttendanceSheet sheet,
      TrainingDescription own,
      String programme,
      String group,
      DisplayNames names,
      Locale language) {
    var provider = settings.completing(own).provider();
    var in = new DocumentValueFormatter(sentences, settings.zone(), language);
    var meeting = sheet.meeting();
    var title = in.message("sheet", group, meeting.number());
    try (var paper = new PdfDocument(title, language)) {
      paper.title(title);
      if (provider != null) paper.text(in.message("provider", provider));
      paper.text(in.message("programme", programme));
      paper.text(
          in.message(
              "when", in.day(sheet.begins()), in.hour(sheet.begins()), in.hour(sheet.ends())));
      if (meeting.place() != null) paper.text(in.message("place", meeting.place()));
      paper.text(
          in.message(
              "facilitator",
              names.of(sheet.leading().stream().map(AttendanceSheet.Line::person).toList())));
      paper.grid(rows(sheet, names, in));
      paper.aside(in.message("hours-of-late"));
      return paper.finished();
    }
  }

  private static List<List<String>> rows(
      AttendanceSheet sheet, DisplayNames names, DocumentValueFormatter in) {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(in.message("person"), in.message("status")));
    sheet.halfDays().forEach(half -> head.add(in.message("half-day." + half)));
    head.add(in.message("hours"));
    rows.add(head);
    for (var line : sheet.lines())
      rows.add(
          row(
              sheet,
              line,
              names,
              line.status() == null ? "" : in.message("status." + line.status()),
              in));
    for (var line : sheet.leading()) rows.add(row(sheet, line, names, in.message("leads"), in));
    return rows;
  }

  private static List<String> row(
      AttendanceSheet sheet,
      AttendanceSheet.Line line,
      DisplayNames names,
      String status,
      DocumentValueFormatter in) {
    var cells = new ArrayList<>(List.of(names.of(line.person()), status));
    for (var half : sheet.halfDays())
      cells.add(
          sheet
              .signed()
              .signedAt(line.person(), half)
              .map(at -> in.message("signed", in.hour(at)))
              .orElse(""));
    cells.add(line.hours() == null ? "" : in.lasted(line.hours()));
    return cells;
  }
}
