package codev.group.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.Duration;
import java.util.Date;

/** A calendar as other programs import it (RFC 5545). */
public final class ICalendarFile {
  private ICalendarFile() {}

  /**
   * @param title of each session, before its number
   */
  public static String of(Calendar calendar, String title) {
    var file = new ICalendar();
    file.setProductId("-//codev//codev//FR");
    calendar.meetings().forEach(meeting -> file.addEvent(event(meeting, title)));
    return Biweekly.write(file).go();
  }

  /** The same id each time: a calendar that imports the file again updates what it has. */
  private static VEvent event(Meeting meeting, String title) {
    var event = new VEvent();
    event.setUid(meeting.id() + "@codev");
    event.setDateTimeStamp(Date.from(meeting.startsAt()));
    event.setSummary(title + " " + meeting.number());
    event.setDateStart(Date.from(meeting.startsAt()));
    event.setDuration(Duration.builder().minutes(meeting.minutes()).build());
    if (meeting.place() != null) event.setLocation(meeting.place());
    if (meeting.videoLink() != null) event.setUrl(meeting.videoLink());
    return event;
  }
}
