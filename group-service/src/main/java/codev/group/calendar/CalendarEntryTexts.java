package codev.group.calendar;

import codev.infra.email.EmailProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes what a calendar shows of a session. */
@Component
public class CalendarEntryTexts {
  private static final String KEY = "group.calendar.entry.";

  private final MessageSource messages;
  private final EmailProperties settings;

  public CalendarEntryTexts(MessageSource messages, EmailProperties settings) {
    this.messages = messages;
    this.settings = settings;
  }

  /** Of a calendar that has nothing but such entries. */
  public String calendarName(Locale language) {
    return messages.getMessage("group.feed.name", new Object[0], language);
  }

  /**
   * @param facilitator by display name
   */
  public CalendarEntry of(
      CalendarSession session, String group, String facilitator, Locale language) {
    var page = settings.address().resolve("/sessions/" + session.id()).toString();
    var location =
        Stream.of(session.place(), session.videoLink())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    var summary = text(language, "summary", group, session.number());
    return new CalendarEntry(
        summary, description(session, group, facilitator, page, language), location, page);
  }

  private String description(
      CalendarSession session, String group, String facilitator, String page, Locale language) {
    var lines = new ArrayList<String>();
    lines.add(text(language, "group", group, facilitator));
    if (session.videoLink() != null) lines.add(text(language, "video", session.videoLink()));
    lines.addAll(List.of(text(language, "page", page), text(language, "confidential")));
    return String.join("\n", lines);
  }

  private String text(Locale language, String key, Object... arguments) {
    return messages.getMessage(KEY + key, arguments, language);
  }
}
