package codev.group.overview;

import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the groups of a programme's board as CSV for a spreadsheet, a row each. */
@Component
record GroupBoardCsv(MessageSource texts, ZoneId zone) {
  /** As spreadsheets of any language read a date with a time. */
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private static final List<String> HEADINGS =
      List.of(
          "group.page.group",
          "group.page.facilitator",
          "group.cohort.site",
          "group.page.state",
          "group.cohort.members",
          "group.cohort.held",
          "group.cohort.planned",
          "group.page.next",
          "group.cohort.attendance",
          "group.cohort.clients",
          "group.cohort.need");

  String of(List<GroupRow> lines, Locale language) {
    var csv = new SpreadsheetCsv(language);
    var headings = HEADINGS.stream().map(key -> texts.getMessage(key, null, language)).toList();
    return csv.of(headings, lines.stream().map(line -> row(line, csv, language)));
  }

  private List<String> row(GroupRow row, SpreadsheetCsv csv, Locale language) {
    var totals = row.totals();
    var attendance = totals.attendance();
    return List.of(
        CsvCell.of(row.name()),
        CsvCell.of(row.facilitatorName()),
        CsvCell.of(String.join(", ", row.sites())),
        texts.getMessage("group.stage." + row.stage(), null, language),
        String.valueOf(totals.members()),
        String.valueOf(totals.held()),
        String.valueOf(totals.planned()),
        next(row),
        attendance == null ? "" : csv.decimal(String.format(Locale.ROOT, "%.2f", attendance)),
        String.valueOf(totals.beenClient()),
        tasks(row, language));
  }

  private String next(GroupRow row) {
    var next = row.next();
    return next == null || !row.isExpected() ? "" : MINUTE.format(next.startsAt().atZone(zone));
  }

  private String tasks(GroupRow row, Locale language) {
    return row.tasks().stream()
        .map(
            task ->
                texts.getMessage(
                    "group.todo." + task.need(), task.arguments(zone, language), language))
        .collect(Collectors.joining(" "));
  }
}
