package codev.group.replies;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.scribe.component.RawComponentScribe;
import biweekly.io.text.ICalReader;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.value.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attendee's answer to the invitation to a session.
 *
 * @param sequence of the invitation that it answers
 */
record CalendarReply(SessionId session, String email, InvitationAnswer answer, int sequence) {
  private static final String OF_OURS = "@codev";

  /** Empty unless it is an answer to an invitation of ours, of one attendee. */
  static Optional<CalendarReply> parse(String text) {
    var calendar = read(text);
    if (calendar == null || !isReply(calendar) || calendar.getEvents().size() != 1)
      return Optional.empty();
    var event = calendar.getEvents().getFirst();
    if (event.getAttendees().size() != 1) return Optional.empty();
    var attendee = event.getAttendees().getFirst();
    var session = session(event);
    var answer = answer(attendee);
    var email = attendee.getEmail();
    return session == null || answer == null || email == null
        ? Optional.empty()
        : Optional.of(new CalendarReply(session, email.strip(), answer, sequence(event)));
  }

  /**
   * Without time zones: the rule of one that changes each second would be computed for all seconds
   * up to the event, and no time of an answer is read.
   */
  private static @Nullable ICalendar read(String text) {
    try (var reader = new ICalReader(text)) {
      reader.registerScribe(new RawComponentScribe("VTIMEZONE"));
      return reader.readNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text is read without
    }
  }

  /** Who proposes another time answers to this one, too. */
  private static boolean isReply(ICalendar calendar) {
    var method = calendar.getMethod();
    return method != null
        && (Method.REPLY.equalsIgnoreCase(method.getValue())
            || Method.COUNTER.equalsIgnoreCase(method.getValue()));
  }

  private static @Nullable SessionId session(VEvent event) {
    var uid = event.getUid() == null ? null : event.getUid().getValue();
    if (uid == null || !uid.endsWith(OF_OURS)) return null;
    try {
      return new SessionId(UUID.fromString(uid.substring(0, uid.length() - OF_OURS.length())));
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }

  private static @Nullable InvitationAnswer answer(Attendee attendee) {
    var status = attendee.getParticipationStatus();
    if (ParticipationStatus.ACCEPTED.equals(status)) return InvitationAnswer.ACCEPTED;
    if (ParticipationStatus.DECLINED.equals(status)) return InvitationAnswer.DECLINED;
    return ParticipationStatus.TENTATIVE.equals(status) ? InvitationAnswer.TENTATIVE : null;
  }

  /** Without one it is the first. */
  private static int sequence(VEvent event) {
    var sequence = event.getSequence();
    return sequence == null || sequence.getValue() == null ? 0 : sequence.getValue();
  }
}
