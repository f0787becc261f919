package codev.session.audit;

import codev.infra.web.CsvCell;
import codev.infra.web.SpreadsheetCsv;
import codev.session.audit.AuditTrailQueries.Entry;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who did what, as a table that a spreadsheet in the reader's language opens. */
@Component
record AuditTrailCsv(MessageSource texts, TimeZoneProperties timeZone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "who",
          "what",
          "whom",
          "minutes",
          "why",
          "reason",
          "starts",
          "programme",
          "group",
          "number",
          "step",
          "session",
          "version",
          "position",
          "type",
          "recorded",
          "hash",
          "accounts");

  /**
   * @param programmes their names by id, as far as they are known
   */
  String of(
      List<Entry> entries, DisplayNames names, Map<String, String> programmes, Locale language) {
    return new SpreadsheetCsv(language)
        .of(
            COLUMNS.stream().map(c -> text("audit.column." + c, language)).toList(),
            entries.stream().map(entry -> row(entry, names, programmes, language)));
  }

  private List<String> row(
      Entry entry, DisplayNames names, Map<String, String> programmes, Locale language) {
    var line = entry.line();
    var subject = line.subject();
    return Stream.of(
            line.at().atZone(timeZone.zone()).format(TIME),
            who(line.by(), names, language),
            text("moment." + line.what(), language),
            whom(subject, names, language),
            string(subject.minutes()),
            why(subject, language),
            text(subject.isReasoned() ? "audit.yes" : "audit.no", language),
            subject.startsAt() == null
                ? null
                : subject.startsAt().atZone(timeZone.zone()).format(TIME),
            programmes.get(entry.trail().programme()),
            entry.trail().groupName(),
            string(entry.trail().number()),
            line.step() == null ? null : text("step." + line.step(), language),
            entry.trail().session(),
            string(line.version()),
            string(line.position()),
            line.what(),
            line.recordedAt().atZone(timeZone.zone()).format(TIME),
            line.hash(),
            entry.people().stream().map(Username::value).collect(Collectors.joining(", ")))
        .map(CsvCell::of)
        .toList();
  }

  private @Nullable String who(@Nullable Username person, DisplayNames names, Locale language) {
    return person == null ? null : name(person, names, language);
  }

  private String name(Username person, DisplayNames names, Locale language) {
    var name = names.called().get(person);
    return name == null ? text("trail.unnamed", language) : name;
  }

  private String whom(AuditLine.Subject subject, DisplayNames names, Locale language) {
    return Stream.concat(Stream.ofNullable(subject.person()), subject.people().stream())
        .map(person -> name(person, names, language))
        .collect(Collectors.joining(", "));
  }

  private String why(AuditLine.Subject subject, Locale language) {
    return Stream.of(
            Stream.ofNullable(subject.attendance()).map(a -> "attendance." + a),
            Stream.ofNullable(subject.basis()).map(b -> "basis." + b),
            subject.rules().stream().map(rule -> "passed." + rule))
        .flatMap(keys -> keys)
        .map(key -> text(key, language))
        .collect(Collectors.joining(" ; "));
  }

  private String text(String key, Locale language) {
    return texts.getMessage(key, null, language);
  }

  private static @Nullable String string(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
