package codev.learning.messaging;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.SignPresence;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;

/** The message {@code session.attendance-signed}, as far as it is read here. */
record AttendanceSignedMessage(
    SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username person, Instant at)
    implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new SignPresence(sessionId, groupId, programmeId, person, at);
  }
}
