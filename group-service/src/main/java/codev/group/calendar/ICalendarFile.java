package codev.group.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.util.Date;

/** Writes a calendar as an iCalendar file (RFC 5545), for import by other programs. */
public final class ICalendarFile {
  private final ICalendar file = new ICalendar();

  public ICalendarFile() {
    file.setProductId("-//codev//codev//FR");
  }

  /**
   * @param title of each session, before its number
   */
  public ICalendarFile with(Calendar calendar, String title) {
    calendar.meetings().forEach(meeting -> file.addEvent(event(meeting, title)));
    return this;
  }

  public String text() {
    return Biweekly.write(file).go();
  }

  /**
   * The same id each time, and a higher sequence with each change: a calendar that imports the file
   * again updates what it has.
   */
  private static VEvent event(CalendarSession meeting, String title) {
    var event = new VEvent();
    event.setUid(meeting.id() + "@codev");
    event.setSequence(meeting.revision());
    event.setDateTimeStamp(Date.from(meeting.changedAt()));
    event.setStatus(status(meeting));
    event.setSummary(title + " " + meeting.number());
    event.setDateStart(Date.from(meeting.startsAt()));
    event.setDuration(Duration.builder().minutes(meeting.minutes()).build());
    if (meeting.place() != null) event.setLocation(meeting.place());
    if (meeting.videoLink() != null) event.setUrl(meeting.videoLink());
    return event;
  }

  private static Status status(CalendarSession meeting) {
    if (meeting.state() == CalendarSession.State.CANCELLED) return Status.cancelled();
    return meeting.needsANewDate() ? Status.tentative() : Status.confirmed();
  }
}
