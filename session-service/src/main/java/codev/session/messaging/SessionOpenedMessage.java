package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;

/**
 * The message {@code session.opened.v2}.
 *
 * @param halfDays that attendance is signed for
 */
record SessionOpenedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    List<HalfDay> halfDays,
    Username by,
    Instant at) {
  static SessionOpenedMessage of(SessionOpened e, GroupAndProgramme origin) {
    return new SessionOpenedMessage(
        e.session(),
        origin.group(),
        origin.programme(),
        e.sittings().stream().map(AttendanceSlot::halfDay).toList(),
        e.by(),
        e.at());
  }
}
