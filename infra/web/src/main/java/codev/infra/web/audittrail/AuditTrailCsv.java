package codev.infra.web.audittrail;

import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import codev.infra.web.audittrail.AuditTrailRow.NamedSubject;
import codev.infra.web.audittrail.AuditTrailRow.RowFormatter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who did what, as a table that a spreadsheet in the reader's language opens. */
record AuditTrailCsv(ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "who",
          "what",
          "whom",
          "why",
          "reason",
          "starts",
          "programme",
          "group",
          "number",
          "session",
          "position",
          "type",
          "recorded",
          "hash",
          "accounts");

  String of(List<AuditLine> lines, RowFormatter formatter) {
    return new SpreadsheetCsv(formatter.language())
        .of(
            COLUMNS.stream().map(c -> formatter.text("audit.column." + c)).toList(),
            lines.stream().map(line -> cells(formatter.row(line), formatter)));
  }

  private List<String> cells(AuditTrailRow row, RowFormatter formatter) {
    return Stream.of(
            row.at().atZone(zone).format(TIME),
            row.by(),
            row.what(),
            row.whom(),
            String.join(" ; ", row.details()),
            formatter.text(row.isReasoned() ? "audit.yes" : "audit.no"),
            row.startsAt() == null ? null : row.startsAt().atZone(zone).format(TIME),
            nameOf(row.programme()),
            nameOf(row.group()),
            row.number() == null ? null : row.number().toString(),
            row.session() == null ? null : row.session().toString(),
            Long.toString(row.position()),
            row.type(),
            row.recordedAt().atZone(zone).format(TIME),
            row.hash(),
            String.join(", ", row.usernames()))
        .map(CsvCell::of)
        .toList();
  }

  private static @Nullable String nameOf(@Nullable NamedSubject named) {
    return named == null ? null : named.name();
  }
}
