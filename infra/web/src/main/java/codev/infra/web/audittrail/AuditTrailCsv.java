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
    var action = row.action();
    var place = row.place();
    var entry = row.entry();
    return Stream.of(
            row.at().atZone(zone).format(TIME),
            action.by(),
            action.what(),
            action.whom(),
            String.join(" ; ", action.details()),
            formatter.text(action.isReasoned() ? "audit.yes" : "audit.no"),
            place.startsAt() == null ? null : place.startsAt().atZone(zone).format(TIME),
            nameOf(place.programme()),
            nameOf(place.group()),
            place.number() == null ? null : place.number().toString(),
            place.session() == null ? null : place.session().toString(),
            Long.toString(entry.position()),
            entry.type(),
            entry.recordedAt().atZone(zone).format(TIME),
            entry.hash(),
            String.join(", ", row.usernames()))
        .map(CsvCell::of)
        .toList();
  }

  private static @Nullable String nameOf(@Nullable NamedSubject named) {
    return named == null ? null : named.name();
  }
}
