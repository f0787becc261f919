package codev.learning.messaging;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.NoteClient;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;

/** The message {@code session.topic-chosen}, as far as it is read here. */
record TopicChosenMessage(
    SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username client, Instant at)
    implements SessionMessage {
  @Override
  public LearningCommand command() {
    return new NoteClient(sessionId, groupId, programmeId, client, at);
  }
}
