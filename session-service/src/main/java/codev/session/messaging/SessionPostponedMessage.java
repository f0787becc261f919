package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;

/** The message {@code session.postponed.v1}: the session was put off to another day. */
record SessionPostponedMessage(
    SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username by, Instant at) {
  static SessionPostponedMessage of(SessionPostponed e, GroupAndProgramme origin) {
    return new SessionPostponedMessage(
        e.session(), origin.group(), origin.programme(), e.by(), e.at());
  }
}
