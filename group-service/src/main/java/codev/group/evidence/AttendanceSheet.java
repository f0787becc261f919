package codev.group.evidence;

import codev.group.directory.Names;
import codev.group.domain.Username;
import codev.infra.paper.Paper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

  byte[] of(Sheet sheet, String programme, String group, Names names, Locale language) {
    var in = new Language(language);
    var meeting = sheet.meeting();
    var title = in.say("sheet", group, meeting.number());
    try (var paper = new Paper(title, language)) {
      paper.title(title);
      paper.text(in.say("provider", settings.provider()));
      paper.text(in.say("programme", programme));
      paper.text(
          in.say("when", in.day(sheet.begins()), in.hour(sheet.begins()), in.hour(sheet.ends())));
      if (meeting.place() != null) paper.text(in.say("place", meeting.place()));
      paper.text(in.say("facilitator", names.of(meeting.facilitator())));
      paper.grid(rows(sheet, names, in));
      paper.aside(in.say("hours-of-late"));
      return paper.finished();
    }
  }

  private static List<List<String>> rows(Sheet sheet, Names names, Language in) {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(in.say("person"), in.say("status")));
    sheet.halfDays().forEach(half -> head.add(in.say("half-day." + half)));
    head.add(in.say("hours"));
    rows.add(head);
    for (var line : sheet.lines())
      rows.add(
          row(
              sheet,
              line.person(),
              names.of(line.person()),
              line.status() == null ? "" : in.say("status." + line.status()),
              line.hours(),
              in));
    var facilitator = sheet.meeting().facilitator();
    rows.add(row(sheet, facilitator, names.of(facilitator), in.say("leads"), sheet.lasted(), in));
    return rows;
  }

  private static List<String> row(
      Sheet sheet,
      Username person,
      String name,
      String status,
      @Nullable Duration hours,
      Language in) {
    var cells = new ArrayList<>(List.of(name, status));
    for (var half : sheet.halfDays())
      cells.add(
          sheet
              .signed()
              .signedAt(person, half)
              .map(at -> in.say("signed", in.hour(at)))
              .orElse(""));
    cells.add(hours == null ? "" : in.say("lasted", hours.toHours(), hours.toMinutesPart()));
    return cells;
  }

  /** How its reader says things. */
  private final class Language {
    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }

    String say(String key, Object... arguments) {
      return sentences.getMessage("group.evidence." + key, arguments, locale);
    }

    String day(Instant moment) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
          .withLocale(locale)
          .format(moment.atZone(settings.zone()));
    }

    String hour(Instant moment) {
      return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
          .withLocale(locale)
          .format(moment.atZone(settings.zone()));
    }
  }
}
