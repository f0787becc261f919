package codev.group.inviting;

import codev.group.calendar.Calendar;
import codev.group.calendar.ICalendarFile;
import codev.group.calendar.Meeting;
import codev.infra.letters.Addressee;
import codev.infra.letters.Enclosure;
import codev.infra.letters.Letter;
import codev.infra.letters.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Something about sessions that the whole group is told.
 *
 * @param kind the middle of its sentences' keys
 * @param id what every letter about it begins with
 * @param sessions one, or several planned at once
 * @param enclosures a file for the reader's calendar, where there is something new in it
 */
record News(
    String kind, String id, Invited group, List<Meeting> sessions, List<Enclosure> enclosures) {

  /** With a file that brings the reader's calendar up to date. */
  static News of(String kind, String id, Invited group, List<Meeting> sessions) {
    var file = new ICalendarFile().with(new Calendar(sessions), group.name()).text();
    var enclosure = new Enclosure("codev.ics", "text/calendar; charset=UTF-8", file);
    return new News(kind, id, group, sessions, List.of(enclosure));
  }

  Letter to(Addressee person) {
    var key = "group.letter." + kind;
    var lines = new ArrayList<Sentence>();
    lines.add(Sentence.of(key + ".opening", group.name()));
    sessions.forEach(session -> lines.add(line(session)));
    if (!enclosures.isEmpty()) lines.add(Sentence.of("group.letter.enclosed"));
    return new Letter(
        id + "/" + person.username(),
        person,
        Sentence.of(
            key + ".subject", group.name(), sessions.size(), sessions.getFirst().startsAt()),
        lines,
        "/groups/" + group.group(),
        enclosures);
  }

  private static Sentence line(Meeting session) {
    return session.place() == null
        ? Sentence.of("group.letter.session", session.number(), session.startsAt())
        : Sentence.of(
            "group.letter.session-at", session.number(), session.startsAt(), session.place());
  }
}
