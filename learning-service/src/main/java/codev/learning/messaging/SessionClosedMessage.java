package codev.learning.messaging;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.NoteSessionHeld;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code session.closed}, as far as it is read here.
 *
 * @param clients absent in its first version, which names one client
 */
record SessionClosedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    @Nullable Username client,
    @Nullable List<Username> clients,
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
  public LearningServiceCommand command() {
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
    return new NoteSessionHeld(sessionId, groupId, programmeId, turns(), course, at);
  }

  private List<Username> turns() {
    if (clients != null) return clients;
    return client == null ? List.of() : List.of(client);
  }
}
