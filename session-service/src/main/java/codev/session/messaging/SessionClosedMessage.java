package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code session.closed.v3}.
 *
 * @param client the last of them; null when nobody's turn took place
 * @param clients whose turn took place: their consultation was held; in order
 * @param by who led it at the end, also where it had been handed over
 */
record SessionClosedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    @Nullable Username client,
    List<Username> clients,
    Instant openedAt,
    Instant closedAt,
    List<Statistics.Presence> attendance,
    List<Statistics.StepTaken> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions,
    Username by,
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
        e.by(),
        e.at());
  }

  /** This version of the message knows nobody who left early: they were there. */
  private static Statistics.Presence withoutEarlyLeave(Statistics.Presence p) {
    return p.status() == AttendanceStatus.LEFT_EARLY
        ? new Statistics.Presence(p.username(), AttendanceStatus.PRESENT, p.signed())
        : p;
  }
}
