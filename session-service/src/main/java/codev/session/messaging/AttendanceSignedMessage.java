package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;

/** The message {@code session.attendance-signed.v1}. */
record AttendanceSignedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username person,
    HalfDay halfDay,
    Username by,
    Instant at) {
  static AttendanceSignedMessage of(AttendanceSigned e, GroupAndProgramme origin) {
    return new AttendanceSignedMessage(
        e.session(), origin.group(), origin.programme(), e.by(), e.halfDay(), e.by(), e.at());
  }
}
