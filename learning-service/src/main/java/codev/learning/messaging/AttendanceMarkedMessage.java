package codev.learning.messaging;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.MarkPresence;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.domain.person.Username;
import java.time.Instant;

/** The message {@code session.attendance-marked}, as far as it is read here. */
record AttendanceMarkedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username member,
    Status status,
    Instant at)
    implements SessionMessage {

  enum Status {
    PRESENT(SessionStatistics.Status.PRESENT),
    LATE(SessionStatistics.Status.LATE),
    ABSENT(SessionStatistics.Status.ABSENT),
    /** They were there. */
    LEFT_EARLY(SessionStatistics.Status.PRESENT);

    private final SessionStatistics.Status known;

    Status(SessionStatistics.Status known) {
      this.known = known;
    }
  }

  @Override
  public LearningServiceCommand command() {
    return new MarkPresence(sessionId, groupId, programmeId, member, status.known, at);
  }
}
