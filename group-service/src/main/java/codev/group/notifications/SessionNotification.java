package codev.group.notifications;

import codev.group.calendar.Calendar;
import codev.group.calendar.CalendarSession;
import codev.group.calendar.ICalendarFile;
import codev.infra.email.Attachment;
import codev.infra.email.Email;
import codev.infra.email.EmailRecipient;
import codev.infra.email.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A notification about sessions that is sent to the whole group.
 *
 * @param kind the middle of its sentences' keys
 * @param id prefix of the id of each of its e-mails
 * @param sessions one, or several planned at once
 * @param enclosures a file for the reader's calendar, where there is something new in it
 */
record SessionNotification(
    String kind,
    String id,
    NotifiedGroup group,
    List<CalendarSession> sessions,
    List<Attachment> enclosures) {

  /** With a file that brings the reader's calendar up to date. */
  static SessionNotification of(
      String kind, String id, NotifiedGroup group, List<CalendarSession> sessions) {
    var file = new ICalendarFile().with(new Calendar(sessions), group.name()).text();
    var enclosure = new Attachment("codev.ics", "text/calendar; charset=UTF-8", file);
    return new SessionNotification(kind, id, group, sessions, List.of(enclosure));
  }

  Email to(EmailRecipient person) {
    var key = "group.letter." + kind;
    var lines = new ArrayList<LocalizedText>();
    lines.add(LocalizedText.of(key + ".opening", group.name()));
    sessions.forEach(session -> lines.add(line(session)));
    if (!enclosures.isEmpty()) lines.add(LocalizedText.of("group.letter.enclosed"));
    return new Email(
        id + "/" + person.username(),
        person,
        LocalizedText.of(
            key + ".subject", group.name(), sessions.size(), sessions.getFirst().startsAt()),
        lines,
        "/groups/" + group.group(),
        enclosures);
  }

  private static LocalizedText line(CalendarSession session) {
    return session.place() == null
        ? LocalizedText.of("group.letter.session", session.number(), session.startsAt())
        : LocalizedText.of(
            "group.letter.session-at", session.number(), session.startsAt(), session.place());
  }
}
