package codev.group.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.util.Date;
import java.util.function.Function;

/** Writes a calendar as an iCalendar file (RFC 5545), for import by other programs. */
public final class ICalendarFile {
  static final String PRODUCT = "-//codev//codev//FR";

  private final ICalendar file = new ICalendar();

  public ICalendarFile() {
    file.setProductId(PRODUCT);
  }

  /**
   * @param entries what the file shows of each session
   */
  public ICalendarFile with(
      GroupCalendar calendar, Function<CalendarSession, CalendarEntry> entries) {
    calendar.all().forEach(session -> file.addEvent(event(session, entries.apply(session))));
    return this;
  }

  /**
   * The same, for a program that asks for it again and again. Name and interval are also written as
   * programs read them that are older than RFC 7986.
   *
   * @param name by which a program lists the calendar
   */
  public String feed(String name) {
    file.setName(name);
    file.setExperimentalProperty("X-WR-CALNAME", name);
    file.setRefreshInterval(Duration.builder().hours(1).build());
    file.setExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
    return text();
  }

  public String text() {
    return Biweekly.write(file).go();
  }

  /**
   * The same id each time, and a higher sequence with each change: a calendar that imports the file
   * again updates what it has.
   */
  static VEvent event(CalendarSession session, CalendarEntry entry) {
    var event = new VEvent();
    event.setUid(session.id() + "@codev");
    event.setSequence(session.revision());
    event.setDateTimeStamp(Date.from(session.changedAt()));
    event.setStatus(status(session));
    event.setSummary(entry.summary());
    event.setDescription(entry.description());
    event.setDateStart(Date.from(session.startsAt()));
    event.setDateEnd(Date.from(session.endsAt()));
    if (!entry.location().isEmpty()) event.setLocation(entry.location());
    event.setUrl(entry.page());
    return event;
  }

  private static Status status(CalendarSession session) {
    if (session.state() == CalendarSession.State.CANCELLED) return Status.cancelled();
    return session.needsANewDate() ? Status.tentative() : Status.confirmed();
  }
}
