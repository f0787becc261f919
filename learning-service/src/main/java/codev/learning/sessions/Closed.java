package codev.learning.sessions;

import codev.learning.domain.Course;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.NoteSessionHeld;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record Closed(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    @Nullable Username client,
    Instant openedAt,
    Instant closedAt,
    List<Course.Presence> attendance,
    List<Course.StepTaken> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions,
    Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    var course =
        new Course(
            client,
            openedAt,
            closedAt,
            attendance,
            steps,
            contractAcceptedBeforeConsultation,
            clientSilentInConsultation,
            contributions);
    return new NoteSessionHeld(sessionId, groupId, programmeId, course, at);
  }
}
