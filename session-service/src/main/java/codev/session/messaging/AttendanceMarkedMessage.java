package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;

/**
 * The message {@code session.attendance-marked.v1}. The reason of a late or missing participant is
 * not published.
 */
record AttendanceMarkedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username member,
    AttendanceStatus status,
    Username by,
    Instant at) {
  static AttendanceMarkedMessage of(AttendanceMarked e, GroupAndProgramme origin) {
    return new AttendanceMarkedMessage(
        e.session(), origin.group(), origin.programme(), e.member(), e.status(), e.by(), e.at());
  }
}
