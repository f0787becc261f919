package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;

/** The message {@code session.shortened.v1}. */
record SessionShortenedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    String template,
    Username by,
    Instant at) {
  static SessionShortenedMessage of(SessionShortened e) {
    return new SessionShortenedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        e.template().key(),
        e.by(),
        e.at());
  }
}
