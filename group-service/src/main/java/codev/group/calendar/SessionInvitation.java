package codev.group.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import codev.group.domain.person.InvitationAnswer;
import codev.infra.email.CalendarMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person's calendar about one session (iTIP, RFC 5546): it invites, moves or
 * cancels. One id per session for ever; of two messages the one with the higher sequence counts.
 *
 * @param sequence number of changes so far of the session's date and of the person's place in it
 * @param decidedAt when the last of them was decided
 * @param isCancelled whether the session is cancelled, or no longer this person's
 */
public record SessionInvitation(
    CalendarSession session, int sequence, Instant decidedAt, boolean isCancelled) {

  /** For Outlook, which otherwise offers to propose another time. */
  private static final String NO_OTHER_TIME = "X-MICROSOFT-DISALLOW-COUNTER";

  /** Organizer or attendee. */
  public record Party(String name, String email) {}

  /**
   * @param isAsked whether the attendee is asked for an answer; who leads the session is not
   * @param answer what the attendee has answered to the session at this date; null: nothing
   * @param zone in which the session's times are written
   */
  public CalendarMessage message(
      CalendarEntry entry,
      Party organizer,
      Party attendee,
      boolean isAsked,
      @Nullable InvitationAnswer answer,
      ZoneId zone) {
    var method = isCancelled ? Method.CANCEL : Method.REQUEST;
    var calendar = new ICalendar();
    calendar.setProductId(ICalendarFile.PRODUCT);
    calendar.setMethod(new Method(method));
    TimeZoneComponent.of(zone, session.startsAt())
        .map(component -> new TimezoneAssignment(TimeZone.getTimeZone(zone), component))
        .ifPresent(calendar.getTimezoneInfo()::setDefaultTimezone);
    var event = ICalendarFile.event(session, entry);
    event.setSequence(sequence);
    event.setDateTimeStamp(Date.from(decidedAt));
    event.setStatus(isCancelled ? Status.cancelled() : Status.confirmed());
    event.setOrganizer(new Organizer(organizer.name(), organizer.email()));
    event.addAttendee(attendee(attendee, isAsked, answer));
    event.setExperimentalProperty(NO_OTHER_TIME, "TRUE");
    calendar.addEvent(event);
    return new CalendarMessage(method, Biweekly.write(calendar).go());
  }

  private Attendee attendee(Party party, boolean isAsked, @Nullable InvitationAnswer answer) {
    var attendee = new Attendee(party.name(), party.email());
    attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
    attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
    boolean isExpected = !isAsked && !isCancelled;
    attendee.setParticipationStatus(isExpected ? ParticipationStatus.ACCEPTED : status(answer));
    attendee.setRsvp(isAsked && !isCancelled);
    return attendee;
  }

  /** An answer that stays is shown by the calendar as before. */
  private static ParticipationStatus status(@Nullable InvitationAnswer answer) {
    if (answer == null) return ParticipationStatus.NEEDS_ACTION;
    return switch (answer) {
      case ACCEPTED -> ParticipationStatus.ACCEPTED;
      case TENTATIVE -> ParticipationStatus.TENTATIVE;
      case DECLINED -> ParticipationStatus.DECLINED;
    };
  }
}
