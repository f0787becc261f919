package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.Attendance;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code session.closed.v2}.
 *
 * @param client of the (last) pass; null when the session was closed before a topic was chosen
 * @param clients of all passes that were begun, in order; not published before
 */
record SessionClosedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    @Nullable Username client,
    List<Username> clients,
    Instant openedAt,
    Instant closedAt,
    List<Course.Presence> attendance,
    List<Course.StepTaken> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions,
    Instant at) {
  static SessionClosedMessage of(SessionClosed e) {
    var c = e.course();
    return new SessionClosedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        c.clients().isEmpty() ? null : c.clients().getLast(),
        c.clients(),
        c.openedAt(),
        e.at(),
        c.attendance().stream().map(SessionClosedMessage::withoutEarlyLeave).toList(),
        c.steps(),
        c.contractAcceptedBeforeConsultation(),
        c.clientSilentInConsultation(),
        c.contributions(),
        e.at());
  }

  /** This version of the message knows nobody who left early: they were there. */
  private static Course.Presence withoutEarlyLeave(Course.Presence p) {
    return p.status() == Attendance.LEFT_EARLY
        ? new Course.Presence(p.username(), Attendance.PRESENT, p.signed())
        : p;
  }
}
