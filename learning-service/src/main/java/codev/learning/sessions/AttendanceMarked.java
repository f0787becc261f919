package codev.learning.sessions;

import codev.learning.domain.Course;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.MarkPresence;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import java.time.Instant;

record AttendanceMarked(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username member,
    Status status,
    Instant at)
    implements Told {

  enum Status {
    PRESENT(Course.Status.PRESENT),
    LATE(Course.Status.LATE),
    ABSENT(Course.Status.ABSENT),
    /** They were there. */
    LEFT_EARLY(Course.Status.PRESENT);

    private final Course.Status known;

    Status(Course.Status known) {
      this.known = known;
    }
  }

  @Override
  public LearningCommand command() {
    return new MarkPresence(sessionId, groupId, programmeId, member, status.known, at);
  }
}
