package codev.learning.sessions;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.NoteClient;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import java.time.Instant;

record TopicChosen(
    SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username client, Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    return new NoteClient(sessionId, groupId, programmeId, client, at);
  }
}
