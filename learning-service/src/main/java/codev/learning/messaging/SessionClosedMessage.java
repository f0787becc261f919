package codev.learning.messaging;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.NoteSessionHeld;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message {@code session.closed}, as far as it is read here. */
record SessionClosedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    @Nullable Username client,
    Instant openedAt,
    Instant closedAt,
    List<SessionStatistics.Presence> attendance,
    List<SessionStatistics.StepTaken> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions,
    Instant at)
    implements SessionMessage {
  @Override
  public LearningCommand command() {
    var course =
        new SessionStatistics(
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
