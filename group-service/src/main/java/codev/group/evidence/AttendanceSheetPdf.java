package codev.group.evidence;

import codev.group.directory.DisplayNames;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.proof.DocumentProof;
import codev.infra.documents.PdfRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The attendance sheet as a PDF document to print; unsigned fields stay empty, to be signed by
 * hand.
 */
@Component
record AttendanceSheetPdf(
    MessageSource texts, TrainingProviderProperties settings, PdfRenderer renderer) {
  /**
   * @param proof of what it rests on; null where the log is not signed
   */
  byte[] of(
      AttendanceSheet sheet,
      TrainingDescription programmeTraining,
      String programme,
      String group,
      DisplayNames names,
      @Nullable DocumentProof proof,
      Locale language) {
    var provider = settings.completing(programmeTraining).provider();
    var formatter = new DocumentValueFormatter(texts, settings.zone(), language);
    var session = sheet.session();
    var lines = new ArrayList<String>();
    if (provider != null) lines.add(formatter.message("provider", provider));
    lines.add(formatter.message("programme", programme));
    lines.add(
        formatter.message(
            "when",
            formatter.day(sheet.begins()),
            formatter.hour(sheet.begins()),
            formatter.hour(sheet.ends())));
    if (session.place() != null) lines.add(formatter.message("place", session.place()));
    lines.add(
        formatter.message(
            "facilitator",
            names.of(sheet.leading().stream().map(AttendanceSheet.Line::person).toList())));
    return renderer.render(
        "attendance-sheet",
        formatter.message("sheet", group, session.number()),
        Map.of(
            "lines",
            lines,
            "halfDays",
            sheet.halfDays(),
            "rows",
            rows(sheet, names, formatter),
            "proof",
            ProofSection.of(proof, Map.of(session.id(), sheet.begins()), names, formatter)),
        language);
  }

  private static List<List<String>> rows(
      AttendanceSheet sheet, DisplayNames names, DocumentValueFormatter formatter) {
    var rows = new ArrayList<List<String>>();
    for (var line : sheet.lines())
      rows.add(
          row(
              sheet,
              line,
              names,
              line.status() == null ? "" : formatter.message("status." + line.status()),
              formatter));
    for (var line : sheet.leading())
      rows.add(row(sheet, line, names, formatter.message("leads"), formatter));
    return rows;
  }

  private static List<String> row(
      AttendanceSheet sheet,
      AttendanceSheet.Line line,
      DisplayNames names,
      String status,
      DocumentValueFormatter formatter) {
    var cells = new ArrayList<>(List.of(names.of(line.person()), status));
    for (var half : sheet.halfDays())
      cells.add(
          sheet
              .signed()
              .signedAt(line.person(), half)
              .map(at -> formatter.message("signed", formatter.hour(at)))
              .orElse(""));
    cells.add(line.hours() == null ? "" : formatter.lasted(line.hours()));
    return cells;
  }
}
